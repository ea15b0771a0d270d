package fr.coscom.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The log of the embedded server; at most one older file of it is kept. */
record ServerLog(Path file, long from) {

  private static final long LARGE = 10L << 20;

  static ServerLog rotated(Path file) throws IOException {
    long size = Files.exists(file) ? Files.size(file) : 0;
    if (size > LARGE) {
      Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
      size = 0;
    }
    return new ServerLog(file, size);
  }

  /** What was added, at most its last 4,000 bytes. */
  String since() throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long start = Math.max(from, log.length() - 4000);
      byte[] bytes = new byte[(int) Math.max(0, log.length() - start)];
      log.seek(start);
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}

package fr.coscom.audit;

import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An auditor's set as one archive, to send: the files of its folder, at a fixed time, in the order given. */
public final class AuditArchiveFile {

  /** Far more than a set of a million contracts; an archive that unpacks to more is not one of ours. */
  private static final long MOST_BYTES = 64L << 30;
  private static final int MOST_FILES = 1000;

  private AuditArchiveFile() {}

  /**
   * Writes and flushes; the stream stays open.
   *
   * @param paths relative to the folder, with slashes
   */
  static void write(Path folder, List<String> paths, LocalDateTime at, OutputStream out) throws IOException {
    ZipOutputStream archive = new ZipOutputStream(out);
    for (String path : paths) {
      ZipEntry entry = new ZipEntry(path);
      entry.setTimeLocal(at);
      archive.putNextEntry(entry);
      Files.copy(folder.resolve(path), archive);
      archive.closeEntry();
    }
    archive.finish();
    out.flush();
  }

  /**
   * Unpacks an archive into an empty folder.
   *
   * @throws ZipException when it is no archive, or one that would write outside the folder, twice, or without end
   */
  public static void unpack(Path archive, Path folder) throws IOException {
    Set<String> names = new HashSet<>();
    long left = MOST_BYTES;
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive, LinkOption.NOFOLLOW_LINKS))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder) || !names.add(entry.getName()) || names.size() > MOST_FILES) {
          throw new ZipException("not an archive of this program: " + entry.getName());
        }
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          left -= copied(in, file, left);
        }
      }
    }
    if (names.isEmpty()) {
      throw new ZipException("not an archive: " + archive.getFileName());
    }
  }

  /** Throws away what was unpacked. */
  public static void delete(Path folder) throws IOException {
    FolderProofStore.delete(folder);
  }

  /** The digest of each part before it was packed, by name. */
  static Map<String, String> parts(Path archive) throws IOException {
    Map<String, String> parts = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive, LinkOption.NOFOLLOW_LINKS))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), DurableFile.sha256(in));
      }
    }
    return parts;
  }

  private static long copied(InputStream in, Path file, long most) throws IOException {
    long bytes = 0;
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > most) {
          throw new ZipException("unpacks to more than any set: " + file.getFileName());
        }
        out.write(buffer, 0, read);
      }
    }
    return bytes;
  }
}

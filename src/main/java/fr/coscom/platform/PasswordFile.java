package fr.coscom.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A password made by chance at the first start and kept in a file of mode 0600. */
final class PasswordFile {

  private PasswordFile() {}

  /** The password of the file, which is made when absent. */
  static String readOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] chance = new byte[24];
      new SecureRandom().nextBytes(chance);
      DurableFile.write(file, out -> out.write(HexFormat.of().formatHex(chance).getBytes(StandardCharsets.US_ASCII)));
    }
    return read(file);
  }

  static String read(Path file) throws IOException {
    return Files.readString(file).strip();
  }
}

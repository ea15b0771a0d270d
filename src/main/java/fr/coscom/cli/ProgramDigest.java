package fr.coscom.cli;

import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The SHA-256 of the jar that was delivered: the one that is running, or the one that it was unpacked from, as {@code jobs/unpack} wrote it
 * beside. Zeros when the program runs from classes, as tests do.
 */
final class ProgramDigest {

  private static final String NOT_A_JAR = "0".repeat(64);

  private ProgramDigest() {}

  static String ofThis() {
    try {
      String location = ProgramDigest.class.getProtectionDomain().getCodeSource().getLocation().toString();
      String file = location.replaceFirst("^jar:(nested:)?", "").replaceFirst("(!|/!).*$", "");
      Path jar = Path.of(file.startsWith("file:") ? new URI(file).getPath() : file);
      return of(jar);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String of(Path jar) throws IOException {
    Path delivered = jar.resolveSibling(jar.getFileName() + ".sha256");
    if (Files.isRegularFile(delivered)) {
      return Files.readString(delivered).strip();
    }
    return Files.isRegularFile(jar) ? DurableFile.sha256(jar) : NOT_A_JAR;
  }
}

package fr.coscom.payment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Name, rights, leftovers and digest file: rules F01, F07, F08, F10 and S01. */
final class FileSurroundings {

  private static final Set<String> MODES = Set.of("rw-------", "rw-r-----");
  private static final String PART = ".part";

  private FileSurroundings() {}

  static void check(Path file, Expectation expected, Findings findings) throws IOException {
    boolean draft = expected.stage() == Expectation.Stage.DRAFT;
    String name = file.getFileName().toString();
    String wanted = expected.message().fileName() + (draft ? PART : "");
    findings.require(name.equals(wanted), "F01", "", name, wanted);
    findings.require(draft || Files.notExists(file.resolveSibling(name + PART)), "F07", "", name + PART, "");
    rights(file, findings);
  }

  static void checkDigest(Path file, String sha256, Expectation expected, Findings findings) throws IOException {
    Optional<String> ledger = expected.sha256();
    findings.require(ledger.isEmpty() || ledger.get().equals(sha256), "S01", "", sha256, ledger.orElse(""));
    if (expected.stage() == Expectation.Stage.FINAL) {
      String name = file.getFileName().toString();
      Path sidecar = file.resolveSibling(name + ".sha256");
      String line = Files.isRegularFile(sidecar) ? firstBytes(sidecar) : "-";
      boolean same = line.equals(sha256 + "  " + name + "\n") || line.equals(sha256 + "  " + name);
      findings.require(same, "F08", "", line.strip(), sha256 + "  " + name);
    }
  }

  private static String firstBytes(Path sidecar) throws IOException {
    try (var in = Files.newInputStream(sidecar)) {
      return new String(in.readNBytes(200), StandardCharsets.ISO_8859_1);
    }
  }

  /** The owner is compared with that of the folder, which the service made for itself. */
  private static void rights(Path file, Findings findings) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    PosixFileAttributes attributes = view.readAttributes();
    String mode = PosixFilePermissions.toString(attributes.permissions());
    findings.require(MODES.contains(mode), "F10", "", mode, "rw-------, rw-r-----");
    String folder = Files.getOwner(file.toAbsolutePath().getParent()).getName();
    findings.require(attributes.owner().getName().equals(folder), "F10", "", attributes.owner().getName(), folder);
  }
}

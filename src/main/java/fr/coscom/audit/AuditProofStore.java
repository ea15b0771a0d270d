package fr.coscom.audit;

import fr.coscom.audit.AuditFilesStore.Written;
import fr.coscom.audit.Verification.Difference;
import fr.coscom.audit.Verification.Kind;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.ParameterSetStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.platform.Database;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks an auditor's set: every file against the digest in its manifest, the run computed once more from what is
 * stored, and the whole set made again as of the instant that the manifest tells, byte for byte.
 */
public final class AuditProofStore {

  private static final int MOST = 20;

  private final Run run;
  private final Path folder;
  private final AuditManifestFile.Read manifest;

  private AuditProofStore(Run run, Path folder, AuditManifestFile.Read manifest) {
    this.run = run;
    this.folder = folder;
    this.manifest = manifest;
  }

  /** @param run that the manifest names */
  public static Verification verify(Database database, Run run, Path folder, AuditManifestFile.Read manifest)
      throws SQLException, IOException {
    try (Connection reading = database.connect(); Connection writing = database.connect()) {
      reading.setAutoCommit(false);
      writing.setAutoCommit(false);
      try {
        return new AuditProofStore(run, folder, manifest).verify(reading, writing);
      } finally {
        reading.rollback();
        writing.rollback();
      }
    }
  }

  private Verification verify(Connection reading, Connection writing) throws SQLException, IOException {
    ParameterSet parameters = ParameterSetStore.pinned(reading, run.parameterDigest());
    long contracts = ReplayStore.replay(reading, writing, run, parameters.forYear(run.year()));
    List<Difference> differences = new ArrayList<>(ReplayStore.differences(writing, run, MOST));
    KnownLotStore.set(reading, run.lot());
    differences.addAll(LedgerProofStore.differences(reading, run, MOST));
    listed(differences);
    remade(reading, differences);
    return new Verification(run, contracts, manifest.files().size(), LedgerProofStore.seals(reading), differences,
        notices(), List.of());
  }

  /** Each file against the manifest beside it. */
  private void listed(List<Difference> differences) throws IOException {
    for (Written file : manifest.files()) {
      Optional<String> found = digest(folder, file.path());
      if (!found.equals(Optional.of(file.sha256()))) {
        Kind kind = found.isEmpty() ? Kind.FILE_MISSING : Kind.FILE_CHANGED;
        differences.add(new Difference(kind, file.path(), file.sha256(), found.orElse("—")));
      }
    }
  }

  /** The manifest itself is not believed: what the ledger gives must be what it lists. */
  private void remade(Connection connection, List<Difference> differences) throws SQLException, IOException {
    Optional<Run> compared = manifest.comparedWith().isEmpty() ? Optional.empty()
        : RunListStore.named(connection, manifest.comparedWith().get());
    AuditSet set = new AuditSet(run, manifest.asOf(), manifest.rehearsal(), manifest.language(), manifest.events(),
        manifest.statuses(), manifest.news(),
        compared, run.sha256().orElseThrow(), manifest.programDigest());
    Path scratch = Files.createTempDirectory("coscom-verify");
    try {
      AuditFilesStore files = new AuditFilesStore(connection, set, () -> { });
      List<Written> again = new ArrayList<>(files.writeTables(scratch));
      again.add(files.writeWorkbook(scratch));
      for (Written file : again) {
        String listed = manifest.files().stream().filter(one -> one.path().equals(file.path())).map(Written::sha256).findFirst()
            .orElse("—");
        if (!file.sha256().equals(listed) && !sameParts(file.path(), scratch)) {
          differences.add(new Difference(Kind.FILE_NOT_REMADE, file.path(), listed, file.sha256()));
        }
      }
      String sealed = AuditSealFile.manifest(set, scratch, manifest.files());
      if (!digest(folder, AuditManifestFile.NAME).equals(Optional.of(sealed))) {
        differences.add(new Difference(Kind.FILE_CHANGED, AuditManifestFile.NAME, sealed,
            digest(folder, AuditManifestFile.NAME).orElse("—")));
      }
    } finally {
      FolderProofStore.delete(scratch);
    }
  }

  /** Another machine may compress otherwise: of a workbook, what is packed counts. */
  private boolean sameParts(String path, Path scratch) throws IOException {
    return path.equals(AuditFilesStore.WORKBOOK) && Files.isRegularFile(folder.resolve(path))
        && AuditArchiveFile.parts(folder.resolve(path)).equals(AuditArchiveFile.parts(scratch.resolve(path)));
  }

  private static Optional<String> digest(Path folder, String path) throws IOException {
    OutputStore.Output file = new OutputStore.Output(path, "", -1);
    return SealedFilesStore.compare(folder, file).found();
  }

  private List<String> notices() throws IOException {
    Set<String> known = manifest.files().stream().map(Written::path).collect(Collectors.toCollection(TreeSet::new));
    known.add(AuditManifestFile.NAME);
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> !Files.isDirectory(path)).map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .filter(path -> !known.contains(path)).sorted().toList();
    }
  }
}

package fr.coscom.audit;

import fr.coscom.audit.RunFilesStore.RunFile;
import fr.coscom.audit.SealedFilesStore.Compared;
import fr.coscom.audit.Verification.Difference;
import fr.coscom.audit.Verification.Kind;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.PaymentOrderStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.Standing;
import fr.coscom.ledger.StandingStore;
import fr.coscom.platform.DurableFile;
import fr.coscom.platform.HandOver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes every file of a run once more, in a folder that is thrown away, and compares them with the folder of the run. */
final class FolderProofStore {

  private static final String RELEASED = "released/";

  private final Connection connection;
  private final Run run;
  private final ParameterSet parameters;
  private final Path folder;
  private final boolean restore;
  private final List<String> restored = new ArrayList<>();
  private final Map<String, String> unmade = new HashMap<>();

  FolderProofStore(Connection connection, Run run, ParameterSet parameters, Path folder, boolean restore) {
    this.connection = connection;
    this.run = run;
    this.parameters = parameters;
    this.folder = folder;
    this.restore = restore;
  }

  int count() throws SQLException {
    return SealedFilesStore.listed(connection, run).size();
  }

  List<Difference> differences() throws SQLException, IOException {
    Path scratch = Files.createTempDirectory("coscom-verify");
    try {
      Map<String, Path> remade = remake(scratch);
      List<Difference> differences = new ArrayList<>();
      for (OutputStore.Output listed : SealedFilesStore.listed(connection, run)) {
        compare(listed, remade.get(listed.path()), differences);
      }
      released(differences);
      return differences;
    } finally {
      delete(scratch);
    }
  }

  private Map<String, Path> remake(Path scratch) throws SQLException, IOException {
    RunFilesStore files = new RunFilesStore(connection, run, parameters);
    List<RunFile> all = new ArrayList<>(files.payments());
    all.addAll(files.papers());
    all.add(files.manifest());
    Map<String, Path> remade = new HashMap<>();
    for (RunFile file : all) {
      remake(file, scratch.resolve(file.path())).ifPresent(to -> remade.put(file.path(), to));
    }
    return remade;
  }

  /** Nothing when the ledger contradicts itself so far that the file cannot be made at all. */
  private Optional<Path> remake(RunFile file, Path to) throws IOException {
    try {
      DurableFile.write(to, out -> {
        try {
          file.body().writeTo(out);
        } catch (SQLException e) {
          throw new UncheckedSql(e);
        }
      });
      return Optional.of(to);
    } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException contradiction) {
      unmade.put(file.path(), Lines.shown(contradiction.getMessage()));
      return Optional.empty();
    }
  }

  private static final class UncheckedSql extends RuntimeException {
    UncheckedSql(SQLException cause) {
      super(cause);
    }
  }

  private void compare(OutputStore.Output listed, Path remade, List<Difference> differences) throws IOException {
    Compared found = SealedFilesStore.compare(folder, listed);
    boolean asSealed = remade != null && DurableFile.sha256(remade).equals(listed.sha256());
    if (restore && asSealed && found.found().isEmpty()) {
      putBack(folder.resolve(listed.path()), remade, listed.sha256());
      restored.add(listed.path());
    } else if (!found.same()) {
      differences.add(found.found().isEmpty()
          ? new Difference(Kind.FILE_MISSING, listed.path(), listed.sha256(), "—")
          : lines(Kind.FILE_CHANGED, listed, asSealed ? remade : null, folder.resolve(listed.path()), found.found().get()));
    }
    if (!asSealed) {
      String again = remade == null ? unmade.getOrDefault(listed.path(), "—") : DurableFile.sha256(remade);
      differences.add(found.same() && remade != null
          ? lines(Kind.FILE_NOT_REMADE, listed, folder.resolve(listed.path()), remade, again)
          : new Difference(Kind.FILE_NOT_REMADE, listed.path(), listed.sha256(), again));
    }
  }

  /** What was handed over and what is sealed are one file: what is left of the one gives the other. */
  private void putBack(Path target, Path remade, String sha256) throws IOException {
    Path handedOver = folder.resolve(RELEASED).resolve(target.getFileName());
    if (Files.isRegularFile(handedOver) && DurableFile.sha256(handedOver).equals(sha256)) {
      HandOver.link(handedOver, target.getParent());
    } else {
      DurableFile.write(target, out -> Files.copy(remade, out));
    }
  }

  List<String> restored() {
    return List.copyOf(restored);
  }

  /** With the first line that differs, where there is something to compare with. */
  private static Difference lines(Kind kind, OutputStore.Output listed, Path expected, Path found, String sha256) throws IOException {
    if (expected == null) {
      return new Difference(kind, listed.path(), listed.sha256(), sha256);
    }
    Lines lines = Lines.firstDifference(expected, found);
    return new Difference(kind, listed.path() + ":" + lines.number(), lines.expected(), lines.found());
  }

  /** What was handed over may have been fetched away; what is there must be the file of a released order. */
  private void released(List<Difference> differences) throws SQLException, IOException {
    Set<String> caisses = StandingStore.of(connection, run.id()).stream()
        .filter(order -> order.state() == Run.State.RELEASED).map(Standing::caisse).collect(Collectors.toSet());
    Map<String, String> allowed = new HashMap<>();
    PaymentOrderStore.collective(connection, run.id()).stream().filter(order -> caisses.contains(order.caisse()))
        .forEach(order -> {
          allowed.put(order.fileName(), "payments/" + order.fileName());
          allowed.put(order.fileName() + ".sha256", "payments/" + order.fileName() + ".sha256");
        });
    Map<String, String> digests = SealedFilesStore.listed(connection, run).stream()
        .collect(Collectors.toMap(OutputStore.Output::path, OutputStore.Output::sha256));
    for (String entry : entries()) {
      if (entry.startsWith(RELEASED)) {
        String expected = digests.getOrDefault(allowed.getOrDefault(entry.substring(RELEASED.length()), ""), "—");
        String found = DurableFile.sha256(folder.resolve(entry));
        if (!found.equals(expected)) {
          differences.add(new Difference(Kind.RELEASED, entry, expected, found));
        }
      }
    }
  }

  /** Entries that are not of the run: what a dead attempt left, a lock, somebody's own. */
  List<String> notices() throws SQLException, IOException {
    Set<String> listed = SealedFilesStore.listed(connection, run).stream().map(OutputStore.Output::path).collect(Collectors.toSet());
    return entries().stream().filter(entry -> !listed.contains(entry) && !entry.startsWith(RELEASED)).toList();
  }

  private Set<String> entries() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> !Files.isDirectory(path)).map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  static void delete(Path scratch) throws IOException {
    try (Stream<Path> paths = Files.walk(scratch)) {
      for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}

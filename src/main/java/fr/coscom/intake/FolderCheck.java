package fr.coscom.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks a folder without any database: the same reading, the same checks of rows, and the checks between rows done in
 * memory. What only the database knows cannot be told: in a lot of corrections a contract that it does not hold gives a
 * notice, and so does, in a whole campaign, a file that it lacks and that the database may know.
 */
public final class FolderCheck {

  /** Without a row of each, here or in the database, an annual payment is refused. */
  private static final List<String> NEEDED = List.of("zones.csv", "paying-caisses.csv");

  private final IntakeSettings settings;

  public FolderCheck(IntakeSettings settings) {
    this.settings = settings;
  }

  /** @throws FolderRefused as the loading of the folder would be */
  public FolderReport check(Path folder, Scope scope) {
    CrossCheck rows = new CrossCheck(settings, scope);
    Map<String, RowCheck> checks = new HashMap<>();
    try (InputFolder opened = InputFolder.open(folder, scope, settings)) {
      List<FileDigest> digests = opened.read((schema, line, cells) -> {
        RowCheck check = checks.computeIfAbsent(
            schema.file(), file -> new RowCheck(schema, settings.messages()));
        rows.add(schema, check.of(line, cells));
      });
      List<Anomaly> anomalies = rows.anomalies();
      List<FileResult> results = new ArrayList<>();
      for (FileDigest digest : digests) {
        int repeated = rows.repeated(digest.file());
        int rejected = rows.rejected(digest.file());
        results.add(new FileResult(digest, digest.rows() - repeated - rejected, 0, repeated, rejected));
      }
      return new FolderReport(String.valueOf(folder), scope, List.copyOf(results), anomalies,
          withoutUsableRow(scope, rows));
    }
  }

  private static List<String> withoutUsableRow(Scope scope, CrossCheck rows) {
    return scope == Scope.ANNUAL ? NEEDED.stream().filter(file -> !rows.usable(file)).toList() : List.of();
  }
}

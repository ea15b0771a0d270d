package fr.coscom.intake;

import fr.coscom.basis.Messages;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a folder into the facts, as one lot, in the one transaction of the caller. Rows go to the database in one
 * COPY; what needs more than one row to be seen (repetitions, doubles, unknown contracts, what is new) is found there
 * by sets. Facts are versions: a row equal to what is known of its key adds nothing.
 */
public final class FactStore {

  // What is kept of a row goes into the papers of the run, whose bytes do not depend on who ran it.
  private static final Messages PAPERS = Messages.of("intake", "fr");

  private final IntakeSettings settings;
  private final CrossWords words;

  public FactStore(IntakeSettings settings) {
    this.settings = settings;
    this.words = CrossWords.of(PAPERS);
  }

  /**
   * Loads a folder as the next lot. One lot a transaction; {@code ANALYZE} and the commit are the caller's.
   *
   * @param connection of PostgreSQL, with a transaction open (autocommit off)
   * @param run the run that loads
   * @throws FolderRefused when the folder is refused: the caller rolls back, and nothing has changed
   * @throws SQLException when the database fails: the caller rolls back
   */
  public LoadedLot load(Connection connection, int run, InputFolder folder) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new IllegalStateException("a lot is loaded in a transaction");
    }
    int lot = open(connection, run, folder.scope());
    List<FileDigest> digests = stage(connection, folder);
    findFaults(connection, lot);
    refuseWhatStopsNobody(connection);
    execute(connection, LotSql.REJECTED);
    execute(connection, "ANALYZE intake_aside");
    Map<String, Integer> added = insertFacts(connection, lot, folder.files());
    update(connection, LotSql.ANOMALIES, lot);
    update(connection, LotSql.SETTLED, lot);
    return new LoadedLot(lot, count(connection, lot, digests, added));
  }

  private static int open(Connection connection, int run, Scope scope) throws SQLException {
    execute(connection, LotSql.LOCK);
    int lot;
    try (PreparedStatement statement = connection.prepareStatement(LotSql.NEXT_LOT)) {
      statement.setInt(1, run);
      statement.setString(2, scope.name());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        lot = row.getInt(1);
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(LotSql.KNOW)) {
      statement.setString(1, String.valueOf(lot));
      statement.execute();
    }
    return lot;
  }

  private List<FileDigest> stage(Connection connection, InputFolder folder) throws SQLException {
    execute(connection, LotSql.STAGING);
    Map<String, RowCheck> checks = new HashMap<>();
    StagedRows rows = new StagedRows(connection);
    List<FileDigest> digests;
    try {
      digests = folder.read((schema, line, cells) -> {
        RowCheck check = checks.computeIfAbsent(
            schema.file(), file -> new RowCheck(schema, PAPERS));
        rows.add(schema.file(), check.of(line, cells));
      });
      rows.finish();
    } finally {
      rows.cancel();
    }
    execute(connection, LotSql.STAGED);
    return digests;
  }

  private void findFaults(Connection connection, int lot) throws SQLException {
    execute(connection, LotSql.REPEATED);
    update(connection, LotSql.REPEATED_NOTICES, words.repeated());
    execute(connection, LotSql.FAULTS);
    findDuplicates(connection);
    execute(connection, "ANALYZE intake_found");
    update(connection, LotSql.LOT_CONTRACTS, lot);
    execute(connection, LotSql.KNOWN_CONTRACTS);
    execute(connection, LotSql.KNOWN_DOCTORS);
    update(connection, LotSql.UNKNOWN_CONTRACTS, words.unknownContract());
    update(connection, LotSql.UNKNOWN_DEBTS, words.unknownDebt());
    update(connection, LotSql.ACCOUNTS_OF_CAISSES, words.ofCaisse());
  }

  private void findDuplicates(Connection connection) throws SQLException {
    String[] files = Schemas.all().stream().map(TableSchema::file).toArray(String[]::new);
    String[] keys = Schemas.all().stream().map(schema -> String.join(",", schema.key())).toArray(String[]::new);
    update(connection, LotSql.DUPLICATES, words.duplicate(),
        connection.createArrayOf("text", files), connection.createArrayOf("text", keys));
  }

  private void refuseWhatStopsNobody(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LotSql.STOPS_NOBODY)) {
      if (row.next()) {
        throw new Refusals(settings.messages(), row.getString(1))
            .at(row.getInt(2), row.getString(3), Refusal.STOPS_NOBODY_KNOWN, row.getString(4));
      }
    }
  }

  private static Map<String, Integer> insertFacts(Connection connection, int lot, List<String> files)
      throws SQLException {
    Map<String, Integer> added = new HashMap<>();
    boolean confirming = isTrue(connection, LotSql.MAY_BE_FORGOTTEN);
    for (String file : files) {
      FactTable table = new FactTable(Schemas.of(file).orElseThrow());
      added.put(file, update(connection, table.insert(), lot, file));
      if (confirming) {
        update(connection, table.confirm(), lot, file);
      }
    }
    return added;
  }

  private static List<FileResult> count(
      Connection connection, int lot, List<FileDigest> digests, Map<String, Integer> added) throws SQLException {
    Map<String, int[]> counted = new HashMap<>();
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(LotSql.COUNTS)) {
      while (row.next()) {
        counted.put(row.getString(1), new int[] {row.getInt(2), row.getInt(3), row.getInt(4)});
      }
    }
    List<FileResult> results = new ArrayList<>();
    for (FileDigest digest : digests) {
      int[] counts = counted.getOrDefault(digest.file(), new int[3]);
      int fresh = added.get(digest.file());
      FileResult result =
          new FileResult(digest, fresh, counts[0] - counts[1] - counts[2] - fresh, counts[1], counts[2]);
      update(connection, LotSql.LOT_FILE, lot, digest.file(), digest.sha256(), digest.bytes(), digest.rows(),
          result.added(), result.unchanged(), result.repeated(), result.rejected());
      results.add(result);
    }
    return List.copyOf(results);
  }

  private static boolean isTrue(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int update(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }
}

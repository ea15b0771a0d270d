package fr.coscom.intake;

import fr.coscom.platform.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of its own for a test, with the schema of the ledger. */
final class TestLedger implements AutoCloseable {

  private final Connection connection;

  private TestLedger(Connection connection) {
    this.connection = connection;
  }

  /** A session of the role of the commands, with its few rights. */
  static TestLedger open() throws SQLException {
    Connection connection = TestDatabase.create().dataSource().getConnection();
    connection.setAutoCommit(false);
    execute(connection, "INSERT INTO parameter_set VALUES (repeat('a', 64), '{}')");
    connection.commit();
    return new TestLedger(connection);
  }

  Connection connection() {
    return connection;
  }

  /** A new run, DISCARDED so that any number may stand side by side. */
  int newRun() {
    return newRun("DISCARDED");
  }

  private int newRun(String state) {
    return Integer.parseInt(rows("""
        INSERT INTO run (year, number, kind, state, opened_at, opened_offset, execution_date, outside_window, operator,
                         output_folder, program_digest, parameter_digest, discarded_by, discard_reason)
        SELECT 2024, count(*) + 1, 'ANNUAL', '%s', '2025-05-04T09:00:00Z', '+02:00', '2025-05-15', false, 'me',
               '/out', 'p', repeat('a', 64), 'me', 'test' FROM run RETURNING run_id""".formatted(state)).get(0));
  }

  /** Loads a folder as a lot and commits. */
  LoadedLot load(SampleFolder folder, Scope scope) throws SQLException {
    return load(folder.path(), scope);
  }

  LoadedLot load(Path folder, Scope scope) throws SQLException {
    return load(folder, scope, newRun());
  }

  /** Loads a folder as the lot of a run that is then sealed. */
  LoadedLot loadAndSeal(SampleFolder folder, Scope scope) throws SQLException {
    int run = newRun("PREPARING");
    LoadedLot lot = load(folder.path(), scope, run);
    execute("UPDATE run SET state = 'SEALED', run_json_sha256 = repeat('a', 64) WHERE run_id = " + run);
    return lot;
  }

  private LoadedLot load(Path folder, Scope scope, int run) throws SQLException {
    try (InputFolder opened = InputFolder.open(folder, scope, IntakeSettings.DEFAULT)) {
      LoadedLot lot = new FactStore(IntakeSettings.DEFAULT).load(connection, run, opened);
      connection.commit();
      return lot;
    } catch (FolderRefused | SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  /** The rows of a query, cells joined by a blank, null as {@code -}. */
  List<String> rows(String sql) {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      int width = row.getMetaData().getColumnCount();
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          cells.add(row.getString(i) == null ? "-" : row.getString(i));
        }
        rows.add(String.join(" ", cells));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** What a lot knows: the view's rows as of it. */
  List<String> known(int lot, String sql) {
    rows("SELECT set_config('coscom.lot', '" + lot + "', true)");
    return rows(sql);
  }

  void execute(String sql) throws SQLException {
    execute(connection, sql);
  }

  private static void execute(Connection on, String sql) throws SQLException {
    try (Statement statement = on.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}

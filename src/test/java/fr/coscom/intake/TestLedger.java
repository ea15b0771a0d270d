package fr.coscom.intake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own for a test, with the schema of the ledger, in one real server for all tests. */
final class TestLedger implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static EmbeddedPostgres server;

  private final Connection connection;

  private TestLedger(Connection connection) {
    this.connection = connection;
  }

  static synchronized TestLedger open() throws SQLException, IOException {
    if (server == null) {
      server = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
      try (Connection admin = connect("postgres")) {
        execute(admin, "CREATE DATABASE ledger_template");
      }
      try (Connection template = connect("ledger_template")) {
        execute(template, schema());
        execute(template, "INSERT INTO parameter_set VALUES (repeat('a', 64), '{}')");
      }
    }
    String name = "ledger_" + NUMBER.incrementAndGet();
    try (Connection admin = connect("postgres")) {
      execute(admin, "CREATE DATABASE " + name + " TEMPLATE ledger_template STRATEGY file_copy");
    }
    Connection connection = connect(name);
    connection.setAutoCommit(false);
    return new TestLedger(connection);
  }

  private static Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(server.getJdbcUrl("postgres", name));
  }

  private static String schema() throws IOException {
    try (InputStream in = TestLedger.class.getResourceAsStream("/db/migration/V1__ledger.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  Connection connection() {
    return connection;
  }

  /** A new run, DISCARDED so that any number may stand side by side. */
  int newRun() {
    return Integer.parseInt(rows("""
        INSERT INTO run (year, number, kind, state, opened_at, opened_offset, execution_date, outside_window, operator,
                         output_folder, program_digest, parameter_digest, discarded_by, discard_reason)
        SELECT 2024, count(*) + 1, 'ANNUAL', 'DISCARDED', '2025-05-04T09:00:00Z', '+02:00', '2025-05-15', false, 'me',
               '/out', 'p', repeat('a', 64), 'me', 'test' FROM run RETURNING run_id""").get(0));
  }

  /** Loads a folder as a lot and commits. */
  LoadedLot load(SampleFolder folder, Scope scope) throws SQLException {
    return load(folder.path(), scope);
  }

  LoadedLot load(Path folder, Scope scope) throws SQLException {
    int run = newRun();
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

package fr.coscom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PostingChainTest {

  /** Slow enough that two of them overlap. */
  private static final String POST = """
      INSERT INTO posting (contract_id, year, component, cents, run_id, kind, caisse, reason)
      SELECT 'C-' || n, %1$d, 'AIF', 100, run_id, 'ORDER', '311', 'ANNUAL'
        FROM generate_series(1, 40) AS n, LATERAL (SELECT n AS m, pg_sleep(0.01)) AS slow, run WHERE year = %1$d
      """;

  @Test
  void twoYearsThatPostAtOnceLeaveAChainThatHolds() throws Exception {
    try (Database database = TestDatabase.create()) {
      try (Connection connection = database.connect()) {
        execute(connection, "INSERT INTO parameter_set VALUES (repeat('a', 64), '{}')");
        execute(connection, """
            INSERT INTO run (year, number, kind, state, opened_at, opened_offset, execution_date, outside_window, operator,
                             output_folder, program_digest, parameter_digest)
            SELECT y, 1, 'ANNUAL', 'PREPARING', '2025-05-04T09:00:00Z', '+02:00', '2025-05-15', false, 'me', '/out', 'p',
                   repeat('a', 64) FROM generate_series(2023, 2024) AS y""");
      }
      CompletableFuture<Void> other = CompletableFuture.runAsync(() -> post(database, 2023));
      post(database, 2024);
      other.get(30, TimeUnit.SECONDS);
      try (Connection connection = database.connect();
          Statement select = connection.createStatement();
          ResultSet row = select.executeQuery("""
              SELECT count(*), count(*) FILTER (WHERE digest <> posting_digest(previous, first_id, last_id)),
                     sum(rows) = (SELECT count(*) FROM posting), bool_and(rows = last_id - first_id + 1)
                FROM (SELECT *, coalesce(lag(digest) OVER (ORDER BY seal_id), '') AS previous FROM posting_seal) AS chain""")) {
        row.next();
        assertThat(row.getInt(1)).as("seals").isEqualTo(2);
        assertThat(row.getInt(2)).as("broken seals").isZero();
        assertThat(row.getBoolean(3)).as("every posting is sealed once").isTrue();
        assertThat(row.getBoolean(4)).as("no seal covers rows of another").isTrue();
      }
    }
  }

  private static void post(Database database, int year) {
    try (Connection connection = database.connect()) {
      execute(connection, POST.formatted(year));
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

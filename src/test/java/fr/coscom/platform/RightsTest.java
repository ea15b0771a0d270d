package fr.coscom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RightsTest {

  private static final String POST = """
      INSERT INTO posting (contract_id, year, component, cents, run_id, kind, caisse, reason)
      VALUES ('C-1', 2025, '%s', %d, 1, 'ORDER', '311', 'due')""";

  private static Database database;

  @BeforeAll
  static void postTwice() throws SQLException {
    database = TestDatabase.create();
    try (Connection app = database.connect()) {
      run(app, "INSERT INTO parameter_set VALUES (repeat('a', 64), 'none')");
      run(app, """
          INSERT INTO run (year, number, kind, state, opened_at, opened_offset, execution_date, outside_window,
                           operator, output_folder, program_digest, parameter_digest)
          VALUES (2025, 1, 'ANNUAL', 'PREPARING', '2026-05-04T07:00:00Z', '+02:00', '2026-05-15', false,
                  'test', '/out', 'p', repeat('a', 64))""");
      run(app, POST.formatted("AIF", 500_000));
      run(app, POST.formatted("RHP", 125_000));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "UPDATE posting SET cents = 1",
    "DELETE FROM posting",
    "TRUNCATE posting",
    "ALTER TABLE posting DISABLE TRIGGER ALL",
    "ALTER TABLE posting DISABLE TRIGGER posting_sealed",
    "SET session_replication_role = replica",
    "DROP TABLE posting",
    "INSERT INTO posting_seal VALUES (99, 1, 1, 1, 'forged')",
    "UPDATE posting_seal SET digest = 'forged'",
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "CREATE TABLE mine ()",
    "DELETE FROM run",
    "UPDATE run SET operator = 'someone'",
    "UPDATE run SET last_bank_file = 99",
    "UPDATE lot SET run_id = 2",
    "UPDATE collective_order SET debtor_iban = 'FR76'",
    "UPDATE payment_order SET iban = 'FR76'",
    "UPDATE payment_order SET amount_cents = 1",
    "UPDATE order_counter SET caisse = '811'",
    "UPDATE entitlement SET days = 1",
    "UPDATE flyway_schema_history SET success = false",
    "SET ROLE coscom_owner",
    "DELETE FROM batch.batch_job_instance"
  })
  void theCommandsMayNot(String statement) throws SQLException {
    try (Connection app = database.connect()) {
      assertThatThrownBy(() -> run(app, statement)).isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState()).as(statement).isEqualTo("42501");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "UPDATE run SET fence = fence + 1",
    "UPDATE lot SET void_from = NULL",
    "UPDATE payment_order SET state = 'SENT'",
    "UPDATE collective_order SET state = 'SEALED'",
    "INSERT INTO order_counter VALUES ('311', 2025) ON CONFLICT (caisse, year) DO UPDATE SET last_order = 1",
    "SELECT run_id FROM run FOR UPDATE",
    "CREATE TEMPORARY TABLE scratch (n integer)",
    "SELECT * FROM known_contracts",
    "SELECT nextval('batch.batch_job_instance_seq')",
    "UPDATE batch.batch_step_execution SET version = version + 1"
  })
  void theCommandsMay(String statement) throws SQLException {
    try (Connection app = database.connect()) {
      run(app, statement);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE posting SET cents = 1, posting",
    "DELETE FROM posting, posting",
    "TRUNCATE posting, posting",
    "UPDATE posting_seal SET rows = 2, posting_seal",
    "DELETE FROM run_event, run_event"
  })
  void evenTheOwnerIsRefused(String statement, String table) throws SQLException {
    try (Connection owner = TestDatabase.connectAsOwner(database)) {
      assertThatThrownBy(() -> run(owner, statement)).hasMessageContaining(table + " is append-only");
    }
  }

  @Test
  void eachStatementThatPostsAddsOneSeal() throws SQLException {
    try (Connection app = database.connect()) {
      assertThat(brokenSeals(app)).isEmpty();
      assertThat(column(app, "SELECT rows FROM posting_seal ORDER BY seal_id")).containsExactly("1", "1");
    }
  }

  @Test
  void anEditOfTheSuperuserBreaksTheSealOfThatStatement() throws SQLException {
    try (Connection superuser = TestDatabase.connectAsSuperuser(database)) {
      superuser.setAutoCommit(false);
      run(superuser, "ALTER TABLE posting DISABLE TRIGGER ALL");
      run(superuser, "UPDATE posting SET cents = 125001 WHERE component = 'RHP'");
      assertThat(brokenSeals(superuser)).containsExactly("2");
      superuser.rollback();
      run(superuser, "ALTER TABLE posting DISABLE TRIGGER ALL");
      run(superuser, "DELETE FROM posting WHERE component = 'AIF'");
      assertThat(brokenSeals(superuser)).containsExactly("1");
      superuser.rollback();
    }
  }

  @Test
  void aSessionIsTheSameWhateverTheZoneOfTheMachine() throws SQLException {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
    try (Connection app = database.connect()) {
      assertThat(column(app, "SHOW TimeZone")).containsExactly("UTC");
      assertThat(column(app, "SHOW datestyle")).containsExactly("ISO, YMD");
      assertThat(column(app, "SHOW application_name")).containsExactly("coscom");
      assertThat(column(app, "SHOW idle_in_transaction_session_timeout")).containsExactly("5min");
      assertThat(column(app, "SELECT setting FROM pg_settings WHERE name = 'work_mem' AND source = 'session'")).containsExactly("32768");
      assertThat(column(app, "SELECT session_user")).containsExactly("coscom_app");
      assertThat(column(app, "SELECT timestamptz '2026-05-04 09:00:00+02'")).containsExactly("2026-05-04 07:00:00+00");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private static List<String> brokenSeals(Connection session) throws SQLException {
    return column(session, """
        SELECT seal_id FROM (
          SELECT seal_id, digest, posting_digest(lag(digest, 1, '') OVER (ORDER BY seal_id), first_id, last_id) AS again
            FROM posting_seal) s
         WHERE digest <> again ORDER BY seal_id""");
  }

  private static void run(Connection session, String statement) throws SQLException {
    try (Statement s = session.createStatement()) {
      s.execute(statement);
    }
  }

  private static List<String> column(Connection session, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement s = session.createStatement(); ResultSet rows = s.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}

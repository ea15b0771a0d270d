package fr.coscom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.ledger.Signature.Act;
import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who brought the account that a transfer goes to: this person may not sign it when it is sent again, and its day starts the wait. */
class AccountBroughtTest {

  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static Database database;
  private Connection session;
  private DraftedLedger ledger;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
  }

  @BeforeEach
  void begin() throws SQLException {
    session = database.connect();
    session.setAutoCommit(false);
    ledger = new DraftedLedger(session);
  }

  @AfterEach
  void undo() throws SQLException {
    session.rollback();
    session.close();
  }

  /**
   * The rows of one doctor in the order of the runs that brought them: person, account, {@code :311} when it is of that caisse only,
   * {@code -} when it is withdrawn, {@code !} when the run was discarded before the transfer was ordered, to X.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      # rows                             | found | may not sign | waits for
      ann X                              | all   | ann          | nobody
      ann X, bob X                       | all   | ann          | nobody
      ann Y, bob X                       | all   | bob          | bob
      ann Y, bob X, cid X                | all   | bob          | bob
      ann Y, bob X, cid X, dan X         | all   | bob          | bob
      ann X, bob Y, cid X                | all   | cid          | cid
      ann X, bob Y!, cid X               | all   | ann          | nobody
      ann Y, bob X!, cid X               | all   | cid          | cid
      ann X, bob X-, cid X               | all   | cid          | nobody
      ann X, bob X:311                   | 311   | ann          | nobody
      ann Y, bob X:311                   | 311   | bob          | bob
      ann Y, bob X:311, cid Y            | 311   | bob          | bob
      ann Y, bob X:311, cid Z, dan X:311 | 311   | bob          | bob
      ann X:311, bob Y, cid X:311        | 311   | ann          | nobody
      ann X, bob Y:311, cid Y:311-       | all   | ann          | nobody
      ann Y:311, bob X                   | all   | bob          | bob
      """)
  void isWhoBroughtItFirstSinceItIsInForce(String rows, String found, String maySignNot, String waitsFor) throws SQLException {
    List<String> persons = new ArrayList<>();
    for (String row : rows.split(", ")) {
      String[] words = row.split(" ");
      persons.add(words[0]);
      bring(persons.size(), words[0], words[1]);
    }
    int run = sentAgain(persons.size() + 1, found.equals("all") ? "" : found);
    assertThat(persons.stream().filter(person -> !maySign(run, person))).containsExactly(maySignNot);
    List<String> recent = AccountChangeStore.replacedSince(session, run, "311", FIRST_DAY).stream()
        .map(change -> persons.get((int) FIRST_DAY.until(change.since(), ChronoUnit.DAYS) - 1)).toList();
    assertThat(recent.isEmpty() ? "nobody" : String.join(" ", recent)).isEqualTo(waitsFor);
  }

  private boolean maySign(int run, String person) {
    try {
      Savepoint before = session.setSavepoint();
      String verdict = ledger.verdict(() -> ledger.sign(run, "311", Act.APPROVE, person));
      session.rollback(before);
      assertThat(verdict).isIn("accepted", "sign_account");
      return verdict.equals("accepted");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lot of a run opened on the day of its number. */
  private void bring(int lot, String person, String account) throws SQLException {
    ledger.run("INSERT INTO parameter_set VALUES (repeat('a', 64), '{}') ON CONFLICT DO NOTHING");
    ledger.run("""
        WITH opened AS (
          INSERT INTO run (year, number, kind, state, opened_at, opened_offset, execution_date, outside_window, operator, output_folder,
                           program_digest, parameter_digest)
          VALUES (2024, %1$d, 'DRY_RUN', 'DONE', '%2$s 09:00+01', '+01:00', '2025-05-15', false, '%3$s', '/out', 'p', repeat('a', 64))
          RETURNING run_id)
        INSERT INTO lot (lot, run_id, void_from) SELECT %1$d, run_id, %4$s FROM opened"""
        .formatted(lot, FIRST_DAY.plusDays(lot), person, account.endsWith("!") ? lot + 1 : "NULL"));
    ledger.run("""
        INSERT INTO fact_bank_accounts (rpps, caisse, holder, iban, lot, line, cancelled, content)
        VALUES ('1', '%s', 'HOLDER', '%s', %d, 2, %s, gen_random_uuid())"""
        .formatted(account.contains(":") ? "311" : "", account.substring(0, 1), lot, account.endsWith("-")));
  }

  /** A sealed run that sends a transfer again to the account X. */
  private int sentAgain(int lot, String foundFor) throws SQLException {
    int run = ledger.prepared("prep", "311");
    ledger.run("INSERT INTO lot (lot, run_id) VALUES (%d, %d)".formatted(lot, run));
    ledger.run("UPDATE run SET lot = %d WHERE run_id = %d".formatted(lot, run));
    ledger.run("INSERT INTO run_contract (run_id, rpps, contract_id) VALUES (%d, '1', 'C')".formatted(run));
    ledger.run("""
        INSERT INTO entitlement (run_id, contract_id, rpps, caisse, status, reasons, warnings, account_caisse, days, aif_cents, rms_cents,
                                 rhp_cents, mao_cents, trace)
        VALUES (%d, 'C', '1', '311', 'PAYABLE', '', '', '%s', 1, 100, 0, 0, 0, '{}')""".formatted(run, foundFor));
    ledger.run("""
        INSERT INTO payment_order (end_to_end_id, run_id, caisse, year, number, contract_id, holder, iban, amount_cents, state, reissue_of)
        SELECT 'E-R1', run_id, caisse, year, 99, 'C', holder, 'X', 100, 'ORDERED', end_to_end_id FROM payment_order""");
    return ledger.seal(run, "311");
  }
}

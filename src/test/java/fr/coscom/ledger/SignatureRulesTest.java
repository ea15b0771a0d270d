package fr.coscom.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.ledger.Signature.Act;
import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may sign what, when, as the database enforces it against any program that has the rights of the commands. */
class SignatureRulesTest {

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

  @ParameterizedTest
  @CsvSource({
    // run is,  act,     caisse, who,                 digest, verdict
    "PREPARING, APPROVE, 311,    Mme Directrice,      right,  sign_digest",
    "SEALED,    APPROVE, 311,    Mme Directrice,      right,  accepted",
    "SEALED,    APPROVE, 311,    Mme Directrice,      wrong,  sign_digest",
    "SEALED,    APPROVE, 131,    Mme Directrice,      right,  accepted",
    "SEALED,    APPROVE, 999,    Mme Directrice,      right,  sign_caisse",
    "SEALED,    APPROVE, '',     Mme Directrice,      right,  sign_caisse",
    "SEALED,    APPROVE, 311,    Émile Préparateur,   right,  sign_preparer",
    "SEALED,    APPROVE, 311,    ' EMILE PREPARATEUR',right,  sign_preparer",
    "SEALED,    APPROVE, 311,    emile-preparateur,   right,  sign_preparer",
    "SEALED,    APPROVE, 311,    PRÉPARATEUR Émile,   right,  sign_preparer",
    "SEALED,    APPROVE, 311,    Èmilé Prepärateur,   right,  sign_preparer",
    "SEALED,    APPROVE, 311,    Аnna,                right,  sign_name",
    "SEALED,    APPROVE, 311,    ' ',                 right,  sign_name",
    "SEALED,    RELEASE, 311,    M. Comptable,        right,  sign_state",
    "APPROVED,  APPROVE, 311,    Mme Directrice,      right,  sign_state",
    "APPROVED,  RELEASE, 311,    M. Comptable,        right,  accepted",
    "APPROVED,  RELEASE, 311,    M. Comptable,        wrong,  sign_digest",
    "APPROVED,  RELEASE, 311,    mme directrice,      right,  sign_same_person",
    "APPROVED,  RELEASE, 311,    Emile Preparateur,   right,  sign_preparer",
    "RELEASED,  RELEASE, 311,    M. Comptable,        right,  sign_state",
    "RELEASED,  APPROVE, 311,    M. Autre,            right,  sign_state",
    "DISCARDED, APPROVE, 311,    Mme Directrice,      right,  sign_state",
  })
  void aSignatureIsAcceptedOrRefusedByTheRule(
      String state, Act act, String caisse, String who, String digest, String verdict) throws SQLException {
    int run = in(state);
    assertThat(ledger.verdict(() -> ledger.sign(run, caisse, act, who, digest.equals("right") ? DraftedLedger.DIGEST : "0".repeat(64))))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "José  Le-Roy,        jose le roy,   true",
    "Œdipe d’Ys,          OEDIPE D'YS,   true",
    "Weiß Łukasz,         weiss lukasz,  true",
    "' m.leroy ',         M LEROY,       true",
    "Jean Martin,         Jeanne Martin, false",
    "Martin Jean,         Jean Martin,   true",
    "Anne Petit,          Anna Petit,    false",
  })
  void twoNamesAreOnePersonWhateverTheCaseAccentsAndBlanks(String one, String other, boolean same) throws SQLException {
    assertThat(SignatureStore.samePerson(session, one, other)).isEqualTo(same);
  }

  @Test
  void whoeverWentOnWithARunHasPreparedItToo() throws SQLException {
    int run = ledger.sealed("One", "311");
    ledger.run("INSERT INTO run_event (run_id, at, event, operator, detail) VALUES (" + run + ", now(), 'RESUMED', 'Deux', '')");
    assertThat(ledger.verdict(() -> ledger.sign(run, "311", Act.APPROVE, "deux"))).isEqualTo("sign_preparer");
  }

  @Test
  void whoReleasedOneCaisseApprovesNoOther() throws SQLException {
    int run = ledger.sealed("prep", "311", "131");
    ledger.sign(run, "311", Act.APPROVE, "dir");
    ledger.sign(run, "311", Act.RELEASE, "acc");
    assertThat(ledger.verdict(() -> ledger.sign(run, "131", Act.APPROVE, "acc"))).isEqualTo("sign_same_person");
  }

  @Test
  void theRunIsAsFarAsItsLeastAdvancedOrder() throws SQLException {
    int run = ledger.sealed("prep", "311", "131");
    ledger.sign(run, "311", Act.APPROVE, "dir");
    assertThat(ledger.states(run)).isEqualTo("SEALED: APPROVED SEALED");
    ledger.sign(run, "311", Act.RELEASE, "acc");
    assertThat(ledger.states(run)).isEqualTo("SEALED: RELEASED SEALED");
    assertThat(ledger.column("SELECT state FROM payment_order WHERE run_id = " + run + " ORDER BY caisse DESC"))
        .containsExactly("SENT", "ORDERED");
    ledger.sign(run, "131", Act.APPROVE, "dir");
    assertThat(ledger.states(run)).isEqualTo("APPROVED: RELEASED APPROVED");
    ledger.sign(run, "131", Act.RELEASE, "acc");
    assertThat(ledger.states(run)).isEqualTo("RELEASED: RELEASED RELEASED");
  }

  @Test
  void anOrderThatIsDiscardedHoldsTheOthersUpNoLonger() throws SQLException {
    int run = ledger.sealed("prep", "311", "131");
    ledger.sign(run, "311", Act.APPROVE, "dir");
    ledger.sign(run, "311", Act.RELEASE, "acc");
    SettlementStore.reverseOrder(session, run, "131", "account in doubt");
    assertThat(ledger.states(run)).isEqualTo("RELEASED: RELEASED DISCARDED");
  }

  @Test
  void aRunWithoutAnyPaymentFileIsSignedAsAWhole() throws SQLException {
    int run = ledger.sealed("prep");
    assertThat(ledger.states(run)).isEqualTo("SEALED: ");
    ledger.sign(run, "", Act.APPROVE, "dir");
    assertThat(ledger.states(run)).isEqualTo("APPROVED: ");
    ledger.sign(run, "", Act.RELEASE, "acc");
    assertThat(ledger.states(run)).isEqualTo("RELEASED: ");
  }

  @Test
  void aSignatureKeepsTheDigestOfTheFileAndTheEndOfTheLedger() throws SQLException {
    int run = ledger.prepared("prep");
    ledger.run("""
        INSERT INTO posting (contract_id, year, component, cents, run_id, kind, caisse, reason)
        VALUES ('C-1', 2024, 'AIF', 100, %d, 'ORDER', '311', 'due')""".formatted(run));
    ledger.run("UPDATE run SET state = 'DISCARDED', discarded_by = 'x', discard_reason = 'x' WHERE run_id = " + run);
    int signed = ledger.sealed("prep", "311");
    ledger.sign(signed, "311", Act.APPROVE, "dir");
    assertThat(ledger.one("SELECT s.file_sha256 = o.sha256 FROM signature s JOIN collective_order o USING (run_id, caisse)")).isEqualTo("t");
    assertThat(ledger.one("SELECT s.ledger_digest = p.digest FROM signature s JOIN posting_seal p ON p.seal_id = s.ledger_seal"))
        .isEqualTo("t");
    assertThat(ledger.one("SELECT db_user FROM signature")).isEqualTo("coscom_app");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "SEALED    | UPDATE run SET state = 'APPROVED'                                        | run_state",
    "SEALED    | UPDATE run SET state = 'RELEASED'                                        | run_state",
    "SEALED    | UPDATE run SET run_json_sha256 = repeat('0', 64)                         | run_fixed",
    "SEALED    | UPDATE run SET execution_date = '2025-06-02'                             | rights 42501",
    "SEALED    | UPDATE run SET operator = 'somebody else'                                | rights 42501",
    "SEALED    | UPDATE run SET last_bank_file = 9                                        | rights 42501",
    "SEALED    | UPDATE run SET state = 'PREPARING'                                       | run_state",
    "PREPARING | UPDATE run SET state = 'SEALED', run_json_sha256 = repeat('0', 64)       | run_files",
    "APPROVED  | UPDATE run SET state = 'RELEASED'                                        | run_state",
    "DISCARDED | UPDATE run SET state = 'SEALED'                                          | run_state",
    "SEALED    | UPDATE collective_order SET state = 'APPROVED'                           | order_state",
    "APPROVED  | UPDATE collective_order SET state = 'RELEASED'                           | order_state",
    "RELEASED  | UPDATE collective_order SET state = 'DISCARDED'                          | order_state",
    "RELEASED  | UPDATE run SET state = 'DISCARDED', discarded_by = 'x', discard_reason = 'x' | run_state",
    "SEALED    | UPDATE collective_order SET sha256 = repeat('0', 64) WHERE caisse = '311'    | order_fixed",
    "SEALED    | UPDATE collective_order SET total_cents = 99999                          | rights 42501",
    "SEALED    | UPDATE collective_order SET debtor_iban = 'FR99'                         | rights 42501",
    "SEALED    | UPDATE payment_order SET amount_cents = 99999                            | rights 42501",
    "SEALED    | UPDATE payment_order SET iban = 'FR99'                                   | rights 42501",
    "SEALED    | UPDATE payment_order SET state = 'SENT'                                  | transfer_state",
    "SEALED    | UPDATE payment_order SET state = 'EXECUTED'                              | transfer_state",
    "SEALED    | UPDATE payment_order SET state = 'DISCARDED'                             | transfer_state",
    "RELEASED  | UPDATE payment_order SET state = 'ORDERED'                               | transfer_state",
    "RELEASED  | UPDATE payment_order SET state = 'DISCARDED'                             | transfer_state",
    "RELEASED  | UPDATE payment_order SET state = 'REJECTED'                              | payment_order_check",
    "APPROVED  | UPDATE signature SET signed_by = 'x'                                     | rights 42501",
    "APPROVED  | DELETE FROM signature                                                    | rights 42501",
    "APPROVED  | DELETE FROM account_change                                               | rights 42501",
    "APPROVED  | UPDATE run_event SET operator = 'x'                                      | rights 42501",
    "SEALED    | INSERT INTO run_output SELECT run_id, 'more.csv', repeat('0', 64), 1 FROM run | run_state",
    "SEALED    | INSERT INTO payment_order SELECT 'E-9', run_id, caisse, year, 9, 'C-9', holder, iban, bic, 100, state FROM payment_order LIMIT 1 | run_state",
    "SEALED    | INSERT INTO posting (contract_id, year, component, cents, run_id, kind, caisse, reason) SELECT 'C', 2024, 'AIF', 1, run_id, 'ORDER', '311', 'x' FROM run | run_state",
    "SEALED    | INSERT INTO posting (contract_id, year, component, cents, run_id, kind, caisse, reason) SELECT 'C', 2024, 'AIF', -1, run_id, 'REVERSAL', '311', 'x' FROM run | posting_reversal",
    "SEALED    | INSERT INTO run (year, number, kind, state, opened_at, opened_offset, execution_date, outside_window, operator, output_folder, program_digest, parameter_digest, run_json_sha256) SELECT 2023, 1, kind, 'RELEASED', opened_at, opened_offset, execution_date, outside_window, operator, output_folder, program_digest, parameter_digest, run_json_sha256 FROM run | run_state",
  })
  void noStateMovesAndNothingSignedChangesByHand(String state, String statement, String verdict) throws SQLException {
    in(state);
    assertThat(ledger.verdict(() -> ledger.run(statement))).as(statement).isEqualTo(verdict);
  }

  @Test
  void aTemporaryTableDoesNotStandInForOneOfOurs() throws SQLException {
    int run = ledger.sealed("prep", "311");
    ledger.run("CREATE TEMPORARY TABLE preparer (run_id integer, name text)");
    ledger.run("CREATE TEMPORARY TABLE run AS SELECT * FROM public.run");
    assertThat(ledger.verdict(() -> ledger.sign(run, "311", Act.APPROVE, "prep"))).isEqualTo("sign_preparer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE signature SET signed_by = 'x'", "DELETE FROM signature", "TRUNCATE signature CASCADE"})
  void evenTheOwnerChangesNoSignature(String statement) throws SQLException {
    try (Connection owner = TestDatabase.connectAsOwner(database)) {
      assertThat(new DraftedLedger(owner).verdict(() -> new DraftedLedger(owner).run(statement))).isEqualTo("append_only");
    }
  }

  private int in(String state) throws SQLException {
    String preparer = "Émile Préparateur".toUpperCase(Locale.ROOT);
    if (state.equals("PREPARING")) {
      return ledger.prepared(preparer, "311", "131");
    }
    int run = ledger.sealed(preparer, "311", "131");
    if (state.equals("APPROVED") || state.equals("RELEASED")) {
      ledger.sign(run, "311", Act.APPROVE, "Mme Directrice");
      ledger.sign(run, "131", Act.APPROVE, "Mme Directrice");
    }
    if (state.equals("RELEASED")) {
      ledger.sign(run, "311", Act.RELEASE, "M. Comptable");
      ledger.sign(run, "131", Act.RELEASE, "M. Comptable");
    }
    if (state.equals("DISCARDED")) {
      ledger.run("UPDATE collective_order SET state = 'DISCARDED'");
      ledger.run("UPDATE run SET state = 'DISCARDED', discarded_by = 'x', discard_reason = 'x' WHERE run_id = " + run);
    }
    return run;
  }
}

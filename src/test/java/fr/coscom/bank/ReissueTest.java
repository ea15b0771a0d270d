package fr.coscom.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.coscom.ledger.BalanceStore;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.Run;
import fr.coscom.payment.Transfer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R04 and R05: which transfers that failed go out again, when, and under which name. */
class ReissueTest extends AfterThePayment {

  private static final String ORDERS = """
      SELECT coalesce(string_agg(concat_ws(' ', o.end_to_end_id, o.amount_cents, o.iban, c.message_id), ', '
               ORDER BY o.caisse, o.contract_id, o.number), '')
        FROM payment_order o JOIN collective_order c USING (run_id, caisse) WHERE o.run_id = """;

  @Test
  void aNewAccountSendsTheSameAmountUnderTheOldIdAndItsNumberInANewFile() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    assertThat(ordered(year.correction(PaidYear.nothing()))).as("without a new account nothing goes out").isEmpty();
    year.release("2024-2");
    Run run = year.correction(PaidYear.account("B", "FR76NEWB"));
    assertThat(ordered(run)).isEqualTo("COSCOM24-311-000000002-R1 200000 FR76NEWB CPAM311-COSCOM-2024-20250515-0002");
    assertThat(year.states()).as("the old line is dead").contains("B=REISSUED B=ORDERED");
    assertThat(year.text("SELECT transfers || ' ' || total_cents FROM collective_order WHERE run_id = " + run.id())).isEqualTo("1 200000");
    assertThat(BalanceStore.of(year.connection, run)).as("all controls of the run").allMatch(Control::holds);
    assertThat(new Transfer("COSCOM24-311-000000002-R1", "B", "DR B", "FR76NEWB", Optional.empty(), fr.coscom.basis.Money.euros(2000)))
        .isNotNull();
  }

  @Test
  void whatWentOutAgainNeverGoesOutAThirdTimeByItself() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    Run first = year.correction(PaidYear.account("B", "FR76NEWB"));
    year.release(first.name());
    assertThat(ordered(year.correction(PaidYear.account("B", "FR76OTHER")))).as("it is on its way").isEmpty();
    assertThatThrownBy(() -> year.execute("""
        INSERT INTO payment_order (end_to_end_id, run_id, caisse, year, number, contract_id, holder, iban, amount_cents, state, reissue_of)
        SELECT 'COSCOM24-311-000000002-R2', run_id, caisse, year, 99, contract_id, holder, iban, amount_cents, 'ORDERED', reissue_of
          FROM payment_order WHERE reissue_of IS NOT NULL""")).hasMessageContaining("payment_order_reissued_once");
  }

  @Test
  void aSecondFailureTakesTheNextNumber() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    Run first = year.correction(PaidYear.account("B", "FR76NEWB"));
    year.release(first.name());
    year.take(bank.write(BankFiles.report("P2", "CPAM311-COSCOM-2024-20250515-0002", "", "", "", BankFiles.block(
        "CPAM311-COSCOM-2024-0002-01", "", "", BankFiles.line("COSCOM24-311-000000002-R1", "RJCT", "AC04", "2000.00")))));
    assertThat(year.waits()).as("the account that failed is not new").isEqualTo("B=ACCOUNT");
    assertThat(ordered(year.correction(PaidYear.account("B", "FR76THIRD")))).startsWith("COSCOM24-311-000000002-R2 200000 FR76THIRD");
    assertThat(year.states()).contains("B=REISSUED B=REISSUED B=ORDERED");
  }

  @Test
  void aDiscardedCorrectionBringsTheFailureBackAndItsIdIsNotUsedAgain() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    Run first = year.correction(PaidYear.account("B", "FR76NEWB"));
    year.discard(first);
    assertThat(year.states()).contains("B=REJECTED B=DISCARDED");
    assertThat(ordered(year.correction(PaidYear.account("B", "FR76NEWB")))).startsWith("COSCOM24-311-000000002-R2 200000 FR76NEWB");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      because                                     | code | decides | on         | account  | waits
      AC01 asks for an account only               | AC01 |         |            | FR76NEW  | READY
      AC04 and the old account                    | AC04 |         |            |          | ACCOUNT
      the same IBAN sent anew is not new          | AC04 |         |            | FR76OLDB | ACCOUNT
      R04 the beneficiary is dead                 | MD07 |         |            | FR76NEW  | DECISION
      R04 regulatory                              | RR04 |         |            | FR76NEW  | DECISION
      R04 no reason given                         | MS02 |         |            | FR76NEW  | DECISION
      R04 no reason given                         | MS03 |         |            | FR76NEW  | DECISION
      R04 a duplicate                             | AM05 |         |            | FR76NEW  | DECISION
      a blocked account                           | AC06 |         |            | FR76NEW  | DECISION
      a code that nobody knows                    | XY99 |         |            | FR76NEW  | DECISION
      no code at all                              |      |         |            | FR76NEW  | DECISION
      decided, and an account                     | MD07 | MD07    | 2025-05-20 | FR76NEW  | READY
      decided, no account yet                     | MD07 | MD07    | 2025-05-20 |          | ACCOUNT
      decided before the bank said so             | MD07 | MD07    | 2025-05-15 | FR76NEW  | DECISION
      decided about something else                | MD07 | MS03    | 2025-05-20 | FR76NEW  | DECISION
      decided about a code that nobody knows      | XY99 | OTHER   | 2025-05-20 | FR76NEW  | READY
      the file was wrong, the account is not      | FF01 | FF01    | 2025-05-20 |          | READY
      the file was wrong, nobody decided          | FF01 |         |            |          | DECISION
      """, useHeadersInDisplayName = true)
  void eachReasonAsksForWhatItMust(String because, String code, String decides, String on, String account, String waits)
      throws SQLException {
    year.take(bank.rejected("P1", code == null ? "" : code, "B"));
    PaidYear.Facts known = PaidYear.both(decides == null ? PaidYear.nothing() : PaidYear.decision("B", decides, on),
        account == null ? PaidYear.nothing() : PaidYear.account("B", account));
    boolean ready = waits.equals("READY");
    Run run = year.correction(known);
    assertThat(ordered(run).startsWith("COSCOM24-311-000000002-R1")).as(because).isEqualTo(ready);
    assertThat(year.waits()).as(because).isEqualTo(ready ? "" : "B=" + waits);
  }

  @Test
  void twoReasonsAskForBoth() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    year.take(bank.rejected("P2", "MD07", "B"));
    year.correction(PaidYear.account("B", "FR76NEWB"));
    assertThat(year.waits()).as("the second news adds evidence, and evidence counts").isEqualTo("B=DECISION");
  }

  @Test
  void aContradictionOfTheBankIsSettledByAPerson() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    year.take(bank.returned("N1", "AC01", "2025-05-19", "B"));
    assertThat(ordered(year.correction(PaidYear.account("B", "FR76NEWB")))).as("R06").isEmpty();
    assertThat(year.waits()).isEqualTo("B=ALARM");
    year.release("2024-2");
    assertThat(ordered(year.correction(PaidYear.decision("B", "ALARM", "2025-05-21")))).startsWith("COSCOM24-311-000000002-R1 200000");
  }

  @Test
  void aDecisionLoadedBeforeTheNewsDoesNotCoverItWhateverItsDate() throws SQLException {
    year.correction(PaidYear.decision("B", "MD07", "2025-12-31"));
    year.release("2024-2");
    year.take(bank.rejected("P1", "MD07", "B"));
    assertThat(ordered(year.correction(PaidYear.account("B", "FR76NEWB")))).as("nobody had read the answer").isEmpty();
    assertThat(year.waits()).isEqualTo("B=DECISION");
    year.release("2024-3");
    assertThat(ordered(year.correction(PaidYear.decision("B", "MD07", "2025-05-20")))).as("a new one, after the answer")
        .startsWith("COSCOM24-311-000000002-R1 200000");
  }

  @Test
  void newsOfTheSameKindAfterTheDecisionAskForAnother() throws SQLException {
    year.take(bank.rejected("P1", "MS03", "B"));
    year.correction(PaidYear.decision("B", "MS03", "2025-05-20"));
    assertThat(year.waits()).isEqualTo("B=ACCOUNT");
    year.take(bank.rejected("P2", "MS03", "B"));
    assertThat(year.waits()).as("nobody had read the second answer").isEqualTo("B=DECISION");
  }

  @Test
  void aDecisionAboutOneContradictionDoesNotCoverTheNext() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    year.take(bank.returned("N1", "AC01", "2025-05-19", "B"));
    year.correction(PaidYear.decision("B", "ALARM", "2025-12-31"));
    assertThat(year.waits()).as("the first is settled").isEqualTo("B=ACCOUNT");
    year.take(bank.returned("N2", "AC01", "2025-05-20", "B"));
    assertThat(year.waits()).isEqualTo("B=ALARM");
    year.release("2024-2");
    year.correction(PaidYear.both(PaidYear.account("B", "FR76NEWB"), PaidYear.decision("B", "ALARM", "2025-05-21")));
    assertThat(year.states()).contains("B=REISSUED B=ORDERED");
  }

  @Test
  void aDecisionToPayMoreThanIsDueIsTakenAfterTheTransferFailed() throws SQLException {
    year.correction(PaidYear.decision("B", "LESS_DUE", "2025-12-31"));
    year.release("2024-2");
    year.take(bank.rejected("P1", "AC01", "B"));
    Run run = year.correction(PaidYear.account("B", "FR76NEWB"), Map.of("B", 1500L), "PAYABLE");
    assertThat(ordered(run)).as("no more than is due").startsWith("COSCOM24-311-000000002-R1 150000 ");
  }

  @Test
  void aContradictionAboutTheFirstTransferStopsTheThird() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    year.release(year.correction(PaidYear.account("B", "FR76NEWB")).name());
    year.take(bank.write(BankFiles.report("P2", "CPAM311-COSCOM-2024-20250515-0002", "", "", "", BankFiles.block(
        "CPAM311-COSCOM-2024-0002-01", "", "", BankFiles.line("COSCOM24-311-000000002-R1", "RJCT", "AC04", "2000.00")))));
    year.take(bank.returned("N1", "AC01", "2025-05-20", "B"));
    assertThat(year.suspense()).as("of the first, which was rejected").isEqualTo("RETURN_AFTER_REJECT!");
    assertThat(ordered(year.correction(PaidYear.account("B", "FR76THIRD")))).isEmpty();
    assertThat(year.waits()).isEqualTo("B=ALARM");
    year.release("2024-3");
    assertThat(ordered(year.correction(PaidYear.decision("B", "ALARM", "2025-05-20")))).startsWith("COSCOM24-311-000000002-R2 200000");
  }

  @Test
  void aFileDebitedInFullAfterARejectionStopsThatRejection() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    year.take(bank.debited("N1", "REF", "4", "10000.00"));
    year.correction(PaidYear.account("B", "FR76NEWB"));
    assertThat(year.waits()).as("the debit may cover it").isEqualTo("B=ALARM");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      because                                | status       | euros | decides   | waits
      held meanwhile                         | HELD         | 2000  |           | HELD
      less is due now: so much goes out      | PAYABLE      | 1500  |           |
      a decision pays no more than is due    | PAYABLE      | 1500  | LESS_DUE  |
      more is due: the rest goes out beside  | PAYABLE      | 2500  |           |
      """, useHeadersInDisplayName = true)
  void whatIsNoLongerDueDoesNotGoOut(String because, String status, long euros, String decides, String waits) throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    Map<String, Long> due = new TreeMap<>(PaidYear.EUROS);
    due.keySet().retainAll(java.util.Set.of("B"));
    due.put("B", euros);
    PaidYear.Facts known = PaidYear.both(PaidYear.account("B", "FR76NEWB"),
        decides == null ? PaidYear.nothing() : PaidYear.decision("B", decides, "2025-05-20"));
    Run run = year.correction(known, due, status);
    assertThat(year.waits()).as(because).isEqualTo(waits == null ? "" : "B=" + waits);
    assertThat(ordered(run)).as(because).isEqualTo(waits != null ? "" : euros == 2500
        ? "COSCOM24-311-000000005 50000 FR76NEWB CPAM311-COSCOM-2024-20250515-0002, "
            + "COSCOM24-311-000000002-R1 200000 FR76NEWB CPAM311-COSCOM-2024-20250515-0002"
        : "COSCOM24-311-000000002-R1 %d FR76NEWB CPAM311-COSCOM-2024-20250515-0002".formatted(euros * 100));
  }

  @Test
  void everyCodeHasWordsInBothLanguages() throws SQLException {
    assertThat(OutcomeStore.reasons(year.connection, "fr")).hasSizeGreaterThan(35);
    assertThat(OutcomeStore.reasons(year.connection, "fr").keySet()).isEqualTo(OutcomeStore.reasons(year.connection, "en").keySet());
    assertThat(OutcomeStore.reasons(year.connection, "en").values())
        .allMatch(reason -> !reason.meaning().isBlank() && reason.next().endsWith("."));
  }

  @Test
  void everyCodeThatNeedsADecisionMayBeDecided() throws Exception {
    String codes = year.text("SELECT string_agg(code, ' ' ORDER BY code) FROM bank_reason WHERE needs_decision");
    String schema = java.nio.file.Files.readString(Path.of("src/main/resources/schemas/decisions.schema.json"));
    for (String code : (codes + " ALARM LESS_DUE").split(" ")) {
      assertThat(schema).contains("\"BANK_ANSWER_" + code + "\"");
    }
  }

  private String ordered(Run run) throws SQLException {
    return year.text(ORDERS + run.id());
  }
}

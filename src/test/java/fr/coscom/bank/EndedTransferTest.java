package fr.coscom.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.coscom.ledger.BalanceStore;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.CorrectionBalanceStore;
import fr.coscom.ledger.DraftedLedger;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.Signature.Act;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * 2000 euros were sent to B and claimed back; then the bank gives them back. Nothing is claimed of money that never arrived, nothing is
 * paid twice when the contract comes back, and no person has to choose between the two.
 */
class EndedTransferTest extends AfterThePayment {

  private static final String NEW_ORDER = "COSCOM24-311-000000005";

  @Test
  void theDebtEndsWithTheTransfer() throws SQLException {
    claimedAndReturned("AC04");
    assertThat(year.waits()).as("told before the correction").isEqualTo("B=ENDS");
    Run run = refused(PaidYear.nothing());
    assertThat(transfers(run)).isEmpty();
    assertThat(year.debts(run, "B")).containsExactly("2024-2 SOME COVERED 0.00");
    assertThat(year.waits()).isEmpty();
    year.release(run.name());
    Run after = refused(PaidYear.account("B", "FR76NEWB"));
    assertThat(transfers(after)).isEmpty();
    assertThat(year.debts(after, "B")).containsExactly("2024-2 SOME COVERED 0.00");
  }

  @Test
  void aContractThatComesBackIsPaidOnce() throws SQLException {
    claimedAndReturned("AC04");
    Run back = due(2000, PaidYear.both(PaidYear.account("B", "FR76NEWB"), PaidYear.decision("B", "LESS_DUE", "2025-05-22")));
    assertThat(transfers(back)).as("though a person decided to send the old one, too").isEqualTo(NEW_ORDER + " 200000");
    assertThat(year.debts(back, "B")).containsExactly("2024-2 SOME COVERED 0.00");
    year.release(back.name());
    Run after = due(2000, PaidYear.decision("B", "LESS_DUE", "2025-05-23"));
    assertThat(transfers(after)).isEmpty();
    assertThat(year.waits()).isEmpty();
  }

  @Test
  void aCorrectionThatIsThrownAwayEndsNothing() throws SQLException {
    claimedAndReturned("AC04");
    Run run = refused(PaidYear.nothing());
    year.discard(run);
    assertThat(year.waits()).isEqualTo("B=ENDS");
    Run again = refused(PaidYear.nothing());
    assertThat(year.debts(again, "B")).containsExactly("2024-2 SOME COVERED 0.00");
  }

  @Test
  void nothingEndsWhileAPersonMustDecideOrTheContractIsHeld() throws SQLException {
    claimedAndReturned("MD07");
    assertThat(year.waits()).isEqualTo("B=DECISION");
    Run held = year.correction(PaidYear.decision("B", "MD07", "2025-05-22"), Map.of("B", 2000L), "HELD");
    assertThat(year.waits()).isEqualTo("B=ACCOUNT");
    assertThat(year.debts(held, "B")).containsExactly("2024-2 SOME TO_NOTIFY 2000.00");
    year.release(held.name());
    assertThat(year.debts(refused(PaidYear.nothing()), "B")).containsExactly("2024-2 SOME COVERED 0.00");
  }

  @Test
  void laterAnswersOfTheBankBreakNoControlOfTheRunThatEndedIt() throws SQLException {
    claimedAndReturned("AC04");
    Run back = due(2000, PaidYear.account("B", "FR76NEWB"));
    year.release(back.name());
    year.take(bank.write(BankFiles.report("P3", "CPAM311-COSCOM-2024-20250515-0002", "", "", "", BankFiles.block(
        "CPAM311-COSCOM-2024-0002-01", "", "", BankFiles.line(NEW_ORDER, "RJCT", "AC04", "2000.00")))));
    year.execute("SET session_replication_role = replica");
    year.execute("UPDATE run SET state = 'RELEASED' WHERE run_id = " + back.id());
    year.execute("SET session_replication_role = origin");
    checked(back);
  }

  @Test
  void anAlarmBeforeTheSignatureStopsIt() throws SQLException {
    year.release(refused(PaidYear.nothing()).name());
    year.take(bank.rejected("P1", "AC04", "B"));
    Run run = refused(PaidYear.nothing());
    year.take(bank.returned("N1", "AC04", "2025-05-22", "B"));
    assertThat(year.suspense()).isEqualTo("RETURN_AFTER_REJECT!");
    DraftedLedger ledger = new DraftedLedger(year.connection);
    ledger.seal(run.id());
    assertThatThrownBy(() -> ledger.sign(run.id(), "", Act.APPROVE, "directrice")).hasMessageContaining("the bank contradicted itself");
  }

  @Test
  void whatWasRepaidIsForAPersonToDecide() throws SQLException {
    claimedAndReturned("AC04");
    Run run = refused(facts -> facts.add("debt-events", "contract_id", "B", "year", 2024, "run", "2024-2", "event", "REPAID",
        "event_on", "2025-05-22", "amount", new java.math.BigDecimal("2000.00")));
    assertThat(transfers(run)).isEmpty();
    assertThat(year.waits()).isEqualTo("B=NOT_DUE");
    assertThat(year.debts(run, "B")).containsExactly("2024-2 SOME REPAID 0.00");
  }

  @Test
  void twoTransfersCoverTwoDebtsOnceEach() throws SQLException {
    year.release(due(2300, PaidYear.nothing()).name());
    year.release(due(2100, PaidYear.nothing()).name());
    year.take(bank.returned("N1", "AC04", "2025-05-20", "B"));
    year.take(bank.write(BankFiles.report("P2", "CPAM311-COSCOM-2024-20250515-0002", "", "", "", BankFiles.block(
        "CPAM311-COSCOM-2024-0002-01", "", "", BankFiles.line(NEW_ORDER, "RJCT", "AC04", "300.00")))));
    Run run = refused(PaidYear.nothing());
    assertThat(transfers(run)).isEmpty();
    assertThat(year.text("SELECT string_agg(concat_ws(' ', end_to_end_id, run_id, cents), ', ' ORDER BY 1) FROM (SELECT c.end_to_end_id, "
        + "c.run_id, c.cents FROM debt_covered c) AS c")).isEqualTo(
        "COSCOM24-311-000000002 3 20000, COSCOM24-311-000000002 4 180000, COSCOM24-311-000000005 4 30000");
    assertThat(year.debts(run, "B")).containsExactly(
        "2024-3 PAYABLE COVERED 0.00", "2024-4 TRANSFER_FAILED|SOME COVERED 0.00");
  }

  private void claimedAndReturned(String code) throws SQLException {
    year.release(refused(PaidYear.nothing()).name());
    year.take(bank.returned("N1", code, "2025-05-21", "B"));
  }

  private Run refused(PaidYear.Facts known) throws SQLException {
    return checked(year.correction(known, Map.of("B", 0L), "NOT_ELIGIBLE"));
  }

  private Run due(long euros, PaidYear.Facts known) throws SQLException {
    return checked(year.correction(known, Map.of("B", euros), "PAYABLE"));
  }

  private Run checked(Run run) throws SQLException {
    assertThat(BalanceStore.of(year.connection, run)).filteredOn(control -> !control.id().equals("COMPLETENESS"))
        .as("controls of " + run.name()).allMatch(Control::holds);
    assertThat(CorrectionBalanceStore.debts(year.connection, run).holds()).isTrue();
    return run;
  }

  private String transfers(Run run) throws SQLException {
    return year.text("SELECT coalesce(string_agg(end_to_end_id || ' ' || amount_cents, ', ' ORDER BY number), '') FROM payment_order WHERE run_id = "
        + run.id());
  }
}

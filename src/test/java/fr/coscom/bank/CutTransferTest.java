package fr.coscom.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.ledger.BalanceStore;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.CorrectionBalanceStore;
import fr.coscom.ledger.Run;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A transfer of 2000 euros did not arrive and less is due by now: what is due goes out, and what was claimed back of money that had
 * never left is no debt.
 */
class CutTransferTest extends AfterThePayment {

  private static final String R1 = "COSCOM24-311-000000002-R1";

  @Test
  void whatIsDueGoesOutAndTheDebtOfTheSameRunEnds() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    Run run = due(1500, PaidYear.account("B", "FR76NEWB"));
    assertThat(transfers(run)).isEqualTo(R1 + " 150000");
    assertThat(year.debts(run, "B")).containsExactly("2024-2 TRANSFER_FAILED|PAYABLE COVERED 0.00");
    year.release("2024-2");
    assertThat(transfers(due(1500, PaidYear.nothing()))).as("nothing is left to do").isEmpty();
    year.release("2024-3");
    Run back = due(2000, PaidYear.nothing());
    assertThat(transfers(back)).as("x, y, x: he gets 1500 and 500").isEqualTo("COSCOM24-311-000000006 50000");
    assertThat(year.debts(back, "B")).containsExactly("2024-2 TRANSFER_FAILED|PAYABLE COVERED 0.00");
  }

  @Test
  void theDebtsOfEarlierRunsEndToo() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    assertThat(transfers(due(1800, PaidYear.nothing()))).isEmpty();
    year.release("2024-2");
    Run second = due(1500, PaidYear.nothing());
    assertThat(year.debts(second, "B")).containsExactly(
        "2024-2 TRANSFER_FAILED|PAYABLE TO_NOTIFY 200.00", "2024-3 TRANSFER_FAILED|PAYABLE TO_NOTIFY 300.00");
    year.release("2024-3");
    Run third = due(1500, PaidYear.account("B", "FR76NEWB"));
    assertThat(transfers(third)).isEqualTo(R1 + " 150000");
    assertThat(year.debts(third, "B")).containsExactly(
        "2024-2 TRANSFER_FAILED|PAYABLE COVERED 0.00", "2024-3 TRANSFER_FAILED|PAYABLE COVERED 0.00");
    assertThat(year.debts(second, "B")).as("as the run before saw them").containsExactly(
        "2024-2 TRANSFER_FAILED|PAYABLE TO_NOTIFY 200.00", "2024-3 TRANSFER_FAILED|PAYABLE TO_NOTIFY 300.00");
  }

  @Test
  void aSecondFailureAndASecondCut() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    due(1500, PaidYear.account("B", "FR76NEWB"));
    year.release("2024-2");
    year.take(bank.write(BankFiles.report("P2", "CPAM311-COSCOM-2024-20250515-0002", "", "", "", BankFiles.block(
        "CPAM311-COSCOM-2024-0002-01", "", "", BankFiles.line(R1, "RJCT", "AC04", "1500.00")))));
    Run run = due(1200, PaidYear.account("B", "FR76THIRD"));
    assertThat(transfers(run)).isEqualTo("COSCOM24-311-000000002-R2 120000");
    assertThat(year.debts(run, "B")).allMatch(debt -> debt.endsWith("COVERED 0.00")).hasSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      claimed 800, all given back, due again: the rappel that failed goes out again       | 800.00 | 2000 | COSCOM24-311-000000005-R1 80000
      300 given back, the rest still claimed: of 800 he lacks 300                          | 300.00 | 2000 | COSCOM24-311-000000005-R1 30000
      given back beyond the debt: what he lacks is no more than the debt                   | 900.00 | 2000 | COSCOM24-311-000000005-R1 80000
      """)
  void whatTheDoctorGaveBackHeLacksAgain(String because, String repaid, long due, String transfers) throws SQLException {
    due(1200, PaidYear.nothing());
    year.release("2024-2");
    due(due, facts -> facts.add("debt-events", "contract_id", "B", "year", 2024, "run", "2024-2", "event", "REPAID",
        "event_on", "2025-05-21", "amount", new BigDecimal(repaid), "document_ref", "CHQ"));
    year.release("2024-3");
    year.take(bank.write(BankFiles.report("P9", "CPAM311-COSCOM-2024-20250515-0002", "", "", "", BankFiles.block(
        "CPAM311-COSCOM-2024-0002-01", "", "", BankFiles.line("COSCOM24-311-000000005", "RJCT", "AC04", "800.00")))));
    assertThat(transfers(due(due, PaidYear.account("B", "FR76NEWB")))).as(because).isEqualTo(transfers);
  }

  @Test
  void aDiscardedRunEndsNoDebt() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    due(1500, PaidYear.nothing());
    year.release("2024-2");
    Run thrown = due(1500, PaidYear.account("B", "FR76NEWB"));
    assertThat(transfers(thrown)).isEqualTo(R1 + " 150000");
    year.discard(thrown);
    Run again = due(1500, PaidYear.account("B", "FR76NEWB"));
    assertThat(transfers(again)).isEqualTo("COSCOM24-311-000000002-R2 150000");
    assertThat(year.debts(again, "B")).containsExactly("2024-2 TRANSFER_FAILED|PAYABLE COVERED 0.00");
  }

  @Test
  void aDebtThatWasWaivedIsNotCountedTwice() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "B"));
    due(1500, PaidYear.nothing());
    year.release("2024-2");
    Run run = due(1500, PaidYear.both(PaidYear.account("B", "FR76NEWB"), facts -> facts.add("debt-events", "contract_id", "B", "year", 2024,
        "run", "2024-2", "event", "WAIVED", "event_on", "2025-05-22", "amount", new BigDecimal("500.00"))));
    assertThat(transfers(run)).as("a person has dealt with it").isEmpty();
    assertThat(year.waits()).isEqualTo("B=LESS_DUE");
  }

  @Test
  void whatTheDoctorHadIsStillOwed() throws SQLException {
    year.take(bank.debited("N1", "REF", "4", "10000.00"));
    year.release(due(3000, PaidYear.nothing()).name());
    year.take(bank.write(BankFiles.report("P2", "CPAM311-COSCOM-2024-20250515-0002", "", "", "", BankFiles.block(
        "CPAM311-COSCOM-2024-0002-01", "", "", BankFiles.line("COSCOM24-311-000000005", "RJCT", "AC04", "1000.00")))));
    Run partly = due(2400, PaidYear.account("B", "FR76NEWB"));
    assertThat(transfers(partly)).as("he had 2000").isEqualTo("COSCOM24-311-000000005-R1 40000");
    assertThat(year.debts(partly, "B")).containsExactly("2024-3 TRANSFER_FAILED|PAYABLE COVERED 0.00");
    year.discard(partly);
    Run below = due(1500, PaidYear.account("B", "FR76NEWB"));
    assertThat(transfers(below)).as("he had more than is due").isEmpty();
    assertThat(year.waits()).as("it has ended").isEmpty();
    assertThat(year.debts(below, "B")).as("2000 less 1500").containsExactly("2024-4 TRANSFER_FAILED|PAYABLE TO_NOTIFY 500.00");
  }

  private Run due(long euros, PaidYear.Facts known) throws SQLException {
    Run run = year.correction(known, Map.of("B", euros), "PAYABLE");
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

package fr.coscom.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;

/** What not even a session of the owner may write past the program, in a year that was ordered and handed over. */
class LedgerGuardsTest extends AfterThePayment {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      UPDATE run SET execution_date = '2025-06-02'                                 | run_fixed
      UPDATE run SET operator = 'somebody else'                                    | run_fixed
      UPDATE collective_order SET total_cents = 99999                              | order_fixed
      UPDATE collective_order SET debtor_iban = 'FR99'                             | order_fixed
      UPDATE payment_order SET amount_cents = 99999                                | transfer_fixed
      UPDATE payment_order SET iban = 'FR99'                                       | transfer_fixed
      UPDATE run SET input_folder = '/other'                                       | run_fixed
      UPDATE run SET last_bank_file = 7                                            | run_fixed
      UPDATE run SET discarded_by = 'somebody'                                     | run_fixed
      UPDATE run SET discard_reason = 'another'                                    | run_fixed
      UPDATE lot SET void_from = (SELECT max(lot) + 1 FROM lot)                    | lot_fixed
      UPDATE lot SET void_from = (SELECT max(lot) + 1 FROM lot), run_id = 99       | lot_fixed
      UPDATE lot SET scope = 'CORRECTION'                                          | lot_fixed
      UPDATE payment_order SET outcome_on = '2025-05-16', outcome = 'EXECUTED', state = 'EXECUTED', debited = true | transfer_outcome
      UPDATE payment_order SET outcome_on = '2025-05-16', outcome = 'REJECTED', state = 'REJECTED' | transfer_outcome
      """)
  void theLedgerRefuses(String statement, String rule) {
    assertThatThrownBy(() -> year.execute(statement)).as(statement).isInstanceOfSatisfying(PSQLException.class,
        refused -> assertThat(refused.getServerErrorMessage().getConstraint()).isEqualTo(rule));
  }

  @Test
  void whatWasForgottenOnceStaysForgotten() throws SQLException {
    year.execute("SET session_replication_role = replica");
    year.execute("UPDATE lot SET void_from = lot + 1");
    year.execute("SET session_replication_role = origin");
    assertThatThrownBy(() -> year.execute("UPDATE lot SET void_from = NULL")).hasMessageContaining("is forgotten once");
    assertThatThrownBy(() -> year.execute("UPDATE lot SET void_from = lot + 2")).hasMessageContaining("is forgotten once");
    assertThatThrownBy(() -> year.execute("DELETE FROM lot")).hasMessageContaining("lot is append-only");
  }

  @Test
  void noTemporaryTableTakesTheHistoryOfATransfer() throws SQLException {
    year.take(bank.rejected("P1", "AC04", "A"));
    year.execute("CREATE TEMPORARY TABLE order_status (LIKE public.order_status)");
    year.execute("UPDATE payment_order SET state = 'REISSUED' WHERE contract_id = 'A'");
    year.execute("UPDATE payment_order SET state = 'REJECTED' WHERE contract_id = 'A'");
    year.execute("DROP TABLE pg_temp.order_status");
    assertThat(year.text("SELECT string_agg(state, ' ' ORDER BY status_id) FROM order_status WHERE before <> 'ORDERED'"))
        .isEqualTo("REJECTED REISSUED REJECTED");
  }
}

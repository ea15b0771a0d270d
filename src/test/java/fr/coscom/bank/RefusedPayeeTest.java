package fr.coscom.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.ledger.Run;
import fr.coscom.ledger.Standing;
import fr.coscom.ledger.StandingStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;

/** No order is signed that pays an account or a payee that the bank refused: a rappel of 500 euros for A, and what it said of his 1 000. */
class RefusedPayeeTest extends AfterThePayment {

  private static final Map<String, Long> RAPPEL = new TreeMap<>(PaidYear.EUROS);

  static {
    RAPPEL.put("A", 1500L);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      nothing was said                            | -    | -      | -        | signed
      the account is closed                       | AC04 | after  | -        | A (AC04, 2025-05-16)
      the account was closed before               | AC04 | before | -        | A (AC04, 2025-05-16)
      another one is, the rappel has a new one    | AC04 | after  | FR76NEW  | signed
      another one was                             | AC04 | before | FR76NEW  | signed
      the payee is dead                           | MD07 | after  | -        | A (MD07, 2025-05-16)
      the payee is dead, whatever the account     | MD07 | after  | FR76NEW  | A (MD07, 2025-05-16)
      no reason given                             | MS03 | after  | FR76NEW  | A (MS03, 2025-05-16)
      regulatory                                  | RR04 | after  | FR76NEW  | A (RR04, 2025-05-16)
      a code that nobody knows                    | XY99 | after  | FR76NEW  | A (OTHER, 2025-05-16)
      decided, known to the run                   | MD07 | before | DECIDED  | signed
      decided before the answer came              | MD07 | after  | DECIDED  | A (MD07, 2025-05-16)
      a duplicate says nothing of the account     | AM05 | after  | -        | signed
      nor does a failure of the settlement        | ED05 | after  | -        | signed
      """)
  void theOrderIsSignedOrNot(String because, String code, String when, String account, String verdict) throws SQLException {
    if ("before".equals(when)) {
      year.take(bank.rejected("P1", code, "A"));
    }
    Run run = year.correction(known(account), RAPPEL, "PAYABLE");
    if ("after".equals(when)) {
      year.take(bank.rejected("P1", code, "A"));
    }
    seal(run);
    assertThat(told(run)).as(because).isEqualTo(verdict);
    assertThat(sign(run, "APPROVE")).as(because).isEqualTo(verdict);
  }

  @Test
  void anAnswerBetweenTheTwoSignaturesStopsTheSecond() throws SQLException {
    Run run = year.correction(PaidYear.nothing(), RAPPEL, "PAYABLE");
    seal(run);
    assertThat(sign(run, "APPROVE")).isEqualTo("signed");
    year.take(bank.rejected("P1", "AC04", "B"));
    year.take(bank.rejected("P2", "AC04", "A"));
    assertThat(told(run)).isEqualTo("A (AC04, 2025-05-16)");
    assertThat(sign(run, "RELEASE")).as("B is not in the order").isEqualTo("A (AC04, 2025-05-16)");
    assertThat(year.text("SELECT current_setting('coscom.lot')")).as("the session's own lot").isEqualTo(String.valueOf(run.lot()));
  }

  private static PaidYear.Facts known(String account) {
    if (account == null) {
      return PaidYear.nothing();
    }
    return account.equals("DECIDED")
        ? PaidYear.both(PaidYear.account("A", "FR76NEW"), PaidYear.decision("A", "MD07", "2025-05-20")) : PaidYear.account("A", account);
  }

  /** As the job does, without its files. */
  private void seal(Run run) throws SQLException {
    year.execute("SET session_replication_role = replica");
    year.execute("UPDATE collective_order SET state = 'SEALED', sha256 = md5(caisse) || md5(caisse) WHERE run_id = " + run.id());
    year.execute("UPDATE run SET state = 'SEALED', run_json_sha256 = repeat('d', 64) WHERE run_id = " + run.id());
    year.execute("SET session_replication_role = origin");
  }

  /** What whoever proposes the signature is told: {@code signed} when it would be taken. */
  private String told(Run run) throws SQLException {
    List<Standing> orders = StandingStore.of(year.connection, run.id());
    assertThat(orders).hasSize(1);
    return orders.get(0).stopped().map(Standing.Stop::found).orElse("signed");
  }

  /** {@code signed}, or what the database found in the way. */
  private String sign(Run run, String act) throws SQLException {
    try {
      year.execute("""
          INSERT INTO signature (run_id, caisse, act, run_json_sha256, signed_by, signed_at, rehearsal)
          VALUES (%d, '311', '%s', repeat('d', 64), '%s', '2025-06-01T09:00:00Z', true)""".formatted(run.id(), act, "by " + act));
      return "signed";
    } catch (PSQLException e) {
      assertThat(e.getServerErrorMessage().getConstraint()).as(e.getMessage()).isEqualTo("sign_refused");
      return e.getServerErrorMessage().getDetail();
    }
  }
}

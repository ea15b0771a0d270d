package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.coscom.ledger.Control;
import fr.coscom.ledger.ControlBroken;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.Run;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A program that computes another amount from the same facts: a warning that names the contracts when the program has changed. */
class ChangedProgramTest {

  private static final String FIRST = "zones commune=31001; paying-caisses caisse=311; sectors rpps=19990000010; sectors rpps=19990000028; "
      + "bank-accounts rpps=19990000010 payee_kind=DOCTOR; bank-accounts rpps=19990000028 payee_kind=DOCTOR; "
      + "contracts contract_id=C rpps=19990000010 doctor_signed_on=2020-01-01 caisse_signed_on=2020-01-01 ars_signed_on=2020-01-01; "
      + "contracts contract_id=D rpps=19990000028 doctor_signed_on=2020-01-01 caisse_signed_on=2020-01-01 ars_signed_on=2020-01-01";
  private static final String UNRELATED = "hospital-activities activity_id=H contract_id=D from_on=2020-01-01";

  @Test
  void theSameProgramMayNotPayWhomNoFactConcerns() throws SQLException {
    try (CorrectedYears years = new CorrectedYears()) {
      paidLess(years, "12.34", false);
      years.open(2023, Run.Kind.CORRECTION, "2024-09-02 09:00+02").rows(UNRELATED);
      assertThatThrownBy(years::settle).isInstanceOfSatisfying(ControlBroken.class, broken -> assertThat(broken.broken())
          .containsExactly(new Control("UNAFFECTED_AT_ZERO", 1, 1, 1234, "against 2023-1: C 12.34")));
    }
  }

  @Test
  void afterAChangeOfTheProgramTheContractsAreNamedAndThePartsStillSum() throws SQLException {
    try (CorrectedYears years = new CorrectedYears()) {
      Run first = paidLess(years, "12.34", true);
      Run second = years.open(2023, Run.Kind.CORRECTION, "2024-09-02 09:00+02").rows(UNRELATED).settle();
      assertThat(ControlStore.of(years.connection(), second.id())).filteredOn(control -> !control.holds()).containsExactly(new Control(
          "UNAFFECTED_AT_ZERO", Control.Severity.WARNING, 1, 1, 1234, "against 2023-1, another program: C 12.34"));
      Difference told = years.compare(first, second, Optional.empty());
      assertThat(told.total().total()).hasToString("1262.34");
      assertThat(told.byCause()).hasSize(2).extractingFromEntries(e -> e.getKey().kind() + " " + e.getValue().total())
          .containsExactlyInAnyOrder("PROGRAM 12.34", "ADDED 1250.00");
      years.release(second);
      Run third = years.open(2023, Run.Kind.CORRECTION, "2024-10-02 09:00+02").settle();
      assertThat(ControlStore.of(years.connection(), third.id())).as("nothing is left, whatever the program").allMatch(Control::holds);
    }
  }

  /** As an earlier program would have done that found less for contract C. */
  private static Run paidLess(CorrectedYears years, String euros, boolean byAnother) throws SQLException {
    Run run = years.open(2023, Run.Kind.ANNUAL, "2024-04-02 09:00+02").rows(FIRST).settle();
    long cents = Long.parseLong(euros.replace(".", ""));
    try (Statement statement = years.connection().createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute("UPDATE entitlement SET aif_cents = aif_cents - %d WHERE contract_id = 'C'".formatted(cents));
      statement.execute("UPDATE settlement SET aif_cents = aif_cents - %1$d, to_pay_cents = to_pay_cents - %1$d WHERE contract_id = 'C'"
          .formatted(cents));
      statement.execute("UPDATE posting SET cents = cents - %d WHERE contract_id = 'C'".formatted(cents));
      statement.execute("UPDATE posting_seal SET digest = posting_digest('', first_id, last_id)");
      if (byAnother) {
        statement.execute("UPDATE run SET program_digest = repeat('2', 64)");
      }
      statement.execute("SET session_replication_role = origin");
    }
    years.release(run);
    return run;
  }
}

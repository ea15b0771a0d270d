package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Money;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.Run;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a correction of the year 2023 pays and claims back, in euros. Contract C of doctor 19990000010, signed on 1 January 2020, in an
 * eligible zone, with an account, in secteur 1, where the case does not say otherwise.
 */
class CorrectionCasesTest {

  private static final String DOCTOR = "19990000010";
  private static final String SECTOR_2 = "sectors rpps=19990000010 convention_code=3";
  private static final String HOSPITAL = "hospital-activities activity_id=H contract_id=C from_on=2020-01-01";
  private static final String TRAINEE = "stagiaire-attestations attestation_id=S contract_id=C from_on=2023-05-01 to_on=2023-10-31 half_days_per_week=8";
  private static final String ACCOUNT = "bank-accounts rpps=19990000010 payee_kind=DOCTOR";
  private static final String SIGNED = "contracts contract_id=C rpps=19990000010 doctor_signed_on=2020-01-01 caisse_signed_on=2020-01-01 ars_signed_on=2020-01-01";

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      # case                                     | known in April                          | known in September                                  | paid    | rappel  | indu    | cause
      E9 rate unknown, then 62.40 %              | SECTOR2; HOSPITAL; TRAINEE              | RATE=62.40                                          | 0.00    | 5023.20 | 0.00    | opposable-rates.csv: 5023.20
      E20 CAIM until 30 June, days excluded      | SIGNED on 2023-06-01; CAIM to 2023-06-30 | decisions contract_id=C year=2023 reason=INCOMPATIBLE_AID decision=EXCLUDE_DAYS | 0.00 | 2520.55 | 0.00 | decisions.csv: 2520.55
      E21 rate corrected to 58.10 %              | SECTOR2; HOSPITAL; TRAINEE; RATE=62.40  | RATE=58.10                                          | 5023.20 | 0.00    | 346.15  | opposable-rates.csv rate: -346.15
      late attestation                           |                                         | TRAINEE                                             | 5000.00 | 1800.00 | 0.00    | stagiaire-attestations.csv: 1800.00
      late resignation                           |                                         | SIGNED end_reason=RESIGNATION end_event_on=2023-10-01 | 5000.00 | 0.00  | 1260.27 | contracts.csv end_reason,end_event_on: -1260.27
      contract cancelled after payment           | TRAINEE                                 | SIGNED cancelled=true                               | 6800.00 | 0.00    | 6800.00 | contracts.csv cancelled: -6800.00
      refused after payment                      | HOSPITAL                                | decisions contract_id=C year=2023 reason=PRACTICE_NOT_COORDINATED decision=REFUSE | 6250.00 | 0.00 | 6250.00 | decisions.csv: -6250.00
      held after payment: nothing either way     | TRAINEE                                 | holds contract_id=C                                 | 6800.00 | 0.00    | 0.00    | holds.csv: 0.00
      held and less due: nothing until settled   | TRAINEE                                 | holds contract_id=C; SIGNED end_reason=RESIGNATION end_event_on=2023-10-01 | 6800.00 | 0.00 | 0.00 | sum: 0.00
      account arrives for a held contract        | NOACCOUNT; HOSPITAL                     | ACCOUNT                                             | 0.00    | 6250.00 | 0.00    | bank-accounts.csv: 6250.00
      zone withdrawn: held, nothing claimed      |                                         | zones commune=31001 cancelled=true                  | 5000.00 | 0.00    | 0.00    | zones.csv: 0.00
      rate withdrawn: held, nothing claimed      | SECTOR2; RATE=62.40                     | RATE=62.40 cancelled=true                           | 3120.00 | 0.00    | 0.00    | opposable-rates.csv: 0.00
      one component up, one down: netted inside  | HOSPITAL                                | HOSPITAL cancelled=true; TRAINEE                    | 6250.00 | 550.00  | 0.00    | sum: 550.00
      one component down more than the other up  | TRAINEE                                 | TRAINEE cancelled=true; HOSPITAL                    | 6800.00 | 0.00    | 550.00  | sum: -550.00
      two contracts: never netted                | D                                       | TRAINEE; D end_reason=RESIGNATION end_event_on=2023-10-01 | 10000.00 | 1800.00 | 1260.27 | sum: 539.73
      a contract split in two                    |                                         | SIGNED end_reason=LEFT_ZONE end_event_on=2023-05-31; CONTRACT2 | 5000.00 | 2931.51 | 2931.51 | sum: 0.00
      nothing new                                | TRAINEE                                 |                                                     | 6800.00 | 0.00    | 0.00    | sum: 0.00
      the same row again                         | TRAINEE                                 | TRAINEE                                             | 6800.00 | 0.00    | 0.00    | sum: 0.00
      paid before the program                    | prior-payments contract_id=C year=2023 aif=1500 rms=0 rhp=0 mao=0 paid_on=2024-02-01 | TRAINEE | 3500.00 | 1800.00 | 0.00 | stagiaire-attestations.csv: 1800.00
      """)
  void aCorrectionPaysAndClaims(
      String because, String april, String september, String paid, String rappel, String indu, String cause) throws SQLException {
    try (CorrectedYears years = new CorrectedYears()) {
      Run first = years.open(2023, Run.Kind.ANNUAL, "2024-04-02 09:00+02").rows(base(april == null ? "" : april) + written(april)).settle();
      assertThat(moved(years, first)).as(because).isEqualTo(paid + " 0.00");
      years.release(first);

      Run second = years.open(2023, Run.Kind.CORRECTION, "2024-09-02 09:00+02").rows(written(september)).settle();
      assertThat(moved(years, second)).as(because).isEqualTo(rappel + " " + indu);
      assertThat(years.query("SELECT count(*) FROM payment_order WHERE run_id = " + second.id()).get(0).get(0))
          .as("transfers of " + because).isEqualTo(rappel.equals("0.00") ? "0" : "1");
      Money debts = years.debts(second).stream().map(Debt::amount).reduce(Money.ZERO, Money::plus);
      assertThat(debts).as("debts of " + because).hasToString(indu);
      assertThat(causes(years.compare(first, second, Optional.empty()), cause)).as(because).isEqualTo(cause);
      years.release(second);

      Run third = years.open(2023, Run.Kind.CORRECTION, "2024-10-01 09:00+02").settle();
      assertThat(moved(years, third)).as("the same again, " + because).isEqualTo("0.00 0.00");
    }
  }

  @Test
  void aRateCorrectedAndCorrectedBackNetsToZeroWithItsHistoryKept() throws SQLException {
    try (CorrectedYears years = new CorrectedYears()) {
      List<Run> runs = new ArrayList<>();
      for (String rate : List.of("62.40", "58.10", "62.40", "60.00")) {
        String rows = runs.isEmpty() ? base("SECTOR2") + written("SECTOR2; HOSPITAL; TRAINEE; ") : "";
        years.open(2023, runs.isEmpty() ? Run.Kind.ANNUAL : Run.Kind.CORRECTION, "2024-0%d-02 09:00+02".formatted(4 + runs.size()));
        runs.add(years.rows(rows + written("RATE=" + rate)).settle());
        years.release(runs.get(runs.size() - 1));
      }
      assertThat(runs.stream().map(run -> moved(years, run)).toList())
          .containsExactly("5023.20 0.00", "0.00 346.15", "346.15 0.00", "0.00 193.20");
      assertThat(causes(years.compare(runs.get(0), runs.get(2), Optional.of("C")), "sum:")).as("back where it was").isEqualTo("sum: 0.00");
      assertThat(years.compare(runs.get(0), runs.get(2), Optional.empty()).contracts()).isEmpty();
      assertThat(years.query("SELECT run_id, sum(cents) FROM posting GROUP BY run_id ORDER BY run_id")).extracting(row -> row.get(1))
          .as("history").containsExactly("502320", "-34615", "34615", "-19320");
      List<Debt> debts = years.debts(runs.get(3));
      assertThat(debts).extracting(Debt::run).containsExactly("2023-2", "2023-4");
      assertThat(debts).extracting(Debt::outstanding).extracting(Money::toString).as("the first one is not netted by the rappel")
          .containsExactly("346.15", "193.20");
      assertThat(debts).extracting(debt -> debt.paidOn().toString()).as("the payment that each debt reaches back to")
          .containsExactly("2024-05-15", "2024-06-07");
    }
  }

  @Test
  void aDebtHasItsDeadlinesAndItsStateFollowsTheEvents() throws SQLException {
    try (CorrectedYears years = new CorrectedYears()) {
      years.release(years.open(2023, Run.Kind.ANNUAL, "2024-04-02 09:00+02").rows(base("") + written("TRAINEE")).settle());
      Run second = years.open(2023, Run.Kind.CORRECTION, "2024-09-02 09:00+02").rows(written("TRAINEE cancelled=true")).settle();
      years.release(second);
      Debt born = years.debts(second).get(0);
      assertThat(born.parts()).isEqualTo(new Amounts(Money.ZERO, Money.euros(1800), Money.ZERO, Money.ZERO));
      assertThat("%s %s %s %s %s %s".formatted(born.state(), born.legalBasis(), born.limitationOn(), born.notifiedOn().isPresent(),
          born.observationsUntil(), born.noticeUntil())).as("nobody signed it here")
          .isEqualTo("TO_NOTIFY L133_4 2027-05-15 false 2024-11-07 2024-12-07");

      assertThat(after(years, "2024-10-01", "event=NOTIFIED event_on=2024-09-20")).isEqualTo("NOTIFIED 1800.00 2024-11-20 2024-12-20");
      assertThat(after(years, "2024-11-01", "event=CONTESTED event_on=2024-10-20")).startsWith("CONTESTED 1800.00");
      assertThat(after(years, "2025-01-10", "event=NOTIFIED event_on=2025-01-08")).as("maintained").startsWith("NOTIFIED 1800.00");
      assertThat(after(years, "2025-02-01", "event=REPAID event_on=2025-02-01 amount=800")).startsWith("NOTIFIED 1000.00");
      assertThat(after(years, "2027-05-16", "event=CONTESTED event_on=2027-05-16")).as("past its day").startsWith("TIME_BARRED 0.00");
      assertThat(after(years, "2027-06-01", "event=WAIVED event_on=2027-06-01 amount=1000")).startsWith("WAIVED 0.00");
      assertThat(after(years, "2027-07-01", "event=WAIVED event_on=2027-06-01 cancelled=true")).startsWith("TIME_BARRED 0.00");
      assertThat(after(years, "2027-08-01", "event=REPAID event_on=2027-08-01 amount=1000")).startsWith("REPAID 0.00");
    }
  }

  @Test
  void whatIsFoundPastItsDayIsListedAndNotClaimed() throws SQLException, IOException {
    try (CorrectedYears years = new CorrectedYears()) {
      years.release(years.open(2023, Run.Kind.ANNUAL, "2024-04-02 09:00+02").rows(base("") + written("TRAINEE")).settle());
      Run late = years.open(2023, Run.Kind.CORRECTION, "2027-05-16 09:00+02").rows(written("TRAINEE cancelled=true")).settle();
      assertThat(years.debts(late)).singleElement().extracting(Debt::state, debt -> debt.amount().toString(),
          debt -> debt.outstanding().toString()).containsExactly(Debt.State.TIME_BARRED, "1800.00", "0.00");
      assertThat(years.query("SELECT state FROM debt")).as("and says so in recoveries.csv").containsExactly(List.of("TIME_BARRED"));
      assertThat(years.accounting(late)).as("no claim is booked").isEmpty();
    }
  }

  /** Annual 5 000 € on 15 May, rappel 1 800 € on 7 June; what is claimed takes off the top. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      inside the rappel                | TRAINEE to 2023-07-31     | 2024-06-07
      the whole rappel and no more     | TRAINEE cancelled=true    | 2024-06-07
      more than the rappel             | SIGNED cancelled=true     | 2024-05-15
      """)
  void aDebtReachesBackToTheOldestPaymentThatItTakesFrom(String because, String correction, String paidOn) throws SQLException {
    try (CorrectedYears years = new CorrectedYears()) {
      years.release(years.open(2023, Run.Kind.ANNUAL, "2024-04-02 09:00+02").rows(base("")).settle());
      years.release(years.open(2023, Run.Kind.CORRECTION, "2024-06-02 09:00+02").rows(written("TRAINEE")).settle());
      Run third = years.open(2023, Run.Kind.CORRECTION, "2024-07-02 09:00+02")
          .rows(written(correction).replaceAll(" to_on=2023-10-31 (.*) to 2023-07-31", " to_on=2023-07-31 $1")).settle();
      assertThat(years.debts(third)).singleElement().extracting(debt -> debt.paidOn().toString()).as(because).isEqualTo(paidOn);
    }
  }

  @Test
  void aDiscardedCorrectionLeavesNoDebt() throws SQLException {
    try (CorrectedYears years = new CorrectedYears()) {
      years.release(years.open(2023, Run.Kind.ANNUAL, "2024-04-02 09:00+02").rows(base("") + written("TRAINEE")).settle());
      Run second = years.open(2023, Run.Kind.CORRECTION, "2024-09-02 09:00+02").rows(written("TRAINEE cancelled=true")).settle();
      years.discard(second);
      Run third = years.open(2023, Run.Kind.CORRECTION, "2024-09-03 09:00+02").settle();
      assertThat(moved(years, third)).as("the withdrawal went with its run").isEqualTo("0.00 0.00");
      assertThat(years.debts(third)).isEmpty();
    }
  }

  private static String after(CorrectedYears years, String day, String event) throws SQLException {
    Run run = years.open(2023, Run.Kind.CORRECTION, day + " 09:00+02")
        .rows("debt-events contract_id=C year=2023 run=2023-2 " + event).settle();
    years.release(run);
    Debt debt = years.debts(run).get(0);
    return "%s %s %s %s".formatted(debt.state(), debt.outstanding(), debt.observationsUntil(), debt.noticeUntil());
  }

  private static String moved(CorrectedYears years, Run run) {
    try {
      List<String> sums = years.query("SELECT sum(to_pay_cents), sum(to_recover_cents) FROM settlement WHERE run_id = " + run.id()).get(0);
      return new Money(Long.parseLong(sums.get(0))) + " " + new Money(Long.parseLong(sums.get(1)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The one cause with its amount, or only the sum where several are asked for; the parts always sum to the difference. */
  private static String causes(Difference difference, String asked) {
    difference.contracts().forEach(contract -> assertThat(contract.parts().stream().map(ContractDifference.Part::moved)
        .reduce(Amounts.ZERO, Amounts::plus)).as("parts of " + contract.contractId()).isEqualTo(contract.difference()));
    assertThat(difference.byCause().keySet()).extracting(Difference.Cause::kind)
        .doesNotContain(ChangedFact.Kind.PROGRAM, ChangedFact.Kind.ORDERED_BETWEEN);
    if (asked.startsWith("sum")) {
      return "sum: " + difference.total().total();
    }
    return difference.byCause().entrySet().stream()
        .map(e -> (e.getKey().file() + " " + e.getKey().column()).strip() + ": " + e.getValue().total()).collect(Collectors.joining(", "));
  }

  /** What every case knows and does not say. */
  private static String base(String said) {
    return "zones commune=31001; paying-caisses caisse=311; "
        + (said.contains("SIGNED") ? "" : SIGNED + "; ")
        + (said.contains("SECTOR2") ? "" : "sectors rpps=" + DOCTOR + "; ")
        + (said.contains("NOACCOUNT") ? "" : ACCOUNT + "; ");
  }

  private static String written(String said) {
    return said == null ? "" : said.replace("NOACCOUNT; ", "").replace("ACCOUNT", ACCOUNT)
        .replaceAll("SIGNED on (\\S+?);", "contracts contract_id=C rpps=" + DOCTOR + " doctor_signed_on=$1 caisse_signed_on=$1 ars_signed_on=$1;")
        .replaceAll("CAIM to (\\S+)", "other-contracts rpps=" + DOCTOR + " scheme=CAIM from_on=2020-01-01 to_on=$1")
        .replace("SIGNED", SIGNED).replace("SECTOR2", SECTOR_2).replace("HOSPITAL", HOSPITAL).replace("TRAINEE", TRAINEE)
        .replaceAll("RATE=(\\S+)", "opposable-rates rpps=" + DOCTOR + " year=2023 rate=$1")
        .replaceAll("(^|; )CONTRACT2", "; contracts contract_id=C2 rpps=" + DOCTOR
            + " doctor_signed_on=2023-06-01 caisse_signed_on=2023-06-01 ars_signed_on=2023-06-01")
        .replaceAll("(^|; )D\\b", "; sectors rpps=19990000028; bank-accounts rpps=19990000028 payee_kind=DOCTOR; contracts contract_id=D "
            + "rpps=19990000028 doctor_signed_on=2020-01-01 caisse_signed_on=2020-01-01 ars_signed_on=2020-01-01") + "; ";
  }
}

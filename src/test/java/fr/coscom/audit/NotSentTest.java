package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.ledger.Run;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A contract known from an earlier folder and absent from the contracts.csv of the annual payment is held in it and in every correction
 * of the year until a contracts.csv names it. Contract C of 5 000 € a year is first known from the payment of 2022; B is always sent.
 */
class NotSentTest {

  private static final String C = "contracts contract_id=C rpps=19990000010 doctor_signed_on=2020-01-01 caisse_signed_on=2020-01-01 ars_signed_on=2020-01-01";
  private static final String B = "contracts contract_id=B rpps=19990000028 doctor_signed_on=2020-01-01 caisse_signed_on=2020-01-01 ars_signed_on=2020-01-01";
  private static final String GROUND = "zones commune=31001; paying-caisses caisse=311; sectors rpps=19990000010; sectors rpps=19990000028; "
      + "bank-accounts rpps=19990000010 payee_kind=DOCTOR; bank-accounts rpps=19990000028 payee_kind=DOCTOR; ";

  /** Runs in their order, as year, kind and rows; a run with an exclamation mark is discarded, the others are released. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      # case                                    | runs                                                                 | reasons of C in the last
      absent from the annual payment            | 2023 ANNUAL B                                                        | NOT_SENT
      an unrelated correction                   | 2023 ANNUAL B; 2023 CORRECTION TRAINEE                               | NOT_SENT
      two unrelated corrections                 | 2023 ANNUAL B; 2023 CORRECTION TRAINEE; 2023 CORRECTION -            | NOT_SENT
      another contract sent again               | 2023 ANNUAL B; 2023 CORRECTION B                                     | NOT_SENT
      sent by the correction                    | 2023 ANNUAL B; 2023 CORRECTION C                                     | -
      sent by the correction before             | 2023 ANNUAL B; 2023 CORRECTION C; 2023 CORRECTION TRAINEE            | -
      sent by a correction that was discarded   | 2023 ANNUAL B; 2023 CORRECTION! C; 2023 CORRECTION TRAINEE           | NOT_SENT
      sent by the payment of the next year      | 2023 ANNUAL B; 2024 ANNUAL B,C; 2023 CORRECTION TRAINEE              | -
      absent from a payment that was discarded  | 2023 ANNUAL! B; 2023 ANNUAL B,C; 2023 CORRECTION TRAINEE             | -
      sent by a payment that was discarded      | 2023 ANNUAL! B,C; 2023 ANNUAL B; 2023 CORRECTION TRAINEE             | NOT_SENT
      a year without an annual payment          | 2021 CORRECTION PRIOR                                                | -
      a payment that was discarded, and no more | 2023 ANNUAL! B; 2023 CORRECTION TRAINEE                              | -
      """)
  void aContractIsHeldUntilItIsSent(String because, String runs, String reasons) throws SQLException {
    try (CorrectedYears years = new CorrectedYears()) {
      Run last = made(years, "2022 ANNUAL", GROUND + B + ";" + C, 1);
      int month = 1;
      for (String run : runs.split("; ")) {
        String[] words = run.split(" ");
        last = made(years, words[0] + " " + words[1], rows(words[2]), ++month);
      }
      assertThat(years.query("SELECT reasons FROM entitlement WHERE contract_id = 'C' AND run_id = " + last.id()).get(0).get(0))
          .as("the rules: " + because).isEqualTo(reasons == null ? "" : reasons);
      assertThat(TestedSecondCalculation.find(years.connection(), last.id()).get("C").reasons())
          .as("the second calculation: " + because).isEqualTo(reasons == null ? "" : reasons);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      an unrelated correction | TRAINEE | 0.00    | 0
      sent                    | C       | 5000.00 | 1
      """)
  void theDifferenceIsOfTheContractThatIsSent(String because, String correction, String moved, int causes) throws SQLException {
    try (CorrectedYears years = new CorrectedYears()) {
      made(years, "2022 ANNUAL", GROUND + B + ";" + C, 1);
      Run annual = made(years, "2023 ANNUAL", B, 2);
      Run corrected = made(years, "2023 CORRECTION", rows(correction), 3);
      ContractDifference found = years.compare(annual, corrected, Optional.of("C")).contracts().get(0);
      assertThat(found.difference().total()).as(because).hasToString(moved);
      assertThat(found.parts()).as(because).hasSize(causes).allMatch(part -> part.fact().kind() == ChangedFact.Kind.SENT);
    }
  }

  private static Run made(CorrectedYears years, String run, String rows, int month) throws SQLException {
    String[] words = run.split(" ");
    boolean discarded = words[1].endsWith("!");
    Run made = years.open(Integer.parseInt(words[0]), Run.Kind.valueOf(words[1].replace("!", "")), "2025-%02d-02 09:00+01".formatted(month))
        .rows(rows).settle();
    if (discarded) {
      years.discard(made);
    } else {
      years.release(made);
    }
    return made;
  }

  private static String rows(String said) {
    return switch (said) {
      case "-" -> "";
      case "B" -> B;
      case "C" -> C;
      case "B,C" -> B + ";" + C;
      case "PRIOR" -> "prior-payments contract_id=B year=2021 aif=10 rms=0 rhp=0 mao=0 paid_on=2022-05-02";
      default -> "stagiaire-attestations attestation_id=S contract_id=B from_on=2023-05-01 to_on=2023-10-31 half_days_per_week=8";
    };
  }
}

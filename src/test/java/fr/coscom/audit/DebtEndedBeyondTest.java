package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.ledger.Control;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.Run;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A full year is paid, then found to end on 31 May: 2 931.51 € are claimed back by 2023-2, and more comes back than that. */
class DebtEndedBeyondTest {

  private static final String FIRST = "zones commune=31001; paying-caisses caisse=311; sectors rpps=19990000010 convention_code=1; "
      + "bank-accounts rpps=19990000010 payee_kind=DOCTOR; ";
  private static final String CONTRACT = "contracts contract_id=C rpps=19990000010 doctor_signed_on=2020-01-01 "
      + "caisse_signed_on=2020-01-01 ars_signed_on=2020-01-01";

  /** Events of later corrections, each with its month; what the last one tells, and what the doctor is to have again. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      # case                           | events after the debt                                                     | told                                                                     | too much repaid
      nothing said                     | 2024-09                                                                   | holds                                                                    | 0.00
      repaid in two parts              | 2024-09 REPAID 1000; 2024-10 REPAID 1931.51                               | holds                                                                    | 0.00
      repaid, the rest given up        | 2024-09 REPAID 1000; 2024-10 WAIVED 1931.51                               | holds                                                                    | 0.00
      the rest repaid twice            | 2024-09 REPAID 1000; 2024-10 REPAID 1931.51; 2024-11 REPAID 1931.51       | WARNING 1 1931.51 C: 2023-2, 2931.51 claimed, repaid 4863.02, waived 0.00, 1931.51 too much | 1931.51
      told until it is put right       | 2024-09 REPAID 2931.52; 2024-10                                           | WARNING 1 0.01 C: 2023-2, 2931.51 claimed, repaid 2931.52, waived 0.00, 0.01 too much | 0.01
      more given up than was left      | 2024-09 REPAID 1000; 2024-10 WAIVED 3000                                  | WARNING 1 1068.49 C: 2023-2, 2931.51 claimed, repaid 1000.00, waived 3000.00, 1068.49 too much | 0.00
      given up, and repaid as well     | 2024-09 WAIVED 2931.51; 2024-10 REPAID 100                                | WARNING 1 100.00 C: 2023-2, 2931.51 claimed, repaid 100.00, waived 2931.51, 100.00 too much | 0.00
      the second one taken back        | 2024-09 REPAID 2931.51; 2024-10 REPAID 2931.51; 2024-10 REPAID 1 cancelled | holds                                                                    | 0.00
      """)
  void whatCameBackTwiceIsTold(String because, String events, String told, String tooMuch) throws SQLException {
    try (CorrectedYears years = new CorrectedYears()) {
      years.release(years.open(2023, Run.Kind.ANNUAL, "2024-04-02 09:00+02").rows(FIRST + CONTRACT).settle());
      years.release(years.open(2023, Run.Kind.CORRECTION, "2024-08-02 09:00+02")
          .rows(CONTRACT + " end_reason=CESSATION end_event_on=2023-05-31").settle());
      Run last = null;
      for (String run : events.split("; ")) {
        last = years.open(2023, Run.Kind.CORRECTION, run.substring(0, 7) + "-12 09:00+02").rows(event(run)).settle();
        years.release(last);
      }
      Control control = ControlStore.of(years.connection(), last.id()).stream()
          .filter(any -> any.id().equals("DEBT_ENDED_BEYOND_AMOUNT")).findFirst().orElseThrow();
      assertThat(control.population()).isOne();
      assertThat(control.holds() ? "holds" : "%s %d %d.%02d %s".formatted(control.severity(), control.differences(), control.cents() / 100,
          control.cents() % 100, control.detail())).as(because).isEqualTo(told);
      assertThat(years.debts(last)).singleElement().extracting(Debt::tooMuchRepaid).hasToString(tooMuch);
    }
  }

  private static String event(String run) {
    String[] words = run.split(" ");
    return words.length == 1 ? "" : "debt-events contract_id=C year=2023 run=2023-2 event=%s event_on=%s-01 amount=%s%s".formatted(
        words[1], words[0], words[2], words.length > 3 ? " cancelled=true" : "");
  }
}

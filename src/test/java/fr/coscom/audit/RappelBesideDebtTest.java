package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.ledger.Control;
import fr.coscom.ledger.ControlBroken;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.CorrectionBalanceStore;
import fr.coscom.ledger.Run;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A rate of 62.40 % is corrected to 58.10 %, which claims 215.00 € back (2023-2), and later corrected back, which pays them: paid twice
 * when the debt had been given up.
 */
class RappelBesideDebtTest {

  private static final String FIRST = "zones commune=31001; paying-caisses caisse=311; sectors rpps=19990000010 convention_code=3; "
      + "bank-accounts rpps=19990000010 payee_kind=DOCTOR; contracts contract_id=C rpps=19990000010 doctor_signed_on=2020-01-01 "
      + "caisse_signed_on=2020-01-01 ars_signed_on=2020-01-01; ";

  /** Runs in their order: month and rows; each is settled and released, the last one tells. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      # case                              | after the debt                                                    | the last run
      repaid                              | 2024-09 REPAID=215; 2024-10 UP                                    | 215.00 paid
      open: paid, and told                | 2024-10 UP                                                        | 215.00 paid, WARNING 1 215.00 C: 2023-2 TO_NOTIFY, 215.00 open, rappel 215.00
      contested: paid, and told           | 2024-09 CONTESTED; 2024-10 UP                                     | 215.00 paid, WARNING 1 215.00 C: 2023-2 CONTESTED, 215.00 open, rappel 215.00
      waived                              | 2024-09 WAIVED=215; 2024-10 UP                                    | BROKEN 1 215.00 C: 2023-2 WAIVED, 215.00 given up, rappel 215.00
      waived by the same lot              | 2024-10 WAIVED=215 UP                                             | BROKEN 1 215.00 C: 2023-2 WAIVED, 215.00 given up, rappel 215.00
      waived in part                      | 2024-09 WAIVED=100; 2024-10 UP                                    | BROKEN 1 100.00 C: 2023-2 TO_NOTIFY, 100.00 given up, rappel 215.00
      repaid in part, the rest waived     | 2024-09 WAIVED=115 REPAID=100; 2024-10 UP                         | BROKEN 1 115.00 C: 2023-2 WAIVED, 115.00 given up, rappel 215.00
      time-barred                         | 2028-06 UP                                                        | BROKEN 1 215.00 C: 2023-2 TIME_BARRED, 215.00 given up, rappel 215.00
      way out: the waiver taken back      | 2024-09 WAIVED=215; 2024-10 WAIVED=215,cancelled=true UP          | 215.00 paid, WARNING 1 215.00 C: 2023-2 TO_NOTIFY, 215.00 open, rappel 215.00
      way out: held                       | 2024-09 WAIVED=215; 2024-10 HOLD UP                               | 0.00 paid
      way out: decided                    | 2024-09 WAIVED=215; 2024-10 DECISION UP                           | 215.00 paid
      decided without a document          | 2024-09 WAIVED=215; 2024-10 DECISION,document_ref= UP             | BROKEN 1 215.00 C: 2023-2 WAIVED, 215.00 given up, rappel 215.00
      decided and withdrawn               | 2024-09 WAIVED=215 DECISION; 2024-10 DECISION,cancelled=true UP   | BROKEN 1 215.00 C: 2023-2 WAIVED, 215.00 given up, rappel 215.00
      decided for one payment, not two    | 2024-09 WAIVED=215; 2024-10 DECISION UP; 2024-11 DOWN; 2024-12 AGAIN=215 UP | BROKEN 1 215.00 C: 2023-2 WAIVED, 2023-5 WAIVED, 215.00 given up, rappel 215.00
      given back, then something new      | 2024-09 WAIVED=215; 2024-10 DECISION UP; 2024-11 HOSPITAL         | 780.00 paid
      nothing to pay                      | 2024-09 WAIVED=215; 2024-10                                       | 0.00 paid
      waived after the rappel             | 2024-09 UP; 2024-10 WAIVED=215                                    | 0.00 paid, WARNING 1 215.00 C: 2023-2 WAIVED, 215.00 given up, rappel 215.00
      told once                           | 2024-09 UP; 2024-10 WAIVED=215; 2024-11                           | 0.00 paid
      waived in part after the rappel     | 2024-09 UP; 2024-10 WAIVED=100                                    | 0.00 paid, WARNING 1 100.00 C: 2023-2 TO_NOTIFY, 100.00 given up, rappel 215.00
      the rest waived later               | 2024-09 UP; 2024-10 WAIVED=100; 2024-11 THEN=115                  | 0.00 paid, WARNING 1 115.00 C: 2023-2 WAIVED, 115.00 given up, rappel 215.00
      repaid after the rappel             | 2024-09 UP; 2024-10 REPAID=215                                    | 0.00 paid
      time-barred after the rappel        | 2024-09 UP; 2028-06                                               | 0.00 paid, WARNING 1 215.00 C: 2023-2 TIME_BARRED, 215.00 given up, rappel 215.00
      barred, told once                   | 2024-09 UP; 2028-06; 2028-07                                      | 0.00 paid
      the waiver taken back before        | 2024-09 UP; 2024-10 WAIVED=215,cancelled=true                     | 0.00 paid
      the rappel claimed back             | 2024-09 UP; 2024-10 DOWN; 2024-11 WAIVED=215                      | 0.00 paid
      and given up as well                | 2024-09 UP; 2024-10 DOWN; 2024-11 WAIVED=215 BACK=215             | 0.00 paid, WARNING 1 215.00 C: 2023-2 WAIVED, 2023-4 WAIVED, 430.00 given up, rappel 215.00
      decided before the rappel           | 2024-09 WAIVED=215; 2024-10 DECISION UP; 2024-11                  | 0.00 paid
      """)
  void whatWasGivenUpIsNotPaidASecondTime(String because, String after, String found) throws SQLException {
    try (CorrectedYears years = new CorrectedYears()) {
      years.release(years.open(2023, Run.Kind.ANNUAL, "2024-04-02 09:00+02").rows(FIRST + rows("UP")).settle());
      years.release(years.open(2023, Run.Kind.CORRECTION, "2024-08-02 09:00+02").rows(rows("DOWN")).settle());
      String told = "";
      for (String run : after.split("; ")) {
        told = made(years, run.substring(0, 7), rows(run.substring(7).strip()));
      }
      assertThat(told).as(because).isEqualTo(found);
    }
  }

  private static String made(CorrectedYears years, String month, String rows) throws SQLException {
    years.open(2023, Run.Kind.CORRECTION, month + "-02 09:00+02").rows(rows);
    try {
      Run run = years.settle();
      years.release(run);
      String paid = years.query("SELECT (sum(to_pay_cents) / 100)::numeric(12, 2) || ' paid' FROM settlement WHERE run_id = " + run.id())
          .get(0).get(0);
      return ControlStore.of(years.connection(), run.id()).stream().filter(control -> !control.holds())
          .map(control -> paid + ", " + control.severity() + told(control)).findFirst().orElse(paid);
    } catch (ControlBroken broken) {
      assertThat(broken.broken()).extracting(Control::id).containsExactly(CorrectionBalanceStore.BESIDE_DEBT);
      return "BROKEN" + told(broken.broken().get(0));
    }
  }

  private static String told(Control control) {
    return " %d %d.%02d %s".formatted(control.differences(), control.cents() / 100, control.cents() % 100, control.detail());
  }

  private static String rows(String said) {
    StringBuilder rows = new StringBuilder();
    for (String word : said.split(" ")) {
      String[] parts = word.split("[,=]", 2);
      String rest = parts.length > 1 ? parts[1] : "";
      String more = rest.contains(",") ? " " + rest.split(",")[1] : word.contains(",") ? " " + rest : "";
      String amount = " amount=" + rest.split(",")[0];
      rows.append(switch (parts[0]) {
        case "UP" -> "opposable-rates rpps=19990000010 year=2023 rate=62.40";
        case "DOWN" -> "opposable-rates rpps=19990000010 year=2023 rate=58.10";
        case "HOSPITAL" -> "hospital-activities activity_id=H contract_id=C from_on=2020-01-01";
        case "HOLD" -> "holds contract_id=C";
        case "DECISION" -> "decisions contract_id=C year=2023 reason=DEBT_GIVEN_UP decision=PAY" + more;
        case "AGAIN" -> event("2023-5", "WAIVED") + amount;
        case "BACK" -> event("2023-4", "WAIVED") + amount;
        case "THEN" -> event("2023-2", "WAIVED").replace("2024-09-01", "2024-11-01") + amount;
        case "CONTESTED" -> event("2023-2", "CONTESTED");
        case "WAIVED", "REPAID" -> event("2023-2", parts[0]) + amount + more;
        default -> "";
      }).append("; ");
    }
    return rows.toString();
  }

  private static String event(String run, String event) {
    return "debt-events contract_id=C year=2023 run=" + run + " event=" + event + " event_on=2024-09-01";
  }
}

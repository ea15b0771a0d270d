package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.ledger.Debt;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.Run;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whose money it is when a contract has moved from caisse 311 to caisse 811: the present caisse pays, the one that paid claims back.
 * Contract C of 2023, 5 000 € paid by 311; a trainee until May brings 1 500 €, a resignation on 1 October takes 1 260.27 €, one on 1 June 2 931.51 €.
 */
class ClaimingCaisseTest {

  private static final String SIGNED = "contracts contract_id=C rpps=19990000010 doctor_signed_on=2020-01-01 caisse_signed_on=2020-01-01 ars_signed_on=2020-01-01";
  private static final String GROUND = "zones commune=31001; paying-caisses caisse=311; paying-caisses caisse=811; sectors rpps=19990000010; "
      + "bank-accounts rpps=19990000010 payee_kind=DOCTOR; ";
  private static final String TRAINEE =
      "stagiaire-attestations attestation_id=S contract_id=C from_on=2023-01-01 to_on=2023-05-31 half_days_per_week=8";
  private static final String OCTOBER = " end_reason=RESIGNATION end_event_on=2023-10-01";
  private static final String JUNE = " end_reason=RESIGNATION end_event_on=2023-06-01";

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      # case                                             | annual    | corrections                               | the last moves | accounting.csv of the last
      moved, then a rappel                               | 311       | 811; 811 TRAINEE                          | 811 1500.00    | 811;1647;2023;RAPPEL;1500.00
      moved, then an indu                                | 311       | 811; 811 OCTOBER                          | 311 -1260.27   | 311;1646;2023;INDU;1260.27
      moved and ended at once                            | 311       | 811 JUNE                                  | 311 -2931.51   | 311;1646;2023;INDU;2931.51
      inside what the new caisse paid                    | 311       | 811 TRAINEE; 811 OCTOBER                  | 811 -1260.27   | 811;1646;2023;INDU;1260.27
      more than the new one paid: the old one covers it  | 311       | 811 TRAINEE; 811 JUNE                     | 311 -2931.51   | 311;1646;2023;INDU;2931.51
      more than either: the one that paid most           | 311       | 811 TRAINEE; 811 cancelled=true           | 311 -6500.00   | 311;1646;2023;INDU;5000.00,311;1647;2023;INDU;1500.00
      the rest of the claim before                       | 311       | 811 JUNE; 811 TRAINEE; 811 OCTOBER; 811 JUNE | 811 -1671.24 | 811;1646;2023;INDU;1671.24
      moved back                                         | 311       | 811 TRAINEE; 311 OCTOBER                  | 811 -1260.27   | 811;1646;2023;INDU;1260.27
      paid before the program, then moved                | 311 PRIOR | 811 JUNE                                  | 311 -2931.51   | 311;1646;2023;INDU;2931.51
      a prior payment corrected after the move           | 311 PRIOR | 811 PRIOR2; 811 JUNE                      | 311 -2931.51   | 311;1646;2023;INDU;2931.51
      an order that was discarded paid nothing           | 311       | 811! TRAINEE; 811 OCTOBER                 | 311 -1260.27   | 311;1646;2023;INDU;1260.27
      never moved                                        | 311       | 311 OCTOBER                               | 311 -1260.27   | 311;1646;2023;INDU;1260.27
      """)
  void theCaisseThatPaidClaims(String because, String annual, String corrections, String moves, String accounting)
      throws SQLException, IOException {
    try (CorrectedYears years = new CorrectedYears()) {
      Run last = years.open(2023, Run.Kind.ANNUAL, "2024-04-02 09:00+02").rows(GROUND + rows(annual)).settle();
      years.release(last);
      int month = 4;
      for (String correction : corrections.split("; ")) {
        last = years.open(2023, Run.Kind.CORRECTION, "2024-%02d-02 09:00+02".formatted(++month)).rows(rows(correction.replace("!", ""))).settle();
        if (correction.contains("!")) {
          years.discard(last);
        } else {
          years.release(last);
        }
      }
      assertThat(posted(years, last)).as("postings: " + because).isEqualTo(moves);
      assertThat(years.accounting(last)).as("accounting.csv: " + because).isEqualTo(accounting);
      List<Debt> debts = years.debts(last).stream().filter(new Debts(last)::found).toList();
      assertThat(debts).as("recoveries.csv: " + because).extracting(debt -> debt.caisse() + " -" + debt.amount())
          .isEqualTo(moves.contains("-") ? List.of(moves) : List.of());
      assertThat(proven(years, last)).as("the proof of the ledger: " + because).isEmpty();
      assertThat(summed(years, last)).as("by caisse: " + because).isEqualTo(moves);
    }
  }

  private record Debts(Run run) {
    boolean found(Debt debt) {
      return debt.run().equals(run.name());
    }
  }

  private static String rows(String said) {
    return SIGNED + " caisse=" + said.substring(0, 3) + said.substring(3).replace("!", "")
        .replace(" PRIOR2", "; prior-payments contract_id=C year=2023 aif=5500 rms=0 rhp=0 mao=0 paid_on=2024-02-01")
        .replace(" PRIOR", "; prior-payments contract_id=C year=2023 aif=5000 rms=0 rhp=0 mao=0 paid_on=2024-02-01")
        .replace(" TRAINEE", "; " + TRAINEE).replace(" OCTOBER", OCTOBER).replace(" JUNE", JUNE);
  }

  private static String posted(CorrectedYears years, Run run) throws SQLException {
    return String.join(", ", years.query("""
        SELECT caisse || ' ' || (sum(cents) / 100)::numeric(12, 2) FROM posting WHERE run_id = %d AND kind = 'ORDER' GROUP BY caisse
         ORDER BY caisse""".formatted(run.id())).stream().map(row -> row.get(0)).toList());
  }

  private static List<Verification.Difference> proven(CorrectedYears years, Run run) throws SQLException {
    years.connection().setAutoCommit(false);
    try {
      KnownLotStore.set(years.connection(), run.lot());
      return LedgerProofStore.differences(years.connection(), run, 9);
    } finally {
      years.connection().rollback();
      years.connection().setAutoCommit(true);
    }
  }

  private static String summed(CorrectedYears years, Run run) throws SQLException {
    return String.join(", ", SummaryStore.of(years.connection(), run.id()).byCaisse().stream()
        .filter(line -> line.toPay().isPositive() || line.toRecover().isPositive())
        .map(line -> line.caisse() + " " + (line.toPay().isPositive() ? line.toPay() : "-" + line.toRecover())).toList());
  }
}

package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Money;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.DebtStore;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.PaidPart;
import fr.coscom.ledger.Run;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The days of the payments that a debt claims back, and how much of each (code de la sécurité sociale, R. 133-9-1): the latest first,
 * back to where the debt is whole; the oldest dates it. Contract C of 2023, 5 000 €; a trainee until May brings 1 500 €, a resignation
 * on 1 October takes 1 260.27 €, one on 1 June 2 931.51 € (a row without it takes it back); 3 000 € may have been paid before.
 */
class ConcernedPaymentsTest {

  private static final String SIGNED = "contracts contract_id=C rpps=19990000010 caisse=311 doctor_signed_on=2020-01-01"
      + " caisse_signed_on=2020-01-01 ars_signed_on=2020-01-01";
  private static final String GROUND = "zones commune=31001; paying-caisses caisse=311; sectors rpps=19990000010; "
      + "bank-accounts rpps=19990000010 payee_kind=DOCTOR; ";

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      # case                                        | annual | corrections                      | what is claimed of the payments of which day
      one payment, a part of it                     | -      | OCTOBER                          | 2024-05-15 1260.27
      one payment, all of it                        | -      | cancelled=true                   | 2024-05-15 5000.00
      two payments, all of both                     | -      | TRAINEE; cancelled=true          | 2024-05-15 5000.00, 2024-06-07 1500.00
      more than the last one                        | -      | TRAINEE; JUNE                    | 2024-05-15 1431.51, 2024-06-07 1500.00
      less than the last one                        | -      | TRAINEE; OCTOBER                 | 2024-06-07 1260.27
      before the program and after                  | PRIOR  | JUNE                             | 2024-02-01 931.51, 2024-05-15 2000.00
      what an earlier debt took is claimed no more  | -      | JUNE; TRAINEE; OCTOBER; JUNE     | 2024-07-07 1671.24
      down through a payment that a debt cut        | -      | JUNE; TRAINEE; cancelled=true    | 2024-05-15 2068.49, 2024-07-07 4431.51
      a discarded order paid nothing                | -      | TRAINEE!; OCTOBER                | 2024-05-15 1260.27
      """)
  void ofTheDebt(String because, String annual, String corrections, String claimed) throws SQLException, IOException {
    try (CorrectedYears years = new CorrectedYears()) {
      Run last = years.open(2023, Run.Kind.ANNUAL, "2024-05-02 09:00+02").rows(GROUND + rows(annual)).settle();
      years.release(last);
      int month = 5;
      for (String correction : corrections.split("; ")) {
        last = years.open(2023, Run.Kind.CORRECTION, "2024-%02d-02 09:00+02".formatted(++month)).rows(rows(correction)).settle();
        if (correction.contains("!")) {
          years.discard(last);
        } else {
          years.release(last);
        }
      }
      List<PaidPart> parts = parts(years, last);
      assertThat(parts.stream().map(part -> part.paidOn() + " " + part.amount()).collect(Collectors.joining(", "))).as(because)
          .isEqualTo(claimed);
      Run of = last;
      Debt debt = years.debts(last).stream().filter(one -> one.run().equals(of.name())).findFirst().orElseThrow();
      assertThat(debt.amount()).isEqualTo(parts.stream().map(PaidPart::amount).reduce(Money.ZERO, Money::plus));
      assertThat(debt.paidOn()).as("the oldest dates it").isEqualTo(parts.get(0).paidOn());
    }
  }

  private static List<PaidPart> parts(CorrectedYears years, Run run) throws SQLException {
    years.connection().setAutoCommit(false);
    try {
      KnownLotStore.set(years.connection(), run.lot());
      return DebtStore.payments(years.connection(), run, List.of("C")).get("C");
    } finally {
      years.connection().rollback();
      years.connection().setAutoCommit(true);
    }
  }

  private static String rows(String said) {
    return SIGNED + (" " + said).replace("!", "").replace(" -", "")
        .replace(" PRIOR", "; prior-payments contract_id=C year=2023 aif=3000 rms=0 rhp=0 mao=0 paid_on=2024-02-01")
        .replace(" TRAINEE", "; stagiaire-attestations attestation_id=S contract_id=C from_on=2023-01-01 to_on=2023-05-31"
            + " half_days_per_week=8")
        .replace(" OCTOBER", " end_reason=RESIGNATION end_event_on=2023-10-01")
        .replace(" JUNE", " end_reason=RESIGNATION end_event_on=2023-06-01");
  }
}

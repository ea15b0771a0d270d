package fr.coscom.statement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Money;
import fr.coscom.law.ParameterSet;
import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.Debt;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a debt is claimed by is what its letter cites, and nothing else. */
class DebtNoticeTest {

  private static final CivilYear YEAR = new CivilYear(2024);
  private static final Money AMOUNT = Money.euros(1000);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      # basis         | cites R. 133-9-1 | 10 % after the formal notice
      L133_4          | true             | true
      CONTRACT_CLAUSE | false            | false
      CODE_CIVIL_1302 | false            | false
      """)
  void citesTheArticleOfItsBasisOnly(String basis, boolean article, boolean surcharge) {
    RuleParameters parameters = ParameterSet.current().forYear(YEAR);
    for (String language : new String[] {"fr", "en"}) {
      String answers = String.join(" ", DebtNotice.answers(debt(basis), parameters, Words.of(language))).replace('\u00a0', ' ');
      assertThat(answers.contains("133-9-1")).as(answers).isEqualTo(article);
      assertThat(answers.contains("10 %")).as(answers).isEqualTo(surcharge);
    }
  }

  private static Debt debt(String basis) {
    LocalDate paidOn = LocalDate.of(2025, 5, 15);
    return new Debt("2024-2", "C", "311", YEAR, AMOUNT, new Amounts(AMOUNT, Money.ZERO, Money.ZERO, Money.ZERO), paidOn, basis,
        paidOn.plusYears(3), Optional.empty(), paidOn.plusMonths(6), paidOn.plusMonths(7), Money.ZERO, Money.ZERO, Money.ZERO,
        Debt.State.TO_NOTIFY, "PAYABLE");
  }
}

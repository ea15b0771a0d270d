package fr.coscom.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.coscom.basis.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrenchNumberTest {

  @ParameterizedTest
  @CsvSource(quoteCharacter = '"', textBlock = """
      0,             zéro euro
      0.01,          un centime
      0.02,          deux centimes
      0.80,          quatre-vingts centimes
      1,             un euro
      1.01,          un euro et un centime
      1.50,          un euro et cinquante centimes
      2,             deux euros
      10,            dix euros
      16,            seize euros
      17,            dix-sept euros
      20,            vingt euros
      21,            vingt et un euros
      22,            vingt-deux euros
      31,            trente et un euros
      61,            soixante et un euros
      70,            soixante-dix euros
      71,            soixante et onze euros
      72,            soixante-douze euros
      77,            soixante-dix-sept euros
      80,            quatre-vingts euros
      81,            quatre-vingt-un euros
      90,            quatre-vingt-dix euros
      91,            quatre-vingt-onze euros
      99,            quatre-vingt-dix-neuf euros
      100,           cent euros
      101,           cent un euros
      180,           cent quatre-vingts euros
      200,           deux cents euros
      201,           deux cent un euros
      280,           deux cent quatre-vingts euros
      999,           neuf cent quatre-vingt-dix-neuf euros
      1000,          mille euros
      1001,          mille un euros
      1100,          mille cent euros
      2000,          deux mille euros
      2200,          deux mille deux cents euros
      12345.67,      douze mille trois cent quarante-cinq euros et soixante-sept centimes
      21000,         vingt et un mille euros
      80000,         quatre-vingt mille euros
      81000,         quatre-vingt-un mille euros
      180000,        cent quatre-vingt mille euros
      200000,        deux cent mille euros
      200200,        deux cent mille deux cents euros
      1000000,       un million d'euros
      1000000.01,    un million d'euros et un centime
      1000001,       un million un euros
      2000000,       deux millions d'euros
      80000000,      quatre-vingts millions d'euros
      200000000,     deux cents millions d'euros
      200080000,     deux cents millions quatre-vingt mille euros
      1000000000,    un milliard d'euros
      2300000000,    deux milliards trois cents millions d'euros
      2000001000,    deux milliards mille euros
      """)
  void anAmountInWords(String euros, String words) {
    assertThat(FrenchNumber.words(Money.parse(euros))).isEqualTo(words);
  }

  @Test
  void aNegativeAmountHasNoWords() {
    assertThatIllegalArgumentException().isThrownBy(() -> FrenchNumber.words(Money.parse("-0.01")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      0          | 0,00 €
      0.05       | 0,05 €
      999.99     | 999,99 €
      12345.67   | 12 345,67 €
      1234567.8  | 1 234 567,80 €
      -1234.5    | −1 234,50 €
      """)
  void anAmountInFigures(String euros, String figures) {
    assertThat(FrenchNumber.figures(Money.parse(euros)).replace('\u202F', ' ').replace('\u00A0', ' '))
        .isEqualTo(figures);
  }

  @Test
  void countsAndDates() {
    assertThat(FrenchNumber.figures(20000).replace('\u202F', ' ')).isEqualTo("20 000");
    assertThat(FrenchNumber.figures(LocalDate.of(2026, 5, 4))).isEqualTo("04/05/2026");
  }
}

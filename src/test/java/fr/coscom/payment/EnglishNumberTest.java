package fr.coscom.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishNumberTest {

  private static final int AMOUNTS = 100_000;
  private static final List<String> BELOW_TWENTY = List.of(
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
  private static final List<String> TENS = List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" "));

  @ParameterizedTest
  @CsvSource(textBlock = """
      0,             zero euros
      0.01,          one cent
      0.02,          two cents
      0.80,          eighty cents
      1,             one euro
      1.01,          one euro and one cent
      1.50,          one euro and fifty cents
      2,             two euros
      10,            ten euros
      11,            eleven euros
      12,            twelve euros
      13,            thirteen euros
      14,            fourteen euros
      15,            fifteen euros
      16,            sixteen euros
      17,            seventeen euros
      18,            eighteen euros
      19,            nineteen euros
      20,            twenty euros
      21,            twenty-one euros
      33,            thirty-three euros
      40,            forty euros
      44,            forty-four euros
      55,            fifty-five euros
      66,            sixty-six euros
      77,            seventy-seven euros
      88,            eighty-eight euros
      99,            ninety-nine euros
      100,           one hundred euros
      101,           one hundred and one euros
      180,           one hundred and eighty euros
      200,           two hundred euros
      999,           nine hundred and ninety-nine euros
      1000,          one thousand euros
      1001,          one thousand and one euros
      1100,          one thousand one hundred euros
      2021,          two thousand and twenty-one euros
      12345.67,      twelve thousand three hundred and forty-five euros and sixty-seven cents
      80000,         eighty thousand euros
      100000.10,     one hundred thousand euros and ten cents
      999999.99,     nine hundred and ninety-nine thousand nine hundred and ninety-nine euros and ninety-nine cents
      1000000,       one million euros
      1000001,       one million and one euros
      1002000,       one million two thousand euros
      2300000,       two million three hundred thousand euros
      1000000000,    one billion euros
      2000001000,    two billion one thousand euros
      """)
  void anAmountInWords(String euros, String words) {
    assertThat(EnglishNumber.words(Money.parse(euros))).isEqualTo(words);
  }

  /** Read back by a reader that knows no more than what each word is worth. */
  @Test
  void theWordsOfAnyAmountAreThatAmount() {
    long seed = Long.getLong("english.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < AMOUNTS; i++) {
      Money amount = new Money(random.nextLong(random.nextBoolean() ? 100_000_000L : 100_000_000_000_000L));
      String words = EnglishNumber.words(amount);
      assertThat(read(words)).as("english.seed=%d: %s", seed, words).isEqualTo(amount);
      assertThat(words).as("english.seed=%d", seed).doesNotContain("  ").isEqualTo(words.strip());
    }
  }

  private static Money read(String words) {
    long cents = 0;
    long million = 0;
    long below1000 = 0;
    for (String word : words.split("[ -]")) {
      switch (word) {
        case "and" -> { }
        case "hundred" -> below1000 *= 100;
        case "thousand", "million", "billion" -> {
          million += below1000 * (word.equals("thousand") ? 1_000L : word.equals("million") ? 1_000_000L : 1_000_000_000L);
          below1000 = 0;
        }
        case "euro", "euros" -> {
          cents = (million + below1000) * 100;
          million = 0;
          below1000 = 0;
        }
        case "cent", "cents" -> cents += below1000;
        default -> below1000 += TENS.contains(word) ? 10L * (TENS.indexOf(word) + 2) : worth(word);
      }
    }
    return new Money(cents);
  }

  private static int worth(String word) {
    assertThat(BELOW_TWENTY).contains(word);
    return BELOW_TWENTY.indexOf(word);
  }

  @Test
  void anAmountThatIsNegativeOrTooLargeHasNoWords() {
    assertThatIllegalArgumentException().isThrownBy(() -> EnglishNumber.words(Money.parse("-0.01")));
    assertThatIllegalArgumentException().isThrownBy(() -> EnglishNumber.words(Money.parse("1000000000000")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      0          | 0.00 €
      0.05       | 0.05 €
      999.99     | 999.99 €
      12345.67   | 12,345.67 €
      1234567.8  | 1,234,567.80 €
      -1234.5    | −1,234.50 €
      """)
  void anAmountInFigures(String euros, String figures) {
    assertThat(EnglishNumber.figures(Money.parse(euros)).replace('\u00A0', ' ')).isEqualTo(figures);
  }

  @Test
  void countsAndDates() {
    assertThat(EnglishNumber.figures(20000)).isEqualTo("20,000");
    assertThat(EnglishNumber.figures(-5)).isEqualTo("−5");
    assertThat(EnglishNumber.figures(LocalDate.of(2026, 5, 4)).replace('\u00A0', ' ')).isEqualTo("04 May 2026");
  }
}

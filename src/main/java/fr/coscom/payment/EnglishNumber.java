package fr.coscom.payment;

import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Amounts, counts and dates as an English paper writes them. In words the spelling is British: « and » before what is below a hundred,
 * hyphens from twenty-one to ninety-nine, a billion is a thousand million.
 */
public final class EnglishNumber {

  private static final String NO_BREAK = "\u00A0";

  private static final String[] UNITS = {
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  private static final String[] TENS = {
      "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private EnglishNumber() {}

  /** {@code 12,345.67 €}; a minus sign when negative. */
  public static String figures(Money amount) {
    return minus(amount.figures("en")) + NO_BREAK + "€";
  }

  /** {@code 12,345}. */
  public static String figures(long count) {
    return minus(Long.toString(count).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ","));
  }

  /** {@code 15 May 2026}: the order of day and month cannot be mistaken. */
  public static String figures(LocalDate day) {
    return String.format(Locale.ROOT, "%02d%s%s%s%04d", day.getDayOfMonth(), NO_BREAK, MONTHS.get(day.getMonthValue() - 1), NO_BREAK,
        day.getYear());
  }

  /**
   * « twelve thousand three hundred and forty-five euros and sixty-seven cents »; « one million euros »; « one cent ».
   *
   * @throws IllegalArgumentException when the amount is negative or a thousand thousand million euros or more
   */
  public static String words(Money amount) {
    long euros = amount.cents() / 100;
    int cents = (int) (amount.cents() % 100);
    if (amount.isNegative() || euros >= 1_000_000_000_000L) {
      throw new IllegalArgumentException("no words for " + amount);
    }
    String small = below100(cents) + (cents == 1 ? " cent" : " cents");
    if (euros == 0 && cents > 0) {
      return small;
    }
    return words(euros) + (euros == 1 ? " euro" : " euros") + (cents == 0 ? "" : " and " + small);
  }

  private static String words(long number) {
    StringBuilder words = new StringBuilder();
    named(words, number / 1_000_000_000, " billion ");
    named(words, number / 1_000_000 % 1000, " million ");
    named(words, number / 1000 % 1000, " thousand ");
    int rest = (int) (number % 1000);
    if (rest > 0 && rest < 100 && number >= 1000) {
      words.append("and ");
    }
    words.append(rest == 0 && number > 0 ? "" : below1000(rest));
    return words.toString().strip();
  }

  private static void named(StringBuilder words, long count, String name) {
    if (count > 0) {
      words.append(below1000((int) count)).append(name);
    }
  }

  private static String below1000(int number) {
    if (number < 100) {
      return below100(number);
    }
    return UNITS[number / 100] + " hundred" + (number % 100 == 0 ? "" : " and " + below100(number % 100));
  }

  private static String below100(int number) {
    if (number < 20) {
      return UNITS[number];
    }
    return TENS[number / 10] + (number % 10 == 0 ? "" : "-" + UNITS[number % 10]);
  }

  private static String minus(String figures) {
    return figures.replace('-', '\u2212');
  }
}

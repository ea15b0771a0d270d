package fr.coscom.payment;

import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Amounts, counts and dates as a French paper writes them. In words the spelling is the classic one: hyphens below a
 * hundred except around « et », « cent » and « vingt » with an s when multiplied and last, « mille » never.
 */
public final class FrenchNumber {

  /** Narrow inside a number, normal before the sign of the euro; neither lets the line break. */
  private static final String THOUSANDS = "\u202F";
  private static final String BEFORE_UNIT = "\u00A0";

  private static final String[] UNITS = {
      "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
      "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"};
  private static final String[] TENS = {
      "", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"};

  private FrenchNumber() {}

  /** {@code 12 345,67 €}; a minus sign when negative. */
  public static String figures(Money amount) {
    String[] parts = amount.toString().replace("-", "").split("\\.");
    return (amount.isNegative() ? "−" : "") + grouped(parts[0]) + "," + parts[1] + BEFORE_UNIT + "€";
  }

  /** {@code 12 345}. */
  public static String figures(long count) {
    return (count < 0 ? "−" : "") + grouped(Long.toString(count).replace("-", ""));
  }

  /** {@code 15/05/2026}. */
  public static String figures(LocalDate day) {
    return String.format(Locale.ROOT, "%02d/%02d/%04d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }

  /**
   * « douze mille trois cent quarante-cinq euros et soixante-sept centimes »; « un million d'euros »; « un centime ».
   *
   * @throws IllegalArgumentException when the amount is negative or a thousand thousand million euros or more
   */
  public static String words(Money amount) {
    long euros = amount.cents() / 100;
    int cents = (int) (amount.cents() % 100);
    if (amount.isNegative() || euros >= 1_000_000_000_000L) {
      throw new IllegalArgumentException("no words for " + amount);
    }
    String small = cents == 0 ? "" : words(cents) + (cents > 1 ? " centimes" : " centime");
    if (euros == 0 && cents > 0) {
      return small;
    }
    return words(euros) + unit(euros) + (cents == 0 ? "" : " et " + small);
  }

  private static String unit(long euros) {
    if (euros >= 1_000_000 && euros % 1_000_000 == 0) {
      return " d'euros";
    }
    return euros > 1 ? " euros" : " euro";
  }

  static String words(long number) {
    if (number == 0) {
      return UNITS[0];
    }
    StringBuilder words = new StringBuilder();
    noun(words, number / 1_000_000_000, "milliard");
    noun(words, number / 1_000_000 % 1000, "million");
    int thousands = (int) (number / 1000 % 1000);
    if (thousands > 0) {
      words.append(thousands == 1 ? "" : below1000(thousands, false) + " ").append("mille ");
    }
    int rest = (int) (number % 1000);
    words.append(rest == 0 ? "" : below1000(rest, true));
    return words.toString().strip();
  }

  /** « million » and « milliard » are nouns: they take the s, and leave theirs to cent and vingt before them. */
  private static void noun(StringBuilder words, long count, String noun) {
    if (count > 0) {
      words.append(below1000((int) count, true)).append(' ').append(noun).append(count > 1 ? "s " : " ");
    }
  }

  /** @param last no numeral follows, so that cents and quatre-vingts take their s */
  private static String below1000(int number, boolean last) {
    int hundreds = number / 100;
    int rest = number % 100;
    if (hundreds == 0) {
      return below100(rest, last);
    }
    String hundred = hundreds == 1 ? "cent" : UNITS[hundreds] + " cent";
    if (rest == 0) {
      return hundred + (hundreds > 1 && last ? "s" : "");
    }
    return hundred + " " + below100(rest, last);
  }

  private static String below100(int number, boolean last) {
    if (number < 20) {
      return UNITS[number];
    }
    int ten = number / 10;
    int unit = ten == 7 || ten == 9 ? number % 10 + 10 : number % 10;
    if (unit == 0) {
      return TENS[ten] + (ten == 8 && last ? "s" : "");
    }
    boolean and = (unit == 1 || unit == 11) && ten < 8;
    return TENS[ten] + (and ? " et " : "-") + UNITS[unit];
  }

  private static String grouped(String digits) {
    return digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", THOUSANDS);
  }
}

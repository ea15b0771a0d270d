package fr.coscom.intake;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a value of a file is shown to people: no whole IBAN, no control character, no endless text. */
final class Shown {

  private static final int LONGEST = 200;
  private static final Pattern IBAN = Pattern.compile(
      "(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?: ?[A-Za-z0-9]){11,38}(?![A-Za-z0-9])");

  private Shown() {}

  /** The value, shortened and escaped; whatever looks like an IBAN in it is masked. */
  static String of(String value) {
    // Masked before it is cut, and looked for in a bounded text: a cell may have a million characters.
    String head = value.length() > 4 * LONGEST ? value.substring(0, 4 * LONGEST) : value;
    String masked = IBAN.matcher(escaped(head)).replaceAll(match -> maskIfIban(match.group()));
    return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
  }

  /** A cell that should be an IBAN, right or wrong: {@code FR76 **** **** 7718}. */
  static String iban(String value) {
    String compact = escaped(value).replace(" ", "");
    return compact.length() < 14 ? "****" : mask(compact);
  }

  // An identifier may look like an IBAN but for its country.
  private static String maskIfIban(String candidate) {
    return BankCodes.isSepaCountry(candidate.substring(0, 2).toUpperCase(Locale.ROOT)) ? mask(candidate) : candidate;
  }

  private static String mask(String iban) {
    String compact = iban.replace(" ", "");
    return compact.substring(0, 4) + " **** **** " + compact.substring(compact.length() - 4);
  }

  private static String escaped(String value) {
    if (value.chars().noneMatch(c -> Characters.isForbidden((char) c))) {
      return value;
    }
    StringBuilder text = new StringBuilder();
    for (char c : value.toCharArray()) {
      text.append(Characters.isForbidden(c) ? String.format("\\u%04X", (int) c) : String.valueOf(c));
    }
    return text.toString();
  }
}

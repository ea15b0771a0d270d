package fr.coscom.basis;

import java.util.regex.Pattern;

/** An account number as people and logs may see it: {@code FR76 **** **** 7718}. */
public record MaskedIban(String text) {

  private static final int SHORTEST = 15;
  private static final Pattern IN_TEXT = Pattern.compile(
      "\\b[A-Za-z]{2}[0-9]{2}(?:[A-Za-z0-9]{11,30}|(?: [A-Za-z0-9]{4}){2,7}(?: [A-Za-z0-9]{1,3})?)(?![A-Za-z0-9])");

  /** Masks what stands where an IBAN is expected; of a text too short to be one nothing is shown. */
  public static MaskedIban of(String iban) {
    String compact = iban.replace(" ", "");
    if (compact.length() < SHORTEST) {
      return new MaskedIban("****");
    }
    return new MaskedIban(compact.substring(0, 4) + " **** **** " + compact.substring(compact.length() - 4));
  }

  /** The text with everything that looks like an IBAN masked, written together or in groups of four. */
  public static String inText(String text) {
    return IN_TEXT.matcher(text).replaceAll(found -> of(found.group()).text());
  }

  @Override
  public String toString() {
    return text;
  }
}

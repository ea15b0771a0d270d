package fr.coscom.payment;

import fr.coscom.basis.Money;
import fr.coscom.basis.SepaText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One credit transfer of a payment file.
 *
 * @param endToEndId {@code COSCOM25-311-000000001}, of a reissue {@code COSCOM25-311-000000001-R1}; never used twice
 * @param holder name of the account holder in the Latin set of SEPA (see {@link SepaText#holder}), 2 to 70 characters
 * @param bic of the payee's bank; sent only where the bank profile wants it
 * @throws IllegalArgumentException when an identifier or name is not in that form, or the amount is not positive
 */
public record Transfer(
    String endToEndId, String contractId, String holder, String iban, Optional<String> bic, Money amount) {

  private static final Pattern END_TO_END_ID = Pattern.compile("COSCOM[0-9]{2}-[0-9]{3}-([0-9]{9})(-R[0-9])?");

  public Transfer {
    if (!END_TO_END_ID.matcher(endToEndId).matches()) {
      throw new IllegalArgumentException("end-to-end id " + endToEndId);
    }
    requireName(holder);
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("amount " + amount + " of " + endToEndId);
    }
  }

  /**
   * @param year of right
   * @param number of the payment order, 1 to 999 999 999, without a gap per caisse and year
   */
  public static String endToEndId(int year, String caisse, int number) {
    if (number < 1 || number > 999_999_999) {
      throw new IllegalArgumentException("order number " + number);
    }
    return String.format(Locale.ROOT, "COSCOM%02d-%s-%09d", year % 100, caisse, number);
  }

  /** The nine digits of the payment order, the same in a reissue. */
  String reference() {
    return endToEndId.substring(13, 22);
  }

  /** The value is not in the message: a name does not belong in a log. */
  static void requireName(String name) {
    if (name.length() < 2 || name.length() > 70 || !SepaText.latin(name).equals(name)) {
      throw new IllegalArgumentException("a name of " + name.length() + " characters that was not made by SepaText");
    }
  }
}

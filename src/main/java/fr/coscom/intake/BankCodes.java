package fr.coscom.intake;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.iban4j.BicUtil;
import org.iban4j.IbanUtil;
import org.iban4j.Iban4jException;

/** IBAN (ISO 13616, with the national key of France and Monaco) and BIC (ISO 9362). */
final class BankCodes {

  /** IBAN countries of the SEPA schemes; EPC409-09, with the countries that joined in 2025 and 2026. */
  private static final Set<String> SEPA = Set.of(
      "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR", "HU",
      "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE",
      "SI", "SK", "SM", "VA");
  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

  private BankCodes() {}

  /** As people write it, to as machines do: capitals, no spaces. */
  static String compact(String iban) {
    return iban.replace(" ", "").toUpperCase(Locale.ROOT);
  }

  static boolean isIban(String compact) {
    try {
      return SHAPE.matcher(compact).matches() && IbanUtil.isValidWithCountryRules(compact);
    } catch (Iban4jException e) {
      return false;
    }
  }

  static boolean isSepaCountry(String country) {
    return SEPA.contains(country);
  }

  /** @param bic 8 or 11 capitals and digits */
  static boolean isBic(String bic) {
    try {
      BicUtil.validate(bic);
      return true;
    } catch (Iban4jException e) {
      return false;
    }
  }
}

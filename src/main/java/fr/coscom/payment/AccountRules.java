package fr.coscom.payment;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.iban4j.IbanUtil;

/** Whether the codes of accounts, banks and firms hold water: IBAN, BIC, SIRET, LEI. */
final class AccountRules {

  /** Countries and territories with IBANs of their own in the geographical scope of SEPA (EPC409-09, 2025). */
  private static final Set<String> SEPA = Set.of(
      "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
      "LV", "MT",
      "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO", "AD", "AL", "CH", "GB", "GI", "MC", "MD", "ME",
      "MK", "RS",
      "SM", "VA");
  private static final Set<String> NOT_EEA =
      Set.of("AD", "AL", "CH", "GB", "GI", "MC", "MD", "ME", "MK", "RS", "SM", "VA");

  /** Countries of banks that keep accounts under the IBAN of another country. */
  private static final Map<String, Set<String>> BANKS = Map.of(
      "FR", Set.of("BL", "GF", "GP", "MC", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT"),
      "MC", Set.of("FR"),
      "GB", Set.of("GG", "IM", "JE"));

  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
  private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
  private static final String LA_POSTE = "356000000";

  private AccountRules() {}

  static boolean isIban(String iban) {
    return IBAN.matcher(iban).matches()
        && Integer.parseInt(iban.substring(2, 4)) >= 2
        && Integer.parseInt(iban.substring(2, 4)) <= 98
        && IbanUtil.isValidWithCountryRules(iban)
        && (!iban.startsWith("FR") && !iban.startsWith("MC") || hasFrenchKey(iban.substring(4)));
  }

  static boolean isInSepa(String iban) {
    return SEPA.contains(country(iban));
  }

  static boolean isOutsideEea(String iban) {
    return NOT_EEA.contains(country(iban));
  }

  static boolean isBicFor(String bic, String iban) {
    return BIC.matcher(bic).matches() && (bic.substring(4, 6).equals(country(iban))
        || BANKS.getOrDefault(country(iban), Set.of()).contains(bic.substring(4, 6)));
  }

  /** 14 digits and their Luhn key; the offices of La Poste have a plain sum that five divides instead. */
  static boolean isSiret(String siret) {
    if (!siret.matches("[0-9]{14}")) {
      return false;
    }
    int luhn = 0;
    int plain = 0;
    for (int i = 0; i < 14; i++) {
      int digit = siret.charAt(i) - '0';
      int weighted = i % 2 == 0 ? 2 * digit : digit;
      luhn += weighted > 9 ? weighted - 9 : weighted;
      plain += digit;
    }
    return luhn % 10 == 0 || siret.startsWith(LA_POSTE) && plain % 5 == 0;
  }

  /** ISO 17442: 20 characters that leave 1 when divided by 97, A being 10. */
  static boolean isLei(String lei) {
    if (!lei.matches("[A-Z0-9]{18}[0-9]{2}")) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    lei.chars().forEach(c -> digits.append(Character.digit(c, 36)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  /** The RIB: bank, branch, account and key form a number that 97 divides; letters count A-I 1-9, J-R 1-9, S-Z 2-9. */
  private static boolean hasFrenchKey(String rib) {
    if (!rib.matches("[0-9]{10}[A-Z0-9]{11}[0-9]{2}")) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    rib.chars().forEach(c -> digits.append(ribDigit(c)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).signum() == 0;
  }

  private static int ribDigit(int c) {
    if (c <= '9') {
      return c - '0';
    }
    return c < 'S' ? (c - 'A') % 9 + 1 : c - 'S' + 2;
  }

  private static String country(String iban) {
    return iban.length() < 2 ? "" : iban.substring(0, 2);
  }
}

package fr.coscom.intake;

import fr.coscom.basis.Caisse;
import fr.coscom.basis.Caisses;
import fr.coscom.basis.SepaText;
import java.util.Locale;

/** The checks that a Table Schema can only name. */
final class NamedChecks {

  private static final String LA_POSTE = "356000000";

  private NamedChecks() {}

  static Cell of(String check, String text) {
    return switch (check) {
      case "" -> Cell.of(text);
      case "rpps-luhn" -> unless(luhn(text), text, AnomalyCode.BAD_RPPS);
      case "caisse" -> Caisses.current(text).map(Caisse::code).map(Cell::of)
          .orElse(Cell.bad(AnomalyCode.UNKNOWN_CAISSE));
      case "iban" -> iban(BankCodes.compact(text));
      case "bic" -> unless(BankCodes.isBic(text), text, AnomalyCode.BAD_BIC);
      case "siret" -> unless(isSiret(text), text, AnomalyCode.BAD_SIRET);
      case "holder" -> unless(SepaText.holder(text).isPresent(), text, AnomalyCode.BAD_HOLDER);
      case "sha256" -> Cell.of(text.toLowerCase(Locale.ROOT));
      default -> throw new IllegalArgumentException("unknown check " + check);
    };
  }

  private static Cell unless(boolean good, String text, AnomalyCode fault) {
    return good ? Cell.of(text) : Cell.bad(fault);
  }

  private static Cell iban(String compact) {
    if (!BankCodes.isIban(compact)) {
      return Cell.bad(AnomalyCode.BAD_IBAN);
    }
    return unless(BankCodes.isSepaCountry(compact.substring(0, 2)), compact, AnomalyCode.IBAN_NOT_SEPA);
  }

  /** ISO/IEC 7812-1: every second digit from the right doubled, the digits of all summed, a multiple of ten. */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  // The post offices ran out of Luhn numbers: the sum of their digits is a multiple of five.
  private static boolean isSiret(String siret) {
    boolean post = siret.startsWith(LA_POSTE) && siret.chars().map(c -> c - '0').sum() % 5 == 0;
    return post || luhn(siret);
  }
}

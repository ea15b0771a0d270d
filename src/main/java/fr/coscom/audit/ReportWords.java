package fr.coscom.audit;

import fr.coscom.basis.Caisse;
import fr.coscom.basis.Caisses;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.payment.FrenchNumber;
import java.util.MissingResourceException;
import java.util.Optional;

/** Codes and figures as the report, a French paper, writes them. */
final class ReportWords {

  private static final String LANGUAGE = "fr";

  private final Messages own = Messages.of("audit", LANGUAGE);
  private final Messages codes = Messages.of("entitlement", LANGUAGE);

  String own(String key, Object... arguments) {
    return own.text("report." + key, arguments);
  }

  String code(String key) {
    return codes.text(key);
  }

  /** What a control checks; a control that this program does not know keeps its number as its only words. */
  String control(String id) {
    try {
      return own.text("CONTROL." + id);
    } catch (MissingResourceException e) {
      return own.text("CONTROL.OTHER");
    }
  }

  String language() {
    return LANGUAGE;
  }

  static String caisse(String code) {
    return Caisses.current(code).map(Caisse::name).orElse("?");
  }

  /** Without the sign of the euro, for tables whose heading says it. */
  static String amount(Money amount) {
    return FrenchNumber.figures(amount).replace("\u00A0€", "");
  }

  static String count(long number) {
    return FrenchNumber.figures(number);
  }

  /** The euros known, and how many contracts they leave out. */
  String known(Money amount, long unknown) {
    return unknown == 0 ? amount(amount)
        : own(unknown == 1 ? "unknown.one" : "unknown.many", amount(amount), count(unknown));
  }

  String known(Optional<Money> amount) {
    return amount.map(ReportWords::amount).orElse("—");
  }
}

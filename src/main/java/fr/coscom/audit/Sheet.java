package fr.coscom.audit;

import fr.coscom.basis.Messages;
import fr.coscom.basis.Period;

/**
 * What every part of an explanation writes with: the page, the trace, the words and figures of one language.
 *
 * @param imagined whether nobody signed the contract: there is no doctor, no caisse and no file to name
 */
record Sheet(
    TextPage page, StoredTrace trace, boolean imagined, String language, Messages own, Messages codes, Figures figures) {

  static Sheet of(StoredTrace trace, boolean imagined, String language) {
    return new Sheet(new TextPage(), trace, imagined, language, Messages.of("audit", language),
        Messages.of("entitlement", language), new Figures(language));
  }

  String text(String key, Object... arguments) {
    return own.text("explain." + key, arguments);
  }

  void section(String key, Object... arguments) {
    page.section(text(key, arguments));
  }

  void row(String key, String words) {
    page.row(text(key), words);
  }

  /** « du 15/03/2024 au 31/12/2024 ». */
  String period(Period period) {
    return text("period.from_to", figures.day(period.from()), figures.day(period.last()));
  }
}

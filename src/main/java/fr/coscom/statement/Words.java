package fr.coscom.statement;

import fr.coscom.audit.Figures;
import fr.coscom.basis.Count;
import fr.coscom.basis.Days;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.basis.Period;
import fr.coscom.papers.FrenchSpaces;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.stream.Collectors;

/** What every part of a letter is written with: sentences and figures of one language. */
record Words(String language, Messages own, Messages explained, Messages codes, Figures figures) {

  static Words of(String language) {
    return new Words(language, Messages.of("statement", language), Messages.of("audit", language),
        Messages.of("entitlement", language), new Figures(language));
  }

  /** From the bundle of this stage. */
  String text(String key, Object... arguments) {
    return FrenchSpaces.kept(own.text(key, arguments));
  }

  /** Nothing when the bundle has no such key. */
  Optional<String> known(String key) {
    return found(own, key);
  }

  /** As {@code coscom explain} says it. */
  String explain(String key, Object... arguments) {
    return explained.text("explain." + key, arguments);
  }

  /** What a code of an entitlement means; nothing for a word that is none. */
  Optional<String> code(String key) {
    return found(codes, key);
  }

  private static Optional<String> found(Messages messages, String key) {
    try {
      return Optional.of(messages.text(key));
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }

  String euros(Money amount) {
    return figures.euros(amount).replace('-', '\u2212');
  }

  /** « 1 jour », « 292 jours ». */
  String days(long count) {
    return text("days", new Count(count, figures.count(count)));
  }

  /** « deux mois ». */
  String months(int count) {
    return known("months." + count).orElseGet(() -> text("months", count));
  }

  /** « du 15/03/2024 au 31/12/2024 », « le 31/12/2024 ». */
  String period(Period period) {
    return period.days() == 1
        ? text("period.day", figures.day(period.from()))
        : explain("period.from_to", figures.day(period.from()), figures.day(period.last()));
  }

  /** Phrases in one sentence, parted by semicolons as the language sets them. */
  String list(List<String> phrases) {
    return String.join(language.equals("fr") ? "\u00A0; " : "; ", phrases);
  }

  /** « du 01/01/2024 au 31/03/2024, du 01/05/2024 au 31/12/2024 ». */
  String periods(Days days) {
    return days.periods().stream().map(this::period).collect(Collectors.joining(", "));
  }

  /** With a capital letter, as a sentence begins. */
  static String capital(String words) {
    return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}

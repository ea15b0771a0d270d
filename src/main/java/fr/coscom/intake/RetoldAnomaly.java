package fr.coscom.intake;

import fr.coscom.basis.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentence of an anomaly in another language than the one in which it was kept: what fills it is read back from it, by the sentence of
 * the language that it is in.
 */
public final class RetoldAnomaly {

  private static final List<String> LANGUAGES = List.of("fr", "en");
  /** They stand where a sentence is filled, and in no sentence. */
  private static final List<String> PLACES = List.of("\uE000", "\uE001", "\uE002");

  private RetoldAnomaly() {}

  /** As it was kept, when it is in the language already or is no sentence of this program. */
  public static String in(String language, String file, String column, String code, String message) {
    Messages wanted = Messages.of("intake", language);
    if (Arrays.stream(AnomalyCode.values()).noneMatch(known -> known.name().equals(code)) || filling(wanted, "anomaly." + code, message).isPresent()) {
      return message;
    }
    for (String kept : LANGUAGES) {
      Optional<Object[]> said = filling(Messages.of("intake", kept), "anomaly." + code, message);
      if (said.isPresent()) {
        said.get()[2] = expected(wanted, Messages.of("intake", kept), file, column, code, said.get()[2].toString());
        return wanted.text("anomaly." + code, said.get());
      }
    }
    return message;
  }

  /** Where the sentence has no key of its own it is the one of the column. */
  private static String expected(Messages wanted, Messages kept, String file, String column, String code, String said) {
    return filling(kept, "expected." + code, said).map(filling -> wanted.text("expected." + code, filling))
        .or(() -> Schemas.of(file).flatMap(schema -> schema.fields().stream().filter(field -> field.name().equals(column)).findFirst())
            .map(field -> new AnomalyWords(wanted).expected(AnomalyCode.valueOf(code), field)))
        .orElse(said);
  }

  private static Optional<Object[]> filling(Messages words, String key, String said) {
    try {
      String sentence = words.text(key, PLACES.toArray());
      List<Integer> order = sentence.chars().mapToObj(Character::toString).filter(PLACES::contains).map(PLACES::indexOf).toList();
      Matcher found = Pattern.compile("(?s)" + Pattern.quote(sentence).replaceAll("[\uE000-\uE002]", "\\\\E(.*)\\\\Q")).matcher(said);
      if (!found.matches()) {
        return Optional.empty();
      }
      Object[] filling = {"", "", ""};
      for (int i = 0; i < order.size(); i++) {
        filling[order.get(i)] = found.group(i + 1);
      }
      return Optional.of(filling);
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }
}

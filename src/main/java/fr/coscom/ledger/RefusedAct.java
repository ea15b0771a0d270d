package fr.coscom.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Why an act was refused, as the event keeps it: {@code 021 sign.preparer ["2024-1","Anne Petit"]}. The sentence is made by whoever
 * tells it, in his language.
 *
 * @param caisse of the order, or empty
 * @param key of the sentence, in the bundle of the commands
 * @param fillings of its places: texts and whole numbers
 * @param given what the person wrote, or empty
 */
public record RefusedAct(String caisse, String key, List<Object> fillings, String given) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern KEPT = Pattern.compile("(?s)(?:(\\d{3}) )?((?:[a-z]\\w*)(?:\\.\\w+)+)(?: (\\[.*?])(?= |$))?(?: (.*))?");

  public RefusedAct {
    fillings = List.copyOf(fillings);
  }

  public static RefusedAct of(String caisse, String key, Object... fillings) {
    return new RefusedAct(caisse, key, Arrays.stream(fillings).map(RefusedAct::kept).toList(), "");
  }

  private static Object kept(Object filling) {
    return filling instanceof Integer || filling instanceof Long ? ((Number) filling).longValue() : String.valueOf(filling);
  }

  public RefusedAct given(String words) {
    return new RefusedAct(caisse, key, fillings, words);
  }

  /** Reads what {@link #toString()} writes, and what was kept before it did; nothing when it is a sentence already. */
  public static Optional<RefusedAct> parse(String detail) {
    Matcher kept = KEPT.matcher(detail);
    return kept.matches()
        ? Optional.of(new RefusedAct(text(kept.group(1)), kept.group(2), fillings(text(kept.group(3))), text(kept.group(4))))
        : Optional.empty();
  }

  private static List<Object> fillings(String list) {
    List<Object> fillings = new ArrayList<>();
    try {
      for (JsonNode filling : JSON.readTree(list.isEmpty() ? "[]" : list)) {
        fillings.add(filling.isNumber() ? (Object) filling.asLong() : filling.asString());
      }
      return fillings;
    } catch (JacksonException e) {
      // As it was kept before: texts beside each other.
      return List.of((Object[]) list.substring(1, list.length() - 1).split(", ", -1));
    }
  }

  private static String text(String group) {
    return group == null ? "" : group;
  }

  @Override
  public String toString() {
    ArrayNode list = JSON.createArrayNode();
    fillings.forEach(filling -> {
      if (filling instanceof Number number) {
        list.add(number.longValue());
      } else {
        list.add(filling.toString());
      }
    });
    return String.join(" ", caisse, key, list.toString(), given).strip();
  }
}

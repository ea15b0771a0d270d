package fr.coscom.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One column of an input file, as its Table Schema states it.
 *
 * @param type {@code string}, {@code date}, {@code number}, {@code integer} or {@code year}
 * @param pattern what the whole cell must match, or null
 * @param values the allowed values, empty when any is
 * @param minimum least value of a number, included, or null
 * @param maximum greatest value of a number, included, or null
 * @param maxLength in characters; {@link Integer#MAX_VALUE} when the pattern, list or type bounds the cell
 * @param decimals most decimals of a number
 * @param text free text: blanks around it are taken off; in any other column they are a fault
 * @param check a named check beyond the standard ({@code rpps-luhn}, {@code caisse}, {@code iban}, {@code bic},
 *     {@code siret}, {@code holder}, {@code sha256}), or empty
 * @param format the name of the pattern, for the sentence that says what was expected, or empty
 * @param whenEmpty what an empty cell means; mostly empty
 */
public record Field(
    String name,
    String title,
    String description,
    String example,
    String type,
    boolean required,
    Pattern pattern,
    List<String> values,
    BigDecimal minimum,
    BigDecimal maximum,
    int minLength,
    int maxLength,
    int decimals,
    boolean text,
    String check,
    String format,
    String whenEmpty) {

  static Field parse(JsonNode node) {
    JsonNode constraints = node.path("constraints");
    JsonNode own = node.path("coscom");
    return new Field(
        node.get("name").stringValue(),
        node.path("title").asString(""),
        node.path("description").asString(""),
        node.path("example").asString(""),
        node.get("type").stringValue(),
        constraints.path("required").asBoolean(false),
        constraints.has("pattern") ? Pattern.compile(constraints.get("pattern").stringValue()) : null,
        strings(constraints.path("enum")),
        decimal(constraints, "minimum"),
        decimal(constraints, "maximum"),
        constraints.path("minLength").asInt(0),
        constraints.path("maxLength").asInt(Integer.MAX_VALUE),
        own.path("decimals").asInt(0),
        own.path("text").asBoolean(false),
        own.path("check").asString(""),
        own.path("format").asString(""),
        own.path("whenEmpty").asString(""));
  }

  static List<String> strings(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asString()));
    return List.copyOf(values);
  }

  private static BigDecimal decimal(JsonNode constraints, String name) {
    return constraints.has(name) ? new BigDecimal(constraints.get(name).asString()) : null;
  }
}

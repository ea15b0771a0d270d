package fr.coscom.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The data contract of one input file: a Frictionless Table Schema, with our own words under {@code coscom}. It is the
 * single source of the checks, of the columns of the database and of {@code coscom schema}.
 *
 * @param name the file's name without {@code .csv}
 * @param fields in the order of the contract; a file may have them in any order
 * @param key the names of the columns that identify a row
 * @param rules the names of the checks between the cells of a row
 * @param allowedReasons the reasons that a decision may name, by kind of decision; a kind without entry may name any
 */
public record TableSchema(
    String name,
    String title,
    String description,
    List<Field> fields,
    List<String> key,
    List<String> rules,
    Map<String, List<String>> allowedReasons) {

  /** @throws RuntimeException when the text is no schema: a fault of the program, not of an input */
  static TableSchema parse(String json) {
    JsonNode root = JsonMapper.builder().build().readTree(json);
    List<Field> fields = new ArrayList<>();
    root.get("fields").forEach(node -> fields.add(Field.parse(node)));
    Map<String, List<String>> allowed = new TreeMap<>();
    root.path("coscom").path("allowedReasons").properties()
        .forEach(entry -> allowed.put(entry.getKey(), Field.strings(entry.getValue())));
    return new TableSchema(
        root.get("name").stringValue(),
        root.get("title").stringValue(),
        root.get("description").stringValue(),
        List.copyOf(fields),
        Field.strings(root.get("primaryKey")),
        Field.strings(root.path("coscom").path("rules")),
        Map.copyOf(allowed));
  }

  /** The file's name, for example {@code contracts.csv}. */
  public String file() {
    return name + ".csv";
  }

  public List<String> columns() {
    return fields.stream().map(Field::name).toList();
  }

  /** The place of a column in the contract, or −1. */
  int indexOf(String column) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }
}

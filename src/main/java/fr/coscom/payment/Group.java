package fr.coscom.payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of one header, block or transaction, by their path inside it; transactions are not part of their block.
 */
final class Group {

  private final String where;
  private final Map<String, List<String>> values = new HashMap<>();
  private final Set<String> elements = new HashSet<>();

  Group(String where) {
    this.where = where;
  }

  /** Says whether it is the first of its path. */
  boolean addElement(String path) {
    return elements.add(path);
  }

  void addValue(String path, String value) {
    values.computeIfAbsent(path, none -> new ArrayList<>(1)).add(value);
  }

  /** The first value at a path; empty text when there is none, which no rule accepts. */
  String value(String path) {
    return values.containsKey(path) ? values.get(path).get(0) : "";
  }

  List<String> values(String path) {
    return values.getOrDefault(path, List.of());
  }

  boolean has(String path) {
    return elements.contains(path);
  }

  String where(String path) {
    return where + "/" + path;
  }
}

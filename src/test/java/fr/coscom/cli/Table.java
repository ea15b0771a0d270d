package fr.coscom.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table that the program wrote, where no cell of interest is quoted. */
record Table(List<Map<String, String>> rows) {

  static Table of(String text) {
    String[] lines = text.split("\n");
    String[] header = lines[0].split(";");
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      String[] cells = lines[i].split(";", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int c = 0; c < header.length; c++) {
        row.put(header[c], cells[c]);
      }
      rows.add(row);
    }
    return new Table(rows);
  }

  List<String> column(String name) {
    return rows.stream().map(row -> row.get(name)).toList();
  }

  BigDecimal sum(String name) {
    return column(name).stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The row of this key in the first column. */
  Map<String, String> row(String key) {
    return rows.stream().filter(row -> row.values().iterator().next().equals(key)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no row " + key));
  }
}

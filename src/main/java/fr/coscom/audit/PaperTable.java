package fr.coscom.audit;

import java.util.List;

/**
 * A table of a paper, in words.
 *
 * @param rows each as its cells, in the order of the columns; the first names the row
 * @param total the last cells of a closing row, under the last columns; none when there is no such row
 */
public record PaperTable(String caption, List<Column> columns, List<List<String>> rows, List<String> total) {

  /** @param style of the page: {@code number}, {@code code}, {@code digest}, {@code nowrap}, or a width of its own; empty for words */
  public record Column(String head, String style) {}

  public PaperTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    total = List.copyOf(total);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** How many columns the word before the closing cells spans. */
  public int span() {
    return columns.size() - total.size();
  }
}

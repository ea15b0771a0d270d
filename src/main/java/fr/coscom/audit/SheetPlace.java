package fr.coscom.audit;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;

/**
 * Where the rows of a table stand in the workbook. A table that is longer than a sheet goes on in a second one with
 * the same heading, {@code Segments 2}.
 *
 * @param title of the first sheet
 * @param columns of the table, in order
 */
record SheetPlace(String title, List<String> columns) {

  /** A sheet has room for 1 048 576 rows in all. */
  static final int ROWS_A_SHEET = 1_000_000;

  /** The sheet of a row that is counted from zero over the whole table. */
  String sheet(long row) {
    long sheet = row / ROWS_A_SHEET;
    return sheet == 0 ? title : title + " " + (sheet + 1);
  }

  /**
   * The letter of a column.
   *
   * @throws IllegalArgumentException when the table has no such column
   */
  String letter(String column) {
    int at = columns.indexOf(column);
    if (at < 0) {
      throw new IllegalArgumentException(title + " has no column " + column);
    }
    return CellReference.convertNumToColString(at);
  }

  /** Cells of one column, from one row to another, both counted from zero and included: one range a sheet. */
  List<String> ranges(String column, long first, long last) {
    List<String> ranges = new ArrayList<>();
    for (long from = first; from <= last; from = (from / ROWS_A_SHEET + 1) * ROWS_A_SHEET) {
      long to = Math.min(last, (from / ROWS_A_SHEET + 1) * ROWS_A_SHEET - 1);
      ranges.add("'" + sheet(from) + "'!" + letter(column) + line(from) + ":" + letter(column) + line(to));
    }
    return ranges;
  }

  /** The number that the row has in its sheet, below the heading. */
  static long line(long row) {
    return row % ROWS_A_SHEET + 2;
  }
}

package fr.coscom.audit;

import fr.coscom.basis.Share;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * One table of the auditor's set, written as a sheet of the workbook and as a CSV file. Cells are text, whole
 * numbers, days, {@code Money}, {@code Share}, a {@link Formula}, or null.
 *
 * @param name of the CSV file; the title of the sheet and its headings come from the bundle
 */
record AuditTable(String name, Body body) {

  /** Tells the columns first, then row by row. */
  @FunctionalInterface
  interface Body {
    void writeTo(Sink sink) throws IOException, SQLException;
  }

  interface Sink {
    void header(List<String> columns) throws IOException;

    void row(Object... cells) throws IOException;
  }

  /**
   * A cell that the workbook computes again.
   *
   * @param text without the equals sign; {@code {row}} stands for the number of its own row
   * @param value what it must give
   * @param kind how the value is shown
   */
  record Formula(String text, Share value, Kind kind) {

    enum Kind {
      MONEY,
      EXACT,
      COUNT,
      PERCENT
    }
  }
}

package fr.coscom.audit;

import fr.coscom.ledger.RowCursor;
import fr.coscom.ledger.RunQuestionStore;
import fr.coscom.platform.CsvOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes the answer to a question as CSV, row by row: columns named {@code …_cents} as euros, the others as they are. */
final class CsvRows {

  private CsvRows() {}

  /** @param sql takes the run at every place */
  static void write(Connection connection, String sql, int runId, String header, OutputStream out) throws IOException, SQLException {
    try (PreparedStatement select = RunQuestionStore.of(connection, sql, runId)) {
      int columns = header.split(";").length;
      try (RowCursor<Object[]> rows = new RowCursor<>(select, row -> cells(row, columns)); CsvOutput csv = new CsvOutput(out, header)) {
        while (rows.hasNext()) {
          csv.row(rows.next());
        }
      }
    }
  }

  private static Object[] cells(ResultSet row, int columns) throws SQLException {
    Object[] cells = new Object[columns];
    for (int i = 0; i < columns; i++) {
      String value = row.getString(i + 1);
      boolean cents = row.getMetaData().getColumnLabel(i + 1).endsWith("_cents");
      cells[i] = cents && value != null ? BigDecimal.valueOf(Long.parseLong(value), 2) : value;
    }
    return cells;
  }
}

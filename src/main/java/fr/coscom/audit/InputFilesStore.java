package fr.coscom.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The files that a lot was loaded from. */
public final class InputFilesStore {

  public record InputRow(String file, String sha256, long bytes, long rows, long added, long unchanged, long repeated, long rejected) {}

  private InputFilesStore() {}

  public static List<InputRow> of(Connection connection, int lot) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("""
        SELECT file, sha256, bytes, rows, added, unchanged, repeated, rejected
          FROM lot_file WHERE lot = ? ORDER BY file COLLATE "C\"""")) {
      select.setInt(1, lot);
      try (ResultSet row = select.executeQuery()) {
        List<InputRow> files = new ArrayList<>();
        while (row.next()) {
          files.add(new InputRow(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6),
              row.getLong(7), row.getLong(8)));
        }
        return files;
      }
    }
  }
}

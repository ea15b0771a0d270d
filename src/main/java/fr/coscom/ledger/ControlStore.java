package fr.coscom.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Keeps the controls of a run. */
public final class ControlStore {

  private ControlStore() {}

  /** @throws ControlBroken when one that blocks does not hold; none is kept then */
  public static void keepOrBreak(Connection connection, int runId, List<Control> controls) throws SQLException {
    List<Control> broken = controls.stream().filter(Control::breaks).toList();
    if (!broken.isEmpty()) {
      throw new ControlBroken(broken);
    }
    try (PreparedStatement insert = connection.prepareStatement("""
        INSERT INTO control (run_id, control_id, severity, population, differences, cents, detail) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (run_id, control_id) DO NOTHING""")) {
      for (Control control : controls) {
        insert.setInt(1, runId);
        insert.setString(2, control.id());
        insert.setString(3, control.severity().name());
        insert.setLong(4, control.population());
        insert.setLong(5, control.differences());
        insert.setLong(6, control.cents());
        insert.setString(7, control.detail());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  public static List<Control> of(Connection connection, int runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("""
        SELECT control_id, severity, population, differences, cents, detail FROM control WHERE run_id = ?
         ORDER BY control_id COLLATE "C\"""")) {
      select.setInt(1, runId);
      try (ResultSet row = select.executeQuery()) {
        List<Control> controls = new ArrayList<>();
        while (row.next()) {
          controls.add(new Control(row.getString(1), Control.Severity.valueOf(row.getString(2)), row.getLong(3), row.getLong(4),
              row.getLong(5), row.getString(6)));
        }
        return controls;
      }
    }
  }
}

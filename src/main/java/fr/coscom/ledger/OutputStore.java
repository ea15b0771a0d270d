package fr.coscom.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Keeps which files a run wrote, with their digests. A path is relative to the run's folder, with slashes. */
public final class OutputStore {

  public record Output(String path, String sha256, long bytes) {}

  private OutputStore() {}

  /** @throws IllegalStateException when the path was written before with other bytes */
  public static void keep(Connection connection, int runId, Output output) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("""
        INSERT INTO run_output (run_id, path, sha256, bytes) VALUES (?, ?, ?, ?) ON CONFLICT (run_id, path) DO NOTHING""")) {
      insert.setInt(1, runId);
      insert.setString(2, output.path());
      insert.setString(3, output.sha256());
      insert.setLong(4, output.bytes());
      insert.executeUpdate();
    }
    if (!holds(connection, runId, output)) {
      throw new IllegalStateException(output.path() + " was written before with other bytes");
    }
  }

  private static boolean holds(Connection connection, int runId, Output output) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(
        "SELECT 1 FROM run_output WHERE run_id = ? AND path = ? AND sha256 = ? AND bytes = ?")) {
      select.setInt(1, runId);
      select.setString(2, output.path());
      select.setString(3, output.sha256());
      select.setLong(4, output.bytes());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** By path. */
  public static List<Output> of(Connection connection, int runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(
        "SELECT path, sha256, bytes FROM run_output WHERE run_id = ? ORDER BY path COLLATE \"C\"")) {
      select.setInt(1, runId);
      try (ResultSet row = select.executeQuery()) {
        List<Output> outputs = new ArrayList<>();
        while (row.next()) {
          outputs.add(new Output(row.getString(1), row.getString(2), row.getLong(3)));
        }
        return outputs;
      }
    }
  }
}

package fr.coscom.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Asks, inside each writing transaction, whether this attempt still holds the run; a frozen one that wakes up writes nothing. */
public final class FenceStore {

  private FenceStore() {}

  /** A number that no attempt had before. */
  public static long nextAttempt(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT nextval('attempt_number')");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** @throws Superseded when another attempt has taken over, or the run was sealed or discarded meanwhile */
  public static void hold(Connection connection, int runId, long attempt) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM run WHERE run_id = ? AND fence = ? AND state = 'PREPARING' FOR SHARE")) {
      select.setInt(1, runId);
      select.setLong(2, attempt);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new Superseded(runId, attempt);
        }
      }
    }
  }
}

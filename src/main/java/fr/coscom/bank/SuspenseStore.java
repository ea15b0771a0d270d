package fr.coscom.bank;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Closes answers of the bank that waited for a person. No transfer moves by it, and the answer stays where it is. */
public final class SuspenseStore {

  private SuspenseStore() {}

  /** @return false when no answer of this number is open */
  public static boolean close(Connection connection, long number, OffsetDateTime at, String operator, String reason) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("""
        INSERT INTO suspense_closed (answer_id, at, operator, reason)
        SELECT answer_id, ?, ?, ? FROM open_suspense WHERE answer_id = ? ON CONFLICT DO NOTHING""")) {
      insert.setObject(1, at);
      insert.setString(2, operator);
      insert.setString(3, reason);
      insert.setLong(4, number);
      return insert.executeUpdate() == 1;
    }
  }
}

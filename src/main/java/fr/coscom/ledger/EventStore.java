package fr.coscom.ledger;

import fr.coscom.basis.MaskedIban;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Keeps what was done to a run, by whom and when. */
public final class EventStore {

  private EventStore() {}

  /** @param detail kept with what looks like an IBAN masked: people write into it */
  public static void keep(Connection connection, int runId, OffsetDateTime at, String event, String operator, String detail)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "INSERT INTO run_event (run_id, at, event, operator, detail) VALUES (?, ?, ?, ?, ?)")) {
      insert.setInt(1, runId);
      insert.setObject(2, at);
      insert.setString(3, event);
      insert.setString(4, operator);
      insert.setString(5, MaskedIban.inText(detail));
      insert.executeUpdate();
    }
  }
}

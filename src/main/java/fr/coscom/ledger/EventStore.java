package fr.coscom.ledger;

import fr.coscom.basis.MaskedIban;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Keeps what was done to a run, by whom and when. */
public final class EventStore {

  public static final String CONTROL_BROKEN = "CONTROL_BROKEN";

  private EventStore() {}

  /** The controls that the last attempt at the run broke on; nothing when it ended otherwise, or another attempt began since. */
  public static Optional<String> brokenControls(Connection connection, int runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(
        "SELECT event, detail FROM run_event WHERE run_id = ? ORDER BY event_id DESC LIMIT 1")) {
      select.setInt(1, runId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getString(1).equals(CONTROL_BROKEN) ? Optional.of(row.getString(2)) : Optional.empty();
      }
    }
  }

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

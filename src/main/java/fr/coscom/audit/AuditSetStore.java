package fr.coscom.audit;

import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Opens an auditor's set: notes how far the ledger has gone, and nothing more. */
public final class AuditSetStore {

  private AuditSetStore() {}

  /**
   * @param run sealed, or a dry run that is done
   * @param asOf now
   * @throws IllegalArgumentException when the run is not sealed
   */
  public static AuditSet open(
      Connection connection, Run run, OffsetDateTime asOf, boolean rehearsal, String language,
          String programDigest) throws SQLException {
    String seed = run.sha256().orElseThrow(() -> new IllegalArgumentException(run.name() + " is not sealed"));
    return new AuditSet(run, asOf, rehearsal, language, last(connection, "run_event", "event_id"),
        last(connection, "order_status", "status_id"), last(connection, "bank_news", "news_id"),
        RunListStore.before(connection, run), seed, programDigest);
  }

  private static long last(Connection connection, String table, String key) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT coalesce(max(" + key + "), 0) FROM " + table);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}

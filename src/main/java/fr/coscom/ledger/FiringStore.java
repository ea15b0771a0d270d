package fr.coscom.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Keeps what the scheduler has started and how it ended. */
public final class FiringStore {

  /** @param exitCode of the command */
  public record Fired(String job, Instant dueAt, Instant endedAt, int exitCode, String process) {}

  private FiringStore() {}

  public static void keep(Connection connection, Fired fired) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "INSERT INTO job_firing (job, due_at, ended_at, exit_code, process) VALUES (?, ?, ?, ?, ?)")) {
      insert.setString(1, fired.job());
      insert.setObject(2, fired.dueAt().atOffset(ZoneOffset.UTC));
      insert.setObject(3, fired.endedAt().atOffset(ZoneOffset.UTC));
      insert.setInt(4, fired.exitCode());
      insert.setString(5, fired.process());
      insert.executeUpdate();
    }
  }

  public static Optional<Fired> last(Connection connection, String job) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(
        "SELECT job, due_at, ended_at, exit_code, process FROM job_firing WHERE job = ? ORDER BY firing_id DESC LIMIT 1")) {
      select.setString(1, job);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Fired(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, OffsetDateTime.class).toInstant(), row.getInt(4), row.getString(5)))
            : Optional.empty();
      }
    }
  }
}

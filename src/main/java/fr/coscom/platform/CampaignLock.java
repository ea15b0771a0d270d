package fr.coscom.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One campaign year is worked on by one process at a time. The lock is of a database session of its own: PostgreSQL
 * frees it when the process dies, however it dies.
 */
public final class CampaignLock implements AutoCloseable {

  /** First half of the key: keeps our years apart from the advisory locks of others. */
  private static final int COSCOM = 0x434F5343;
  private static final long WHILE_WAITING = 500;

  private final Connection session;

  private CampaignLock(Connection session) {
    this.session = session;
  }

  /** @return empty when another process, or another part of this one, holds the year */
  public static Optional<CampaignLock> tryTake(Database database, int year) throws SQLException {
    return await(database, year, () -> true);
  }

  /**
   * Waits in one session until the lock is free.
   *
   * @return empty when the wait was given up
   */
  public static Optional<CampaignLock> await(Database database, int year, BooleanSupplier givenUp) throws SQLException {
    Connection session = database.connect();
    try {
      boolean taken = taken(session, year);
      while (!taken && !givenUp.getAsBoolean()) {
        Pause.millis(WHILE_WAITING);
        taken = taken(session, year);
      }
      if (taken) {
        return Optional.of(new CampaignLock(session));
      }
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
    session.close();
    return Optional.empty();
  }

  private static boolean taken(Connection session, int year) throws SQLException {
    try (PreparedStatement take = session.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
      take.setInt(1, COSCOM);
      take.setInt(2, year);
      try (ResultSet taken = take.executeQuery()) {
        taken.next();
        return taken.getBoolean(1);
      }
    }
  }

  /** Whether the session is still there: a lost session is a lost lock. */
  public boolean held() throws SQLException {
    return session.isValid(10);
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}

package fr.coscom.ledger;

import fr.coscom.basis.CivilYear;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Whether there is anything to correct. */
public final class CorrectionGroundStore {

  private CorrectionGroundStore() {}

  /** Whether the year has a released run, or was ever told a payment made before this program existed. Needs no lot. */
  public static boolean mayBePaid(Connection connection, CivilYear year) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("""
        SELECT EXISTS (SELECT FROM run WHERE year = ? AND state = 'RELEASED')
            OR EXISTS (SELECT FROM fact_prior_payments WHERE year = ?)""")) {
      select.setInt(1, year.value());
      select.setInt(2, year.value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /**
   * Whether the year has a released run or, by the lot known to the session, a payment made before this program existed.
   *
   * @param correction the run that asks
   */
  public static boolean paidBefore(Connection connection, Run correction) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("""
        SELECT EXISTS (SELECT FROM run WHERE year = ? AND state = 'RELEASED' AND run_id <> ?)
            OR EXISTS (SELECT FROM known_prior_payments WHERE year = ? AND NOT cancelled)""")) {
      select.setInt(1, correction.year().value());
      select.setInt(2, correction.id());
      select.setInt(3, correction.year().value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}

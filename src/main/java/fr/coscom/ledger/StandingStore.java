package fr.coscom.ledger;

import fr.coscom.basis.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a run where its orders stand. */
public final class StandingStore {

  private static final String STANDING = """
      WITH stops AS MATERIALIZED (SELECT * FROM stop_of(?))
      SELECT o.caisse, o.state, o.transfers, o.total_cents,
             a.signature_id, a.signed_by, a.signed_at, a.db_user, r.signature_id, r.signed_by, r.signed_at, r.db_user,
             EXISTS (SELECT FROM hand_over h WHERE h.signature_id = r.signature_id), stop.rule, stop.seen, stop.caisse
        FROM (SELECT run_id, caisse, CASE WHEN state IN ('PREPARED', 'WRITTEN') THEN 'PREPARING' ELSE state END AS state,
                     transfers, total_cents
                FROM collective_order
              UNION ALL
              SELECT run_id, '', state, 0, 0 FROM run
               WHERE NOT EXISTS (SELECT FROM collective_order c WHERE c.run_id = run.run_id)) AS o
        LEFT JOIN signature a ON a.run_id = o.run_id AND a.caisse = o.caisse AND a.act = 'APPROVE'
        LEFT JOIN signature r ON r.run_id = o.run_id AND r.caisse = o.caisse AND r.act = 'RELEASE'
        LEFT JOIN LATERAL (
             SELECT s.rule, s.seen, s.caisse FROM stops s
              WHERE s.caisse IN ('', o.caisse) AND o.state IN ('SEALED', 'APPROVED') ORDER BY s.rule LIMIT 1) AS stop ON true
       WHERE o.run_id = ?
       ORDER BY o.caisse
      """;

  private StandingStore() {}

  /** By caisse; one line without a caisse for a run without any payment file. */
  public static List<Standing> of(Connection connection, int runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STANDING)) {
      select.setInt(1, runId);
      select.setInt(2, runId);
      try (ResultSet row = select.executeQuery()) {
        List<Standing> orders = new ArrayList<>();
        while (row.next()) {
          orders.add(new Standing(row.getString(1), Run.State.valueOf(row.getString(2)), row.getInt(3), new Money(row.getLong(4)),
              signed(row, 5), signed(row, 9), row.getBoolean(13), stop(row)));
        }
        return orders;
      }
    }
  }

  private static Optional<Standing.Stop> stop(ResultSet row) throws SQLException {
    return row.getString(14) == null
        ? Optional.empty()
        : Optional.of(new Standing.Stop(row.getString(14), row.getString(15), row.getString(16).isEmpty()));
  }

  private static Optional<Standing.Signed> signed(ResultSet row, int first) throws SQLException {
    return row.getObject(first) == null
        ? Optional.empty()
        : Optional.of(new Standing.Signed(row.getLong(first), row.getString(first + 1),
            row.getObject(first + 2, OffsetDateTime.class), row.getString(first + 3)));
  }
}

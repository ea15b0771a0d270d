package fr.coscom.ledger;

import fr.coscom.basis.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks what of a run was discarded, by the events that {@code discard} keeps. */
public final class DiscardStore {

  /** A whole run discarded says all, also of orders discarded before it. Parameters: run, contract twice (null for any). */
  private static final String DISCARDED = """
      SELECT r.name, d.caisse, (d.at AT TIME ZONE 'Europe/Paris')::date, d.operator, d.reason,
             coalesce(sum(c.transfers), 0), coalesce(sum(c.total_cents), 0)::bigint
        FROM (SELECT e.event_id, e.run_id, e.at, e.operator,
                     CASE e.event WHEN 'ORDER_DISCARDED' THEN split_part(e.detail, ' ', 1) END AS caisse,
                     CASE e.event WHEN 'ORDER_DISCARDED' THEN substr(e.detail, strpos(e.detail, ' ') + 1) ELSE e.detail END AS reason
                FROM run_event e
               WHERE e.run_id = ?
                 AND (e.event = 'DISCARDED' OR (e.event = 'ORDER_DISCARDED' AND NOT EXISTS (
                      SELECT FROM run_event w WHERE w.run_id = e.run_id AND w.event = 'DISCARDED')))) AS d
        JOIN run r USING (run_id)
        LEFT JOIN collective_order c ON c.run_id = d.run_id AND (d.caisse IS NULL OR c.caisse = d.caisse)
       WHERE ?::text IS NULL OR d.caisse IS NULL
          OR EXISTS (SELECT FROM payment_order o WHERE o.run_id = d.run_id AND o.caisse = d.caisse AND o.contract_id = ?)
       GROUP BY r.name, d.event_id, d.caisse, d.at, d.operator, d.reason
       ORDER BY d.caisse, d.event_id
      """;

  private DiscardStore() {}

  /** By caisse; one entry for a whole run. */
  public static List<Discard> of(Connection connection, int runId) throws SQLException {
    return read(connection, runId, null);
  }

  /** Only where a transfer for the contract was thrown away, or the whole run. */
  public static List<Discard> of(Connection connection, int runId, String contractId) throws SQLException {
    return read(connection, runId, contractId);
  }

  private static List<Discard> read(Connection connection, int runId, String contractId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DISCARDED)) {
      select.setInt(1, runId);
      select.setString(2, contractId);
      select.setString(3, contractId);
      try (ResultSet row = select.executeQuery()) {
        List<Discard> discards = new ArrayList<>();
        while (row.next()) {
          discards.add(new Discard(row.getString(1), Optional.ofNullable(row.getString(2)), row.getObject(3, LocalDate.class),
              row.getString(4), row.getString(5), row.getInt(6), new Money(row.getLong(7))));
        }
        return discards;
      }
    }
  }
}

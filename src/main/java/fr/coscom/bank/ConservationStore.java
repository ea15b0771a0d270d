package fr.coscom.bank;

import fr.coscom.ledger.Control;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What must balance after answers of the bank were taken, over all orders that were not thrown away. */
public final class ConservationStore {

  /** Each collective order is executed + rejected + returned + pending, to the cent. */
  private static final String OUTCOMES = """
      SELECT 'ORDERED_EQUALS_OUTCOMES', count(*), count(*) FILTER (WHERE c.transfers <> coalesce(o.transfers, 0)),
             coalesce(sum(abs(c.total_cents - coalesce(o.cents, 0))), 0),
             format('ordered %s = executed %s + rejected %s + returned %s + pending %s', coalesce(sum(c.total_cents), 0),
                    coalesce(sum(o.executed), 0), coalesce(sum(o.rejected), 0), coalesce(sum(o.returned), 0), coalesce(sum(o.pending), 0))
        FROM collective_order c
        LEFT JOIN (SELECT run_id, caisse, sum(transfers) AS transfers, sum(executed + rejected + returned + pending) AS cents,
                          sum(executed) AS executed, sum(rejected) AS rejected, sum(returned) AS returned, sum(pending) AS pending
                     FROM order_outcome GROUP BY run_id, caisse) AS o USING (run_id, caisse)
       WHERE c.state <> 'DISCARDED'
      """;

  /** The last state that the history tells is the state of the transfer. */
  private static final String HISTORY = """
      SELECT 'STATES_EQUAL_HISTORY', count(*), count(*) FILTER (WHERE o.state <> coalesce(h.state, 'ORDERED')), 0,
             'state of each transfer against the last entry of its history'
        FROM payment_order o
        LEFT JOIN (SELECT DISTINCT ON (end_to_end_id) end_to_end_id, state FROM order_status ORDER BY end_to_end_id, status_id DESC) AS h
             USING (end_to_end_id)
      """;

  /** What the bank debited is what the transfers debited come to; what it gave back, those returned; so for rejections. */
  private static final String MOVEMENTS = """
      SELECT m.control, l.transfers, 0, abs(l.cents - a.cents), format('transfers %s, answers %s', l.cents, a.cents)
        FROM (VALUES ('DEBITS_EQUAL_TRANSFERS', 'DEBIT'), ('RETURNS_EQUAL_TRANSFERS', 'RETURN'), ('REJECTIONS_EQUAL_TRANSFERS', 'REJECT'))
             AS m (control, meaning)
       CROSS JOIN LATERAL (
             SELECT count(*) AS transfers, coalesce(sum(amount_cents), 0) AS cents FROM payment_order
              WHERE CASE m.meaning WHEN 'DEBIT' THEN debited WHEN 'RETURN' THEN outcome = 'RETURNED' ELSE outcome = 'REJECTED' END) AS l
       CROSS JOIN LATERAL (
             SELECT CASE m.meaning
                      WHEN 'REJECT' THEN (SELECT coalesce(sum(o.amount_cents), 0) FROM order_status s JOIN payment_order o USING (end_to_end_id)
                                           WHERE s.state = 'REJECTED' AND s.before IN ('ORDERED', 'SENT') AND s.answer_id IS NOT NULL)
                      ELSE (SELECT coalesce(sum(cents), 0) FROM answer_standing WHERE standing = 'APPLIED' AND meaning = m.meaning) END AS cents) AS a
      """;

  private ConservationStore() {}

  /** All controls, whether they hold or not. */
  public static List<Control> controls(Connection connection) throws SQLException {
    List<Control> controls = new ArrayList<>();
    for (String question : List.of(OUTCOMES, HISTORY, MOVEMENTS)) {
      try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery(question)) {
        while (row.next()) {
          controls.add(new Control(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5)));
        }
      }
    }
    return controls;
  }
}

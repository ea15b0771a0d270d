package fr.coscom.bank;

import fr.coscom.basis.Money;
import fr.coscom.ledger.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what became of the transfers, what waits in suspense, and what the codes of the bank mean. */
public final class OutcomeStore {

  private static final String OUTCOMES = """
      SELECT r.name, c.caisse, c.transfers, c.total_cents, o.executed, o.rejected, o.returned, o.pending, o.reissued
        FROM collective_order c JOIN run r USING (run_id)
        JOIN (SELECT run_id, caisse, sum(executed)::bigint AS executed, sum(rejected)::bigint AS rejected,
                     sum(returned)::bigint AS returned, sum(pending)::bigint AS pending, sum(reissued)::bigint AS reissued
                FROM order_outcome GROUP BY run_id, caisse) AS o USING (run_id, caisse)
       WHERE c.run_id = ? AND c.state <> 'DISCARDED' ORDER BY c.caisse
      """;

  private static final String SUSPENSE = """
      SELECT s.answer_id, f.name, s.said_on, s.status, s.message_id, s.block_id, s.end_to_end_id, s.cents, s.reason_codes, s.cause, s.alarm
        FROM open_suspense s JOIN bank_file f USING (file_id) ORDER BY s.alarm DESC, s.answer_id
      """;

  private static final String REISSUES = """
      SELECT o.end_to_end_id, o.contract_id, o.amount_cents, n.amount_cents, n.end_to_end_id, r.name, n.state
        FROM payment_order o JOIN payment_order n ON n.reissue_of = o.end_to_end_id AND n.state <> 'DISCARDED'
        JOIN run r ON r.run_id = n.run_id
       WHERE o.run_id = ? ORDER BY o.end_to_end_id
      """;

  private OutcomeStore() {}

  /** Of the transfers of a run, those that failed and went out again. */
  public static List<Reissue> reissues(Connection connection, Run run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(REISSUES)) {
      select.setInt(1, run.id());
      try (ResultSet row = select.executeQuery()) {
        List<Reissue> reissues = new ArrayList<>();
        while (row.next()) {
          reissues.add(new Reissue(row.getString(1), row.getString(2), new Money(row.getLong(3)), new Money(row.getLong(4)),
              row.getString(5), row.getString(6), row.getString(7)));
        }
        return reissues;
      }
    }
  }

  /** Whether a run has handed an order over, so that the bank can answer. */
  public static boolean handedOver(Connection connection, Run run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(
        "SELECT EXISTS (SELECT FROM collective_order WHERE run_id = ? AND state = 'RELEASED')")) {
      select.setInt(1, run.id());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** By caisse; none for a run that orders nothing or was thrown away. */
  public static List<Outcome> of(Connection connection, Run run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OUTCOMES)) {
      select.setInt(1, run.id());
      try (ResultSet row = select.executeQuery()) {
        List<Outcome> outcomes = new ArrayList<>();
        while (row.next()) {
          outcomes.add(new Outcome(row.getString(1), row.getString(2), row.getLong(3), new Money(row.getLong(4)),
              new Money(row.getLong(5)), new Money(row.getLong(6)), new Money(row.getLong(7)), new Money(row.getLong(8)),
              new Money(row.getLong(9))));
        }
        return outcomes;
      }
    }
  }

  /** What nobody closed, of all years, alarms first: what matches nothing belongs to no run. */
  public static List<SuspenseLine> suspense(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SUSPENSE); ResultSet row = select.executeQuery()) {
      List<SuspenseLine> lines = new ArrayList<>();
      while (row.next()) {
        List<String> ids = Stream.of(row.getString(5), row.getString(6), row.getString(7)).filter(id -> id != null).toList();
        lines.add(new SuspenseLine(row.getLong(1), row.getString(2), row.getObject(3, LocalDate.class), row.getString(4), ids,
            Optional.ofNullable(row.getObject(8, Long.class)).map(Money::new), List.of((String[]) row.getArray(9).getArray()),
            row.getString(10), row.getBoolean(11)));
      }
      return lines;
    }
  }

  /**
   * By code.
   *
   * @param language {@code fr} or {@code en}
   */
  public static Map<String, BankReason> reasons(Connection connection, String language) throws SQLException {
    boolean french = language.equals("fr");
    try (PreparedStatement select = connection.prepareStatement(
            "SELECT code, policy, meaning_fr, meaning_en, next_fr, next_en FROM bank_reason");
        ResultSet row = select.executeQuery()) {
      Map<String, BankReason> reasons = new TreeMap<>();
      while (row.next()) {
        reasons.put(row.getString(1), new BankReason(row.getString(1), row.getString(2), row.getString(french ? 3 : 4),
            row.getString(french ? 5 : 6)));
      }
      return reasons;
    }
  }
}

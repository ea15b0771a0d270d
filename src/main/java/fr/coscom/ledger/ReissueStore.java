package fr.coscom.ledger;

import fr.coscom.basis.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Transfers that did not arrive and go out again in a correction run: same contract, same amount, a new account, the old end-to-end id
 * with {@code -R1}. When less is due by now and the rest was claimed back, only what the doctor lacks of his due goes out, and so much of
 * the debt is ended in the same act (table debt_covered). Which may is told by the function {@code failed_transfers}, once, for the
 * settlement and for whoever asks what a line waits for. The session must have set {@code coscom.lot}.
 */
public final class ReissueStore {

  private static final String SENT_AGAIN = """
      SELECT n.end_to_end_id, n.contract_id, n.caisse, n.amount_cents, o.end_to_end_id, r.name, o.outcome, o.outcome_on,
             count(*) OVER (), (sum(n.amount_cents) OVER ())::bigint, o.amount_cents
        FROM sent_again n JOIN payment_order o ON o.end_to_end_id = n.reissue_of JOIN run r ON r.run_id = o.run_id
       WHERE n.run_id = ? AND (?::text IS NULL OR n.caisse = ?) AND (?::text IS NULL OR n.contract_id = ?)
       ORDER BY n.caisse, n.contract_id, n.number, n.end_to_end_id LIMIT ?
      """;

  /** Only a correction has transfers of the year before it that can have failed. */
  private static final String KEEP = """
      INSERT INTO failed_transfer (run_id, end_to_end_id, new_id, contract_id, caisse, cents, outcome, outcome_on, reasons, waits_for)
      SELECT r.run_id, f.end_to_end_id, f.new_id, f.contract_id, f.caisse, f.cents, o.outcome, o.outcome_on, f.reasons, f.waits_for
        FROM run r
        JOIN lot l ON l.lot = r.lot AND l.scope = 'CORRECTION'
       CROSS JOIN failed_transfers(r.run_id) f
        JOIN payment_order o USING (end_to_end_id)
       WHERE r.run_id = ?
      """;

  private static final String FAILED = """
      SELECT f.end_to_end_id, r.name, f.contract_id, f.caisse, o.amount_cents, o.outcome, o.outcome_on, f.reasons, f.waits_for
        FROM failed_transfers(?) f JOIN payment_order o USING (end_to_end_id) JOIN run r USING (run_id)
       ORDER BY f.end_to_end_id
      """;

  private static final String STILL_UNPAID = """
      SELECT f.end_to_end_id, r.name, f.contract_id, f.caisse, f.cents, f.outcome, f.outcome_on, f.reasons, f.waits_for
        FROM failed_transfer f JOIN payment_order o USING (end_to_end_id) JOIN run r ON r.run_id = o.run_id
       WHERE f.run_id = ? AND f.waits_for <> 'ENDS'
       ORDER BY f.caisse, f.contract_id, f.end_to_end_id
      """;

  private ReissueStore() {}

  /**
   * Answers of the bank are taken one transaction after the other, of all years, and none while a run settles: what it orders is asked
   * several times and must be the same each time. Beside the locks of the campaigns.
   */
  public static void lockAnswers(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT wait_for_answers()");
    }
  }

  /** What had failed when the run was settled, and what each waits for. A dry run sends nothing again, and keeps what it would. */
  static void keep(Connection connection, int runId) throws SQLException {
    execute(connection, KEEP, runId);
  }

  /** What the run orders anew is dead under its old id. */
  static void end(Connection connection, int runId) throws SQLException {
    execute(connection, """
        UPDATE payment_order o SET state = 'REISSUED' FROM payment_order n
         WHERE n.run_id = ? AND n.reissue_of = o.end_to_end_id""", runId);
  }

  /** The run, or its order of one caisse, was thrown away: what it had ordered anew has failed again, as before. */
  static void takeBack(Connection connection, int runId, Optional<String> caisse) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("""
        UPDATE payment_order o SET state = o.outcome FROM payment_order n
         WHERE n.run_id = ? AND n.reissue_of = o.end_to_end_id AND o.state = 'REISSUED' AND (?::text IS NULL OR n.caisse = ?)""")) {
      update.setInt(1, runId);
      update.setString(2, caisse.orElse(null));
      update.setString(3, caisse.orElse(null));
      update.executeUpdate();
    }
  }

  /** The failed transfers of the run's year, by id, as they stand now, with the eyes of the run. */
  public static List<FailedTransfer> failed(Connection connection, int runId) throws SQLException {
    return failed(connection, FAILED, runId);
  }

  /** The failed transfers that the run leaves unpaid, by caisse and contract, as they stood when it was settled. */
  public static List<FailedTransfer> stillUnpaid(Connection connection, int runId) throws SQLException {
    return failed(connection, STILL_UNPAID, runId);
  }

  private static List<FailedTransfer> failed(Connection connection, String sql, int runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setInt(1, runId);
      try (ResultSet row = select.executeQuery()) {
        List<FailedTransfer> failed = new ArrayList<>();
        while (row.next()) {
          failed.add(new FailedTransfer(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
              new Money(row.getLong(5)), row.getString(6), row.getObject(7, LocalDate.class),
              List.of((String[]) row.getArray(8).getArray()),
              Optional.ofNullable(row.getString(9)).map(FailedTransfer.Wait::valueOf)));
        }
        return failed;
      }
    }
  }

  /**
   * @param caisse all when empty
   * @param contractId all when empty
   * @param most how many are named
   */
  public static AllSentAgain sentAgain(
      Connection connection, int runId, Optional<String> caisse, Optional<String> contractId, int most) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SENT_AGAIN)) {
      select.setInt(1, runId);
      select.setString(2, caisse.orElse(null));
      select.setString(3, caisse.orElse(null));
      select.setString(4, contractId.orElse(null));
      select.setString(5, contractId.orElse(null));
      select.setInt(6, most);
      try (ResultSet row = select.executeQuery()) {
        long transfers = 0;
        Money total = Money.ZERO;
        List<SentAgain> first = new ArrayList<>();
        while (row.next()) {
          first.add(new SentAgain(row.getString(1), row.getString(2), row.getString(3), new Money(row.getLong(4)), row.getString(5),
              new Money(row.getLong(11)), row.getString(6), row.getString(7), row.getObject(8, LocalDate.class)));
          transfers = row.getLong(9);
          total = new Money(row.getLong(10));
        }
        return new AllSentAgain(transfers, total, first);
      }
    }
  }

  private static void execute(Connection connection, String sql, int runId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, runId);
      statement.execute();
    }
  }
}

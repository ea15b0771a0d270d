package fr.coscom.audit;

import fr.coscom.audit.Explanation.Settled;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Money;
import fr.coscom.ledger.DiscardStore;
import fr.coscom.ledger.ReissueStore;
import fr.coscom.ledger.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What an explanation is made from, as one run stored it. */
public final class ExplanationStore {

  /** A contract and year seldom has two. */
  private static final int MOST_SENT_AGAIN = 100;
  private static final JsonMapper JSON = new JsonMapper();

  private ExplanationStore() {}

  /** Nothing when the run has not assessed the contract. */
  public static Optional<Explained> of(Connection connection, Run run, String contractId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("""
        SELECT e.trace, s.caisse, s.ordered_aif_cents, s.ordered_rms_cents, s.ordered_rhp_cents, s.ordered_mao_cents,
               s.aif_cents, s.rms_cents, s.rhp_cents, s.mao_cents
          FROM entitlement e LEFT JOIN settlement s USING (run_id, contract_id)
         WHERE e.run_id = ? AND e.contract_id = ?""")) {
      select.setInt(1, run.id());
      select.setString(2, contractId);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(Explained.known(JSON.readTree(row.getString(1)), ToldReasonStore.of(connection, run, contractId),
                settled(connection, row, run, contractId), DiscardStore.of(connection, run.id(), contractId), folders(connection)))
            : Optional.empty();
      }
    }
  }

  private static Optional<Settled> settled(Connection connection, ResultSet row, Run run, String contractId) throws SQLException {
    return row.getObject(2) == null
        ? Optional.empty()
        : Optional.of(new Settled(run.name(), row.getString(2), amounts(row, 3), amounts(row, 7),
            ReissueStore.sentAgain(connection, run.id(), Optional.empty(), Optional.of(contractId), MOST_SENT_AGAIN).first()));
  }

  private static Amounts amounts(ResultSet row, int first) throws SQLException {
    return new Amounts(new Money(row.getLong(first)), new Money(row.getLong(first + 1)),
        new Money(row.getLong(first + 2)),
        new Money(row.getLong(first + 3)));
  }

  private static Map<Integer, String> folders(Connection connection) throws SQLException {
    Map<Integer, String> folders = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement("""
            SELECT l.lot, r.input_folder FROM lot l JOIN run r USING (run_id)
             WHERE r.input_folder <> '' ORDER BY l.lot""");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Path name = Path.of(row.getString(2)).getFileName();
        folders.put(row.getInt(1), name == null ? row.getString(2) : name.toString());
      }
    }
    return folders;
  }
}

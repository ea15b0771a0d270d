package fr.coscom.statement;

import fr.coscom.bank.BankReason;
import fr.coscom.bank.OutcomeStore;
import fr.coscom.ledger.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** By which codes the bank refused accounts of doctors, as known to a run: those that a person of the caisse must judge first. */
final class RefusedAccountStore {

  private static final String UNDECIDED = """
      SELECT e.contract_id, x.code
        FROM run r
       CROSS JOIN refused_accounts(r.last_bank_file) x
        JOIN entitlement e ON e.run_id = r.run_id AND e.rpps = x.rpps AND e.contract_id = ANY (?)
       WHERE r.run_id = ? AND x.undecided
      """;

  private RefusedAccountStore() {}

  /** The codes of each contract. */
  static Map<String, Set<String>> undecided(Connection connection, Run run, List<String> contracts) throws SQLException {
    Map<String, Set<String>> undecided = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(UNDECIDED)) {
      select.setArray(1, connection.createArrayOf("text", contracts.toArray()));
      select.setInt(2, run.id());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          undecided.computeIfAbsent(row.getString(1), none -> new HashSet<>()).add(row.getString(2));
        }
      }
    }
    return undecided;
  }

  /** What each code means. */
  static Map<String, String> meanings(Connection connection, String language) throws SQLException {
    return OutcomeStore.reasons(connection, language).values().stream().collect(Collectors.toMap(BankReason::code, BankReason::meaning));
  }
}

package fr.coscom.audit;

import fr.coscom.bank.BankReason;
import fr.coscom.bank.OutcomeStore;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Asks a run what the reasons of a contract are told as, and what the codes of the bank mean. */
final class ToldReasonStore {

  private static final String TOLD = "SELECT reason, told FROM told_reasons(?, NULL) WHERE contract_id = ?";

  private ToldReasonStore() {}

  /** With the eyes of the run; a connection without a transaction gets one for the question. */
  static ToldReasons of(Connection connection, Run run, String contractId) throws SQLException {
    boolean alone = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      KnownLotStore.set(connection, run.lot());
      return new ToldReasons(byReason(connection, run, contractId), inBothLanguages(connection));
    } finally {
      if (alone) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static Map<String, String> byReason(Connection connection, Run run, String contractId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TOLD)) {
      select.setInt(1, run.id());
      select.setString(2, contractId);
      try (ResultSet row = select.executeQuery()) {
        Map<String, String> told = new HashMap<>();
        while (row.next()) {
          told.put(row.getString(1), row.getString(2));
        }
        return told;
      }
    }
  }

  /** What the codes of the bank mean, by language and code. */
  static Map<String, Map<String, BankReason>> inBothLanguages(Connection connection) throws SQLException {
    return Map.of("fr", OutcomeStore.reasons(connection, "fr"), "en", OutcomeStore.reasons(connection, "en"));
  }
}

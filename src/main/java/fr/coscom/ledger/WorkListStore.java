package fr.coscom.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Lists, once a run's facts are loaded, the contracts that it has to assess. */
public final class WorkListStore {

  /** Contracts known, and withdrawn ones for which money was ordered or paid. */
  private static final String STAGE = """
      INSERT INTO run_contract (run_id, rpps, contract_id)
      SELECT r.run_id, k.rpps, k.contract_id
        FROM known_contracts k, run r
       WHERE r.run_id = ?
         AND (NOT k.cancelled
              OR EXISTS (SELECT FROM posting p WHERE p.contract_id = k.contract_id AND p.year = r.year)
              OR EXISTS (SELECT FROM known_prior_payments p
                          WHERE p.contract_id = k.contract_id AND p.year = r.year AND NOT p.cancelled))
      """;

  private static final List<String> LOADED = List.of(
      "fact_contracts", "fact_sectors", "fact_opposable_rates", "fact_stagiaire_attestations", "fact_hospital_activities",
      "fact_majorations", "fact_other_contracts", "fact_zones", "fact_bank_accounts", "fact_paying_caisses", "fact_holds",
      "fact_decisions", "fact_prior_payments", "fact_debt_events", "fact_ars_quotas", "lot", "lot_contract", "anomaly", "run_contract");

  /** What no year can be paid without. */
  public record Ground(boolean zoneKnown, boolean payingCaisseKnown) {}

  private WorkListStore() {}

  /** @return how many contracts are to be assessed */
  public static int stage(Connection connection, int runId) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(STAGE)) {
      insert.setInt(1, runId);
      return insert.executeUpdate();
    }
  }

  public static Ground ground(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("""
            SELECT EXISTS (SELECT FROM known_zones WHERE NOT cancelled),
                   EXISTS (SELECT FROM known_paying_caisses WHERE NOT cancelled)""")) {
      row.next();
      return new Ground(row.getBoolean(1), row.getBoolean(2));
    }
  }

  /** Without fresh statistics the plans of the next steps are a gamble. */
  public static void analyze(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE " + String.join(", ", LOADED));
    }
  }
}

package fr.coscom.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** What SQL finds for each contract, as one line a human can read, and a way to keep it as the result of the run. */
final class TestedSecondCalculation {

  private TestedSecondCalculation() {}

  static Map<String, String> parameters(String... changed) {
    Map<String, String> parameters = new LinkedHashMap<>(Map.ofEntries(
        Map.entry("aif_amount", "5000"), Map.entry("rhp_amount", "1250"), Map.entry("rms_amount", "300"),
        Map.entry("opening_date", "2016-10-24"), Map.entry("closure_date", "2025-12-31"),
        Map.entry("last_renewal_date", "2025-12-31"), Map.entry("reference_interne", "8"),
        Map.entry("reference_externe", "10"), Map.entry("reference_saspas", "8"),
        Map.entry("stagiaire_cap", "ONE_FULL_TIME"), Map.entry("adhesion_rule", "LAST_SIGNATURE"),
        Map.entry("opposable_components", "AIF|RMS|RHP"), Map.entry("optam_exempt", "NO"), Map.entry("dp_prorated", "NO"),
        Map.entry("sector2_without_optam", "YES"), Map.entry("hospital_days", "BOTH_CONTRACTS"),
        Map.entry("zone_loss", "END_OF_TERM"), Map.entry("day_resignation", "EXCLUDED"),
        Map.entry("day_breach", "EXCLUDED"), Map.entry("day_death", "INCLUDED"), Map.entry("day_retirement", "INCLUDED"),
        Map.entry("day_cessation", "INCLUDED"), Map.entry("day_left_zone", "INCLUDED")));
    for (int i = 0; i < changed.length; i += 2) {
      parameters.put(changed[i], changed[i + 1]);
    }
    return parameters;
  }

  /** By contract: status, reasons, days, and the amounts AIF RMS RHP MAO in euros ({@code ?} when not computed). */
  static Map<String, Found> find(Connection connection, int runId, String... changed) throws SQLException {
    try (SecondCalculationStore store = new SecondCalculationStore(connection, runId, parameters(changed))) {
      store.calculate();
      try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
          SELECT contract_id, status, reasons, days, from_on, to_on,
                 concat_ws(' ', coalesce(aif_cents::numeric(12,2) / 100, -1)::numeric(12,2),
                   (rms_cents::numeric(12,2) / 100)::numeric(12,2), (rhp_cents::numeric(12,2) / 100)::numeric(12,2),
                   (mao_cents::numeric(12,2) / 100)::numeric(12,2)) AS amounts
            FROM second_entitlement
          """)) {
        Map<String, Found> found = new LinkedHashMap<>();
        while (row.next()) {
          found.put(row.getString(1), new Found(row.getString(2), row.getString(3), row.getInt(4), row.getString(5),
              row.getString(6), row.getString(7).equals("-1.00") ? "?" : row.getString(7)));
        }
        return found;
      }
    }
  }

  record Found(String status, String reasons, int days, String from, String to, String amounts) {}

  /** Keeps what SQL finds as the entitlements of the run: the segments then stand for the first calculation. */
  static void keep(SecondCalculationStore store, Connection connection, int runId) throws SQLException {
    store.calculate();
    try (Statement statement = connection.createStatement()) {
      statement.execute("""
          INSERT INTO entitlement (run_id, contract_id, rpps, caisse, status, reasons, warnings, from_on, to_on, days,
                                   aif_cents, rms_cents, rhp_cents, mao_cents, trace)
          SELECT %d, contract_id, c.rpps, c.caisse, s.status, s.reasons, '', s.from_on, s.to_on, s.days,
                 s.aif_cents, s.rms_cents, s.rhp_cents, s.mao_cents, ''
            FROM second_entitlement s JOIN second_contract c USING (contract_id)
          """.formatted(runId));
    }
  }
}

package fr.coscom.bench;

import fr.coscom.platform.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** What the ledger of a home holds, as sums that two runs of the same folder must share. */
final class LedgerSums {

  private static final String SUMS = """
      SELECT 'posting ' || kind || ' ' || component, count(*), sum(cents) FROM posting GROUP BY kind, component
      UNION ALL SELECT 'run ' || name || ' ' || state, 1, 0 FROM run
      UNION ALL SELECT 'lots', count(*), max(lot) FROM lot
      UNION ALL SELECT 'entitlements ' || status, count(*), sum(aif_cents + rms_cents + rhp_cents + mao_cents) FROM entitlement
                 GROUP BY status
      UNION ALL SELECT 'settlements', count(*), sum(to_pay_cents - to_recover_cents) FROM settlement
      UNION ALL SELECT 'transfers ' || state, count(*), sum(amount_cents) FROM payment_order GROUP BY state
      UNION ALL SELECT 'collective orders ' || state, count(*), sum(total_cents) FROM collective_order GROUP BY state
      UNION ALL SELECT 'numbers', sum(last_file), sum(last_order) FROM order_counter
      UNION ALL SELECT 'outputs', count(*), sum(bytes) FROM run_output
      UNION ALL SELECT 'controls', count(*), sum(differences) FROM control
      """;

  private LedgerSums() {}

  /** Starts the server of the home for it, and stops it. */
  static Map<String, String> of(Path home) throws SQLException {
    Map<String, String> sums = new TreeMap<>();
    try (Database database = Database.open(Map.of("COSCOM_HOME", home.toString()));
        Connection connection = database.connect(); Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(SUMS)) {
      while (row.next()) {
        sums.put(row.getString(1), row.getString(2) + " / " + row.getString(3));
      }
    }
    return sums;
  }
}

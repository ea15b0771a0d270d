package fr.coscom.ledger;

import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settles a run in the caller's one transaction: what is due less what was ordered before, component by component, becomes
 * postings, and what is to pay becomes payment orders with numbers that have no gap. A HELD contract orders and claims nothing. The
 * present caisse of a contract pays; the caisse that paid claims back (claiming_caisse in the migrations says which).
 */
public final class SettlementStore {

  /**
   * What was paid before this program existed counts as ordered; only what is not yet posted of it is posted, and to the caisse to which
   * the first of it was posted.
   */
  private static final String POST_PRIOR = """
      WITH known AS (
        SELECT contract_id, component, sum(cents)::bigint AS cents
          FROM known_prior_payments p
         CROSS JOIN LATERAL (VALUES ('AIF', aif * 100), ('RMS', rms * 100), ('RHP', rhp * 100), ('MAO', mao * 100))
               AS c (component, cents)
         WHERE p.year = ? AND NOT p.cancelled
         GROUP BY contract_id, component
      ), posted AS (
        SELECT contract_id, component, sum(cents)::bigint AS cents FROM posting WHERE year = ? AND kind = 'PRIOR'
         GROUP BY contract_id, component
      ), payer AS (
        SELECT DISTINCT ON (contract_id) contract_id, caisse FROM posting WHERE year = ? AND kind = 'PRIOR'
         ORDER BY contract_id, posting_id
      )
      INSERT INTO posting (contract_id, year, component, cents, run_id, kind, caisse, reason)
      SELECT e.contract_id, ?, component, coalesce(k.cents, 0) - coalesce(p.cents, 0), e.run_id, 'PRIOR',
             coalesce(payer.caisse, e.caisse), 'prior-payments.csv'
        FROM known k
        FULL JOIN posted p USING (contract_id, component)
        JOIN entitlement e USING (contract_id)
        LEFT JOIN payer USING (contract_id)
       WHERE e.run_id = ? AND coalesce(k.cents, 0) <> coalesce(p.cents, 0)
       ORDER BY e.contract_id, component
      """;

  private static final String SETTLE = """
      WITH ordered AS (
        SELECT contract_id,
               coalesce(sum(cents) FILTER (WHERE component = 'AIF'), 0) AS aif,
               coalesce(sum(cents) FILTER (WHERE component = 'RMS'), 0) AS rms,
               coalesce(sum(cents) FILTER (WHERE component = 'RHP'), 0) AS rhp,
               coalesce(sum(cents) FILTER (WHERE component = 'MAO'), 0) AS mao
          FROM (SELECT contract_id, component, cents FROM posting WHERE year = ? AND kind <> 'PRIOR'
                UNION ALL
                SELECT contract_id, component, cents::bigint
                  FROM known_prior_payments p
                 CROSS JOIN LATERAL (VALUES ('AIF', aif * 100), ('RMS', rms * 100), ('RHP', rhp * 100), ('MAO', mao * 100))
                       AS c (component, cents)
                 WHERE p.year = ? AND NOT p.cancelled) AS money
         GROUP BY contract_id
      ), due AS (
        SELECT e.run_id, e.contract_id, e.caisse,
               coalesce(o.aif, 0) AS o_aif, coalesce(o.rms, 0) AS o_rms, coalesce(o.rhp, 0) AS o_rhp, coalesce(o.mao, 0) AS o_mao,
               CASE WHEN e.status = 'HELD' THEN 0 ELSE e.aif_cents - coalesce(o.aif, 0) END AS aif,
               CASE WHEN e.status = 'HELD' THEN 0 ELSE e.rms_cents - coalesce(o.rms, 0) END AS rms,
               CASE WHEN e.status = 'HELD' THEN 0 ELSE e.rhp_cents - coalesce(o.rhp, 0) END AS rhp,
               CASE WHEN e.status = 'HELD' THEN 0 ELSE e.mao_cents - coalesce(o.mao, 0) END AS mao
          FROM entitlement e LEFT JOIN ordered o USING (contract_id)
         WHERE e.run_id = ?
      )
      INSERT INTO settlement (run_id, contract_id, caisse, ordered_aif_cents, ordered_rms_cents, ordered_rhp_cents, ordered_mao_cents,
                              aif_cents, rms_cents, rhp_cents, mao_cents, to_pay_cents, to_recover_cents)
      SELECT run_id, contract_id,
             CASE WHEN aif + rms + rhp + mao < 0
                  THEN coalesce(claiming_caisse(contract_id, ?, (-(aif + rms + rhp + mao))::bigint, caisse), caisse) ELSE caisse END,
             o_aif, o_rms, o_rhp, o_mao, aif, rms, rhp, mao,
             greatest(aif + rms + rhp + mao, 0), greatest(-(aif + rms + rhp + mao), 0)
        FROM due
      """;

  private static final String POST_ORDERS = """
      INSERT INTO posting (contract_id, year, component, cents, run_id, kind, caisse, reason)
      SELECT s.contract_id, r.year, c.component, c.cents, s.run_id, 'ORDER', s.caisse, coalesce(r.reason, r.kind)
        FROM settlement s
        JOIN run r USING (run_id)
       CROSS JOIN LATERAL (VALUES ('AIF', s.aif_cents), ('RMS', s.rms_cents), ('RHP', s.rhp_cents), ('MAO', s.mao_cents))
             AS c (component, cents)
       WHERE s.run_id = ? AND c.cents <> 0
       ORDER BY s.contract_id, c.component
      """;

  private static final String OPEN_COUNTERS = """
      INSERT INTO order_counter (caisse, year)
      SELECT DISTINCT t.caisse, r.year FROM run r CROSS JOIN transfers_due(r.run_id) t
       WHERE r.run_id = ?
          ON CONFLICT DO NOTHING
      """;

  private static final String LOCK_COUNTERS = """
      SELECT caisse FROM order_counter WHERE year = (SELECT year FROM run WHERE run_id = ?) ORDER BY caisse FOR UPDATE
      """;

  private static final String ORDER_COLLECTIVELY = """
      INSERT INTO collective_order (run_id, caisse, year, number, message_id, file_name, debtor_name, debtor_iban, debtor_bic,
                                    debtor_siret, transfers, total_cents, state)
      SELECT t.run_id, t.caisse, t.year, n.number,
             format('CPAM%s-COSCOM-%s-%s-%s', t.caisse, t.year, to_char(t.execution_date, 'YYYYMMDD'), lpad(n.number::text, 4, '0')),
             format('SCT_CPAM%s_COSCOM_%s_%s_%s.xml', t.caisse, t.year, to_char(t.execution_date, 'YYYYMMDD'),
                    lpad(n.number::text, 4, '0')),
             p.legal_name, p.iban, p.bic, p.siret, t.transfers, t.total_cents, 'PREPARED'
        FROM (SELECT r.run_id, d.caisse, r.year, r.execution_date, count(*) AS transfers, sum(d.cents) AS total_cents
                FROM run r CROSS JOIN transfers_due(r.run_id) d
               WHERE r.run_id = ?
               GROUP BY r.run_id, d.caisse, r.year, r.execution_date) AS t
        JOIN order_counter c USING (caisse, year)
        JOIN known_paying_caisses p ON p.caisse = t.caisse AND NOT p.cancelled
       CROSS JOIN LATERAL (SELECT c.last_file + 1 AS number) AS n
      """;

  private static final String ORDER_TRANSFERS = """
      INSERT INTO payment_order (end_to_end_id, run_id, caisse, year, number, contract_id, holder, iban, bic, amount_cents, state,
                                 reissue_of)
      SELECT coalesce(t.new_id, format('COSCOM%s-%s-%s', lpad((t.year % 100)::text, 2, '0'), t.caisse, lpad(t.number::text, 9, '0'))),
             t.run_id, t.caisse, t.year, t.number, t.contract_id, t.holder, t.iban, t.bic, t.cents, 'ORDERED', t.reissue_of
        FROM (SELECT r.run_id, r.year, d.*,
                     c.last_order + row_number() OVER (PARTITION BY d.caisse ORDER BY d.contract_id, d.reissue_of NULLS FIRST) AS number
                FROM run r
               CROSS JOIN transfers_due(r.run_id) d
                JOIN order_counter c ON c.caisse = d.caisse AND c.year = r.year
               WHERE r.run_id = ?) AS t
       ORDER BY t.caisse, t.contract_id, t.number
      """;

  private static final String MOVE_COUNTERS = """
      UPDATE order_counter c SET last_file = c.last_file + 1, last_order = c.last_order + o.transfers
        FROM collective_order o WHERE o.run_id = ? AND o.caisse = c.caisse AND o.year = c.year
      """;

  /**
   * What is reversed already is left out. Of one caisse only what its order pays is taken back: a debt is no part of the order, stands
   * as it was notified, and would be claimed a second time if its posting were reversed.
   */
  private static final String REVERSE = """
      INSERT INTO posting (contract_id, year, component, cents, run_id, kind, caisse, reason)
      SELECT contract_id, year, component, -cents, run_id, 'REVERSAL', caisse, ?
        FROM posting o
       WHERE run_id = ? AND kind = 'ORDER'
         AND (?::text IS NULL OR (caisse = ? AND EXISTS (
              SELECT FROM settlement s WHERE (s.run_id, s.contract_id) = (o.run_id, o.contract_id) AND s.to_pay_cents > 0)))
         AND NOT EXISTS (SELECT FROM posting r WHERE r.kind = 'REVERSAL' AND (r.run_id, r.contract_id, r.year, r.component)
                              = (o.run_id, o.contract_id, o.year, o.component))
       ORDER BY posting_id
      """;

  /** The orders end before their transfers: triggers want it so. */
  private static final List<String> END_ORDERS = List.of(
      "UPDATE collective_order SET state = 'DISCARDED' WHERE run_id = ? AND (?::text IS NULL OR caisse = ?)",
      "UPDATE payment_order SET state = 'DISCARDED' WHERE run_id = ? AND (?::text IS NULL OR caisse = ?)");

  private SettlementStore() {}

  /** Whether the run is settled already; settling is one transaction, so it is whole or not at all. */
  public static boolean settled(Connection connection, int runId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT EXISTS (SELECT FROM settlement WHERE run_id = ?)")) {
      select.setInt(1, runId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** Settles a run that is not settled; a dry run posts and orders nothing. The session must have set {@code coscom.lot}. */
  public static void settle(Connection connection, Run run) throws SQLException {
    int year = run.year().value();
    if (!run.dry()) {
      execute(connection, POST_PRIOR, year, year, year, year, run.id());
    }
    execute(connection, SETTLE, year, year, run.id(), year);
    ReissueStore.lockAnswers(connection);
    ReissueStore.keep(connection, run.id());
    if (run.dry()) {
      return;
    }
    execute(connection, POST_ORDERS, run.id());
    execute(connection, OPEN_COUNTERS, run.id());
    execute(connection, LOCK_COUNTERS, run.id());
    execute(connection, ORDER_COLLECTIVELY, run.id());
    execute(connection, ORDER_TRANSFERS, run.id());
    execute(connection, MOVE_COUNTERS, run.id());
    ReissueStore.end(connection, run.id());
    // Fresh statistics for the controls and the papers that follow, which ask caisse by caisse.
    execute(connection, "ANALYZE settlement, posting, payment_order");
  }

  /** Takes back what a run ordered, by postings of the opposite sign, and ends its orders. Their numbers stay used. */
  public static void reverse(Connection connection, int runId, String reason) throws SQLException {
    reverse(connection, runId, Optional.empty(), reason);
    forgetLot(connection, runId);
  }

  /** The same for the order of one caisse; the run goes on without it, and its facts stay known. */
  public static void reverseOrder(Connection connection, int runId, String caisse, String reason) throws SQLException {
    reverse(connection, runId, Optional.of(caisse), reason);
  }

  /** What was posted for the order of one caisse and is reversed, without what comes to nothing. */
  public static Map<Component, Money> reversed(Connection connection, int runId, String caisse) throws SQLException {
    EnumMap<Component, Money> cents = new EnumMap<>(Component.class);
    try (PreparedStatement select = connection.prepareStatement("""
        SELECT component, -sum(cents)::bigint FROM posting WHERE run_id = ? AND caisse = ? AND kind = 'REVERSAL'
         GROUP BY component HAVING sum(cents) <> 0""")) {
      select.setInt(1, runId);
      select.setString(2, caisse);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          cents.put(Component.valueOf(row.getString(1)), new Money(row.getLong(2)));
        }
      }
    }
    return cents;
  }

  private static void reverse(Connection connection, int runId, Optional<String> caisse, String reason) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(REVERSE)) {
      insert.setString(1, reason);
      insert.setInt(2, runId);
      insert.setString(3, caisse.orElse(null));
      insert.setString(4, caisse.orElse(null));
      insert.executeUpdate();
    }
    for (String sql : END_ORDERS) {
      try (PreparedStatement update = connection.prepareStatement(sql)) {
        update.setInt(1, runId);
        update.setString(2, caisse.orElse(null));
        update.setString(3, caisse.orElse(null));
        update.executeUpdate();
      }
    }
    ReissueStore.takeBack(connection, runId, caisse);
  }

  /**
   * What the run loaded is known to itself and to runs that loaded before now, and to no later one. Waits for a load of another
   * year: what that one found known must stay known to it.
   */
  public static void forgetLot(Connection connection, int runId) throws SQLException {
    execute(connection, "SELECT wait_for_lots()");
    execute(connection, """
        UPDATE lot SET void_from = (SELECT max(lot) + 1 FROM lot) WHERE run_id = ? AND void_from IS NULL""", runId);
  }

  private static void execute(Connection connection, String sql, int... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setInt(i + 1, values[i]);
      }
      statement.execute();
    }
  }
}

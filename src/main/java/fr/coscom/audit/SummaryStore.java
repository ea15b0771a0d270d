package fr.coscom.audit;

import fr.coscom.audit.Summary.CaisseLine;
import fr.coscom.audit.Summary.DecisionLine;
import fr.coscom.audit.Summary.Held;
import fr.coscom.audit.Summary.ReasonLine;
import fr.coscom.audit.Summary.RegionLine;
import fr.coscom.audit.Summary.StatusLine;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Caisse;
import fr.coscom.basis.Caisses;
import fr.coscom.basis.Money;
import fr.coscom.law.Reading;
import fr.coscom.ledger.RowCursor;
import fr.coscom.ledger.RunQuestionStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Asks a settled run for its figures. The transaction must have set {@code coscom.lot}. */
public final class SummaryStore {

  private static final String ROWS = """
      SELECT coalesce(sum(rows), 0), coalesce(sum(rejected), 0),
             (SELECT count(*) FROM run_contract c WHERE c.run_id = ?)
        FROM lot_file f JOIN run r USING (lot) WHERE r.run_id = ?
      """;

  private static final String BY_STATUS = """
      SELECT status, count(*), coalesce(sum(aif_cents), 0), coalesce(sum(rms_cents), 0), coalesce(sum(rhp_cents), 0),
             coalesce(sum(mao_cents), 0), bit_or(readings)
        FROM entitlement WHERE run_id = ? GROUP BY status ORDER BY status COLLATE "C"
      """;

  private static final String HELD = """
      SELECT coalesce(sum(pending_cents), 0)::bigint, count(*) FILTER (WHERE pending_cents IS NULL), coalesce(sum(ordered_cents), 0)::bigint
        FROM held_contract WHERE run_id = ?
      """;

  /**
   * A contract counts where it is now; what is claimed back, for the caisse that claims it. What is sent again goes out from the caisse
   * that ordered it first, wherever the contract is now.
   */
  private static final String BY_CAISSE = """
      WITH there AS (
        SELECT caisse, count(*) AS contracts FROM entitlement WHERE run_id = ? GROUP BY caisse
      ), settled AS (
        SELECT s.caisse, count(*) FILTER (WHERE s.to_pay_cents > 0) AS transfers, sum(s.aif_cents) AS aif,
               sum(s.rms_cents) AS rms, sum(s.rhp_cents) AS rhp, sum(s.mao_cents) AS mao, sum(s.to_pay_cents) AS to_pay,
               sum(s.to_recover_cents) AS to_recover
          FROM settlement s WHERE s.run_id = ? GROUP BY s.caisse
      ), again AS (
        SELECT caisse, count(*) AS transfers, sum(amount_cents) AS cents
          FROM sent_again WHERE run_id = ? GROUP BY caisse
      )
      SELECT caisse, coalesce(t.contracts, 0), coalesce(s.transfers, 0) + coalesce(a.transfers, 0), coalesce(aif, 0), coalesce(rms, 0),
             coalesce(rhp, 0), coalesce(mao, 0), coalesce(to_pay, 0), coalesce(to_recover, 0), coalesce(a.cents, 0)
        FROM there t FULL JOIN settled s USING (caisse) FULL JOIN again a USING (caisse) ORDER BY caisse
      """;

  private static final String BY_REASON = """
      SELECT t.told, e.status, count(*),
             coalesce(sum(CASE e.status WHEN 'HELD' THEN h.pending_cents ELSE d.amount_cents - c.cents END), 0)::bigint,
             count(*) FILTER (WHERE e.aif_cents IS NULL),
             coalesce(sum(h.ordered_cents), 0)::bigint
        FROM run r
       CROSS JOIN told_reasons(r.run_id, NULL) t
        JOIN entitlement e USING (run_id, contract_id)
        LEFT JOIN held_contract h USING (run_id, contract_id)
        LEFT JOIN debt d ON d.run_id = r.run_id AND d.contract_id = e.contract_id AND d.state <> 'TIME_BARRED'
       CROSS JOIN LATERAL (SELECT coalesce(sum(v.cents), 0) AS cents FROM debt_covered v
                            WHERE v.run_id = d.run_id AND v.contract_id = d.contract_id AND v.by_run = d.run_id) AS c
       WHERE r.run_id = ?
       GROUP BY t.told, e.status ORDER BY t.told COLLATE "C", e.status COLLATE "C"
      """;

  private static final String WARNINGS = """
      SELECT warning, 'WARNING', count(*), coalesce(sum((SELECT sum(at_stake_cents) FROM finding f
              WHERE f.run_id = e.run_id AND f.contract_id = e.contract_id AND f.code = warning)), 0)::bigint, 0, 0
        FROM entitlement e, unnest(string_to_array(warnings, '|')) AS warning
       WHERE e.run_id = ? AND warnings <> ''
       GROUP BY warning ORDER BY warning COLLATE "C"
      """;

  /**
   * On what is due, as the assessment found them; on transfers that failed, of which those count that let one go out again in this run;
   * and on debts given up, of which those count that let this run pay beside them. A decision of the two latter kinds that the run
   * brought and that lets nothing out is without effect.
   */
  private static final String DECISIONS = """
      SELECT * FROM (
        SELECT f.contract_id, e.caisse, d.reason, d.decision, d.document_ref, d.decided_by, d.decided_on, f.code = 'DECISION_APPLIED' AS applied
          FROM finding f
          JOIN entitlement e USING (run_id, contract_id)
          JOIN fact_decisions d ON d.lot = f.lot AND d.line = f.line AND d.contract_id = f.contract_id
         WHERE f.run_id = ? AND f.code LIKE 'DECISION%' AND (?::text IS NULL OR e.caisse = ?)
        UNION ALL
        SELECT d.contract_id, coalesce(n.caisse, e.caisse) AS caisse, d.reason, d.decision, d.document_ref, d.decided_by, d.decided_on,
               n.caisse IS NOT NULL
          FROM run r
          JOIN known_decisions d ON d.year = r.year AND d.reason LIKE 'BANK\\_ANSWER\\_%' AND NOT d.cancelled
          JOIN entitlement e ON e.run_id = r.run_id AND e.contract_id = d.contract_id
          LEFT JOIN LATERAL (
               SELECT min(a.caisse) AS caisse FROM sent_again a JOIN payment_order o ON o.end_to_end_id = a.reissue_of
                WHERE a.run_id = r.run_id AND a.contract_id = d.contract_id AND d.decision = 'PAY' AND d.decided_on >= o.outcome_on) AS n
               ON true
         WHERE r.run_id = ? AND (n.caisse IS NOT NULL OR d.lot = r.lot) AND (?::text IS NULL OR coalesce(n.caisse, e.caisse) = ?)
        UNION ALL
        SELECT d.contract_id, e.caisse, d.reason, d.decision, d.document_ref, d.decided_by, d.decided_on, effect.taken
          FROM run r
          JOIN known_decisions d ON d.year = r.year AND d.reason = 'DEBT_GIVEN_UP' AND NOT d.cancelled
          JOIN entitlement e ON e.run_id = r.run_id AND e.contract_id = d.contract_id
          LEFT JOIN rappels_beside_debts(r.run_id) b ON b.contract_id = d.contract_id
         CROSS JOIN LATERAL (SELECT CASE d.decision WHEN 'REFUSE' THEN 'REFUSED' = ANY (string_to_array(e.reasons, '|'))
                                                    ELSE coalesce(b.decided AND b.given_up_cents > 0, false) END AS taken) AS effect
         WHERE r.run_id = ? AND (effect.taken OR d.lot = r.lot) AND (?::text IS NULL OR e.caisse = ?)
      ) AS told
       ORDER BY contract_id, reason COLLATE "C"
      """;

  /** The majorated doctors of each region are held against the cap in every run. */
  private static final long ALWAYS = Reading.bits(Set.of(Reading.L16));

  private SummaryStore() {}

  public static Summary of(Connection connection, int runId) throws SQLException {
    long[] rows = {0, 0, 0};
    each(connection, ROWS, runId, row -> {
      rows[0] = row.getLong(1);
      rows[1] = row.getLong(2);
      rows[2] = row.getLong(3);
      return rows;
    });
    long[] bits = {0};
    Map<String, Amounts> due = new TreeMap<>();
    List<StatusLine> byStatus = each(connection, BY_STATUS, runId, row -> {
      Amounts amounts = amounts(row, 3);
      due.put(row.getString(1), amounts);
      bits[0] |= row.getLong(7);
      return new StatusLine(row.getString(1), row.getLong(2), amounts.total());
    });
    Held held = each(connection, HELD, runId, row -> new Held(money(row, 1), row.getLong(2), money(row, 3))).get(0);
    List<CaisseLine> byCaisse = each(connection, BY_CAISSE, runId, row -> new CaisseLine(
        row.getString(1), row.getLong(2), row.getLong(3), amounts(row, 4), money(row, 8), money(row, 9), money(row, 10)));
    return new Summary(rows[0], rows[1], rows[2], byStatus, held, due.getOrDefault("PAYABLE", Amounts.ZERO),
        byCaisse.stream().map(CaisseLine::ordered).reduce(Amounts.ZERO, Amounts::plus),
        byCaisse.stream().map(CaisseLine::toPay).reduce(Money.ZERO, Money::plus),
        byCaisse.stream().map(CaisseLine::toRecover).reduce(Money.ZERO, Money::plus),
        byCaisse, regions(byCaisse), reasonLines(connection, BY_REASON, runId), reasonLines(connection, WARNINGS, runId),
        decisions(connection, runId, Optional.empty()),
        Reading.of(bits[0] | ALWAYS));
  }

  private static List<ReasonLine> reasonLines(Connection connection, String sql, int runId) throws SQLException {
    return each(connection, sql, runId, row -> new ReasonLine(
        row.getString(1), row.getString(2), row.getLong(3), money(row, 4), row.getLong(5), money(row, 6)));
  }

  /** Decisions of the year, applied or not, of one caisse or of all, by contract. */
  public static List<DecisionLine> decisions(Connection connection, int runId, Optional<String> caisse) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DECISIONS)) {
      for (int place = 1; place <= 7; place += 3) {
        select.setInt(place, runId);
        select.setString(place + 1, caisse.orElse(null));
        select.setString(place + 2, caisse.orElse(null));
      }
      return list(select, row -> new DecisionLine(
          row.getString(1), row.getString(2), row.getString(3), row.getString(4), Optional.ofNullable(row.getString(5)),
          row.getString(6), row.getObject(7, LocalDate.class), row.getBoolean(8)));
    }
  }

  private static List<RegionLine> regions(List<CaisseLine> byCaisse) {
    Map<String, RegionLine> regions = new TreeMap<>();
    for (CaisseLine line : byCaisse) {
      Caisse caisse = Caisses.current(line.caisse()).orElseThrow();
      regions.merge(caisse.regionCode(), new RegionLine(caisse.regionCode(), caisse.regionName(), line.contracts(), line.toPay()),
          (a, b) -> new RegionLine(a.code(), a.name(), a.contracts() + b.contracts(), a.toPay().plus(b.toPay())));
    }
    return List.copyOf(regions.values());
  }

  private static <T> List<T> each(Connection connection, String sql, int runId, RowCursor.Reading<T> reading) throws SQLException {
    try (PreparedStatement select = RunQuestionStore.of(connection, sql, runId)) {
      return list(select, reading);
    }
  }

  private static <T> List<T> list(PreparedStatement select, RowCursor.Reading<T> reading) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      List<T> values = new ArrayList<>();
      while (rows.next()) {
        values.add(reading.of(rows));
      }
      return values;
    }
  }

  private static Amounts amounts(ResultSet row, int first) throws SQLException {
    return new Amounts(money(row, first), money(row, first + 1), money(row, first + 2), money(row, first + 3));
  }

  private static Money money(ResultSet row, int column) throws SQLException {
    return new Money(row.getLong(column));
  }
}

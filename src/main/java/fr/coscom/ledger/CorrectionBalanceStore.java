package fr.coscom.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What must hold of a correction besides the balance: nobody is touched whom no changed fact concerns, and each indu is one debt. */
public final class CorrectionBalanceStore {

  /** The control that persons mend, by a waiver taken back, a hold or a decision. */
  public static final String BESIDE_DEBT = "RAPPEL_BESIDE_DEBT";

  /**
   * Contracts of which no fact is known now that was not known to the run before, nor the other way round. Lots made void between
   * count as changes; a contract that was not sent is concerned once a contracts.csv names it. What the run before ordered from a caisse
   * whose order was discarded is still to be ordered. Zones and paying caisses concern every contract of their commune or caisse.
   */
  private static final String UNAFFECTED = """
      WITH me AS (
        SELECT r.run_id, r.year, r.lot, r.parameter_digest, r.program_digest FROM run r WHERE r.run_id = ?
      ), before AS (
        SELECT b.run_id, b.lot, b.name, b.program_digest <> me.program_digest AS by_another FROM run b JOIN me USING (year)
         WHERE b.run_id < me.run_id AND b.kind <> 'DRY_RUN' AND b.state = 'RELEASED' AND b.parameter_digest = me.parameter_digest
         ORDER BY b.run_id DESC LIMIT 1
      ), moved AS (
        SELECT l.lot FROM lot l, me, before
         WHERE (l.lot <= me.lot AND (l.void_from IS NULL OR l.void_from > me.lot))
            <> (l.lot <= before.lot AND (l.void_from IS NULL OR l.void_from > before.lot))
      ), said AS (
        SELECT a.file, a.row_key, a.contract_id, a.rpps, a.commune FROM anomaly a JOIN moved USING (lot)
        UNION SELECT a.file, a.row_key, a.contract_id, a.rpps, a.commune
                FROM anomaly a JOIN anomaly_settled s USING (anomaly_id) JOIN moved m ON m.lot = s.lot
      ), contracts AS (
        SELECT contract_id FROM fact_contracts JOIN moved USING (lot)
        UNION SELECT contract_id FROM fact_stagiaire_attestations JOIN moved USING (lot)
        UNION SELECT contract_id FROM fact_hospital_activities JOIN moved USING (lot)
        UNION SELECT contract_id FROM fact_majorations JOIN moved USING (lot)
        UNION SELECT contract_id FROM fact_holds JOIN moved USING (lot)
        UNION SELECT contract_id FROM fact_decisions JOIN moved USING (lot)
        UNION SELECT contract_id FROM fact_prior_payments JOIN moved USING (lot)
        UNION SELECT contract_id FROM said WHERE contract_id IS NOT NULL
        UNION SELECT e.contract_id FROM said JOIN fact_evidence e USING (file, row_key)
      ), doctors AS (
        SELECT rpps FROM fact_contracts JOIN moved USING (lot)
        UNION SELECT e.rpps FROM contracts JOIN entitlement e USING (contract_id), me WHERE e.run_id = me.run_id
        UNION SELECT b.rpps FROM contracts JOIN entitlement b USING (contract_id), before WHERE b.run_id = before.run_id
        UNION SELECT rpps FROM fact_sectors JOIN moved USING (lot)
        UNION SELECT rpps FROM fact_opposable_rates JOIN moved USING (lot)
        UNION SELECT rpps FROM fact_other_contracts JOIN moved USING (lot)
        UNION SELECT rpps FROM fact_bank_accounts JOIN moved USING (lot)
        UNION SELECT rpps FROM said WHERE rpps IS NOT NULL
      ), communes AS (
        SELECT commune FROM fact_zones JOIN moved USING (lot)
        UNION SELECT commune FROM said WHERE commune IS NOT NULL
      ), named AS (
        SELECT contract_id FROM lot_contract JOIN moved USING (lot)
      ), taken_back AS (
        SELECT p.contract_id FROM posting p JOIN before USING (run_id) WHERE p.kind = 'REVERSAL'
      ), unaffected AS (
        SELECT s.contract_id, s.to_pay_cents - s.to_recover_cents AS cents,
               abs(s.aif_cents) + abs(s.rms_cents) + abs(s.rhp_cents) + abs(s.mao_cents) AS moved
          FROM settlement s
          JOIN me USING (run_id)
          JOIN entitlement e USING (run_id, contract_id)
          JOIN known_contracts k USING (contract_id)
         CROSS JOIN before
          JOIN entitlement b ON b.run_id = before.run_id AND b.contract_id = s.contract_id
         WHERE NOT ('NOT_SENT' = ANY (string_to_array(b.reasons, '|')) AND s.contract_id IN (SELECT contract_id FROM named))
           AND e.rpps NOT IN (SELECT rpps FROM doctors)
           AND s.contract_id NOT IN (SELECT contract_id FROM taken_back)
           AND k.commune NOT IN (SELECT commune FROM communes)
           AND k.caisse NOT IN (SELECT caisse FROM fact_paying_caisses JOIN moved USING (lot))
      )
      SELECT 'UNAFFECTED_AT_ZERO', CASE WHEN (SELECT by_another FROM before) THEN 'WARNING' ELSE 'BLOCKING' END,
             count(*), count(*) FILTER (WHERE moved <> 0), coalesce(sum(moved), 0)::bigint,
             coalesce((SELECT 'against ' || name || CASE WHEN by_another THEN ', another program' ELSE '' END FROM before),
                      'no run before to compare with')
             || coalesce(': ' || (SELECT string_agg(format('%s %s', contract_id, (cents / 100.0)::numeric(12, 2)), ', ' ORDER BY contract_id)
                                    FROM (SELECT * FROM unaffected WHERE moved <> 0 ORDER BY contract_id LIMIT 50) AS first), '')
        FROM unaffected
      """;

  /** A debt is of the caisse to which it was posted, and to which, but in a dry run, more had been ordered than claimed before. */
  private static final String DEBTS = """
      WITH ordered AS (
        SELECT p.contract_id, p.caisse, sum(p.cents) FILTER (WHERE p.run_id < r.run_id OR p.kind = 'PRIOR') AS before,
               count(*) FILTER (WHERE p.run_id = r.run_id AND p.kind = 'ORDER') AS now
          FROM run r JOIN debt d USING (run_id) JOIN posting p ON p.contract_id = d.contract_id AND p.year = r.year
         WHERE r.run_id = ? AND p.run_id <= r.run_id AND r.kind <> 'DRY_RUN' GROUP BY p.contract_id, p.caisse
      )
      SELECT 'DEBTS_EQUAL_RECOVERIES', 'BLOCKING', count(*),
             count(*) FILTER (WHERE coalesce(s.cents, 0) <> coalesce(d.amount_cents, 0) OR s.caisse <> d.caisse
                                 OR EXISTS (SELECT FROM ordered o WHERE o.contract_id = d.contract_id
                                               AND CASE WHEN o.caisse = d.caisse THEN o.now = 0 OR o.before IS NULL OR o.before <= 0
                                                        ELSE o.now > 0 END)),
             coalesce(sum(abs(coalesce(s.cents, 0) - coalesce(d.amount_cents, 0))), 0)::bigint,
             format('%s debts, %s cents', count(d.contract_id), coalesce(sum(d.amount_cents), 0))
        FROM (SELECT contract_id, caisse, to_recover_cents AS cents FROM settlement WHERE run_id = ? AND to_recover_cents > 0) AS s
        FULL JOIN (SELECT contract_id, caisse, amount_cents FROM debt WHERE run_id = ?) AS d USING (contract_id)
      """;

  /** As {@code contract debts, rappel}; parameters: run, run. */
  private static final String BESIDE_GIVEN_UP = """
      WITH beside AS (
        SELECT * FROM rappels_beside_debts(?) WHERE given_up_cents > 0 AND NOT decided
      )
      SELECT '%s', 'BLOCKING', (SELECT count(*) FROM settlement WHERE run_id = ? AND to_pay_cents > 0), count(*),
             coalesce(sum(least(to_pay_cents, given_up_cents)), 0)::bigint,
             coalesce(string_agg(format('%%s: %%s, %%s given up, rappel %%s', contract_id, given_up, (given_up_cents / 100.0)::numeric(12, 2),
                                        (to_pay_cents / 100.0)::numeric(12, 2)), '; ' ORDER BY contract_id), 'none')
        FROM beside
      """.formatted(BESIDE_DEBT);

  private static final String BESIDE_OPEN = """
      WITH beside AS (
        SELECT * FROM rappels_beside_debts(?) WHERE open_cents > 0
      )
      SELECT 'RAPPEL_BESIDE_OPEN_DEBT', 'WARNING', (SELECT count(*) FROM settlement WHERE run_id = ? AND to_pay_cents > 0), count(*),
             coalesce(sum(to_pay_cents), 0)::bigint,
             coalesce(string_agg(format('%s: %s, %s open, rappel %s', contract_id, open, (open_cents / 100.0)::numeric(12, 2),
                                        (to_pay_cents / 100.0)::numeric(12, 2)), '; ' ORDER BY contract_id), 'none')
        FROM beside
      """;

  /**
   * Given up is counted from what the last released run knew: each giving up is told once. What was paid since the debt, less what was
   * claimed back again and is not given up, the doctor has twice. Parameters: run, run, run.
   */
  private static final String GIVEN_UP_AFTER = """
      WITH before AS (
        SELECT b.run_id, b.year, b.lot, (b.opened_at AT TIME ZONE replace(b.opened_offset, 'Z', '+00:00')::interval)::date AS opened_on
          FROM run b
         WHERE b.year = (SELECT year FROM run WHERE run_id = ?) AND b.run_id < ? AND b.kind <> 'DRY_RUN' AND b.state = 'RELEASED'
         ORDER BY b.run_id DESC LIMIT 1
      ), standing AS (
        SELECT k.contract_id, k.run_id, r.name, k.state, d.amount_cents - k.given_up_cents AS kept_cents,
               greatest(k.given_up_cents - CASE
                 WHEN d.state = 'TIME_BARRED' OR d.limitation_on < b.opened_on THEN k.given_up_cents
                 ELSE (SELECT coalesce(sum(e.amount * 100), 0)::bigint FROM known_debt_events e
                        WHERE e.contract_id = k.contract_id AND e.year = b.year AND e.run = r.name AND e.event = 'WAIVED'
                          AND NOT e.cancelled AND e.lot <= b.lot) END, 0) AS cents
          FROM before b
         CROSS JOIN known_debts(?, NULL) k
          JOIN debt d ON (d.run_id, d.contract_id) = (k.run_id, k.contract_id)
          JOIN run r ON r.run_id = k.run_id
         WHERE k.run_id <= b.run_id
      ), given_up AS (
        SELECT contract_id, min(run_id) AS since, sum(cents)::bigint AS cents,
               string_agg(format('%s %s', name, state), ', ' ORDER BY run_id) AS debts
          FROM standing WHERE cents > 0 GROUP BY contract_id
      ), beside AS (
        SELECT g.*, paid.cents - coalesce((SELECT sum(s.kept_cents) FROM standing s
                                            WHERE s.contract_id = g.contract_id AND s.run_id > g.since), 0)::bigint AS paid_cents
          FROM given_up g
         CROSS JOIN before b
         CROSS JOIN LATERAL (
               SELECT coalesce(sum(o.cents), 0)::bigint AS cents
                 FROM (SELECT sum(p.cents) AS cents FROM posting p
                        WHERE p.contract_id = g.contract_id AND p.year = b.year AND p.kind <> 'PRIOR'
                          AND p.run_id > g.since AND p.run_id <= b.run_id
                        GROUP BY p.run_id) AS o
                WHERE o.cents > 0) AS paid
      )
      SELECT 'DEBT_GIVEN_UP_AFTER_RAPPEL', 'WARNING', count(*), count(*) FILTER (WHERE paid_cents > 0),
             coalesce(sum(least(cents, paid_cents)) FILTER (WHERE paid_cents > 0), 0)::bigint,
             coalesce(string_agg(format('%s: %s, %s given up, rappel %s', contract_id, debts, (cents / 100.0)::numeric(12, 2),
                                        (paid_cents / 100.0)::numeric(12, 2)), '; ' ORDER BY contract_id) FILTER (WHERE paid_cents > 0),
                      'none')
        FROM beside
      """;

  /** Told in each run until the events are put right: money that came back in excess is the doctor's. Parameter: run. */
  private static final String ENDED_BEYOND = """
      WITH told AS (
        SELECT k.*, r.name, d.amount_cents, k.repaid_cents + k.waived_cents + k.covered_cents - d.amount_cents AS excess
          FROM known_debts(?, NULL) k
          JOIN debt d ON (d.run_id, d.contract_id) = (k.run_id, k.contract_id)
          JOIN run r ON r.run_id = k.run_id
      )
      SELECT 'DEBT_ENDED_BEYOND_AMOUNT', 'WARNING', count(*), count(*) FILTER (WHERE excess > 0),
             coalesce(sum(excess) FILTER (WHERE excess > 0), 0)::bigint,
             coalesce(string_agg(format('%s: %s, %s claimed, repaid %s, waived %s%s, %s too much', contract_id, name,
                                        (amount_cents / 100.0)::numeric(12, 2), (repaid_cents / 100.0)::numeric(12, 2),
                                        (waived_cents / 100.0)::numeric(12, 2),
                                        CASE WHEN covered_cents > 0 THEN ', covered ' || (covered_cents / 100.0)::numeric(12, 2) END,
                                        (excess / 100.0)::numeric(12, 2)), '; ' ORDER BY contract_id, run_id) FILTER (WHERE excess > 0),
                      'none')
        FROM told
      """;

  private CorrectionBalanceStore() {}

  /**
   * All controls that a correction has besides those of the balance. The session must have set {@code coscom.lot}.
   * <ul>
   * <li>Whom no changed fact concerns is neither paid nor claimed back. Only a warning where the run before was made by another program: a
   * corrected program may find what is due, and the contracts are named.
   * <li>Nothing is paid for a contract and year beside a debt that was given up: only a decision DEBT_GIVEN_UP lets it out.
   * <li>What is paid beside a debt that is still claimed: by the rules it is paid, and whoever signs must have seen it.
   * <li>What was paid while a debt was still claimed, and the debt given up since: no run that pays could have stopped it.
   * <li>More came back, or was given up, than a debt was.
   * </ul>
   */
  static List<Control> of(Connection connection, Run run) throws SQLException {
    return BalanceStore.ask(connection, List.of(UNAFFECTED, BESIDE_GIVEN_UP, BESIDE_OPEN, GIVEN_UP_AFTER, ENDED_BEYOND), run);
  }

  /** Every amount to recover is one debt of that amount, of a caisse that paid, and there is no other debt; of any run. */
  public static Control debts(Connection connection, Run run) throws SQLException {
    return BalanceStore.ask(connection, List.of(DEBTS), run).get(0);
  }
}

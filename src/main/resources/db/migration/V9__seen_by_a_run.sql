-- What a run saw when it was settled, kept or found again, so that its papers can be made again when more was said.

-- A transfer that had failed and was not ordered anew: what it waits for, nothing when the run sends it again under its new id (a dry
-- run would, and orders nothing), ENDS when it ends with the run and the debts on it.
CREATE TABLE failed_transfer (
  run_id         integer NOT NULL REFERENCES run,
  end_to_end_id  text COLLATE "C" NOT NULL REFERENCES payment_order,
  new_id         text COLLATE "C" NOT NULL,
  contract_id    text COLLATE "C" NOT NULL,
  caisse         text COLLATE "C" NOT NULL,
  cents          bigint NOT NULL CHECK (cents > 0),
  outcome        text NOT NULL CHECK (outcome IN ('REJECTED', 'RETURNED')),
  outcome_on     date NOT NULL,
  reasons        text[] NOT NULL,
  waits_for      text,
  PRIMARY KEY (run_id, end_to_end_id)
);
CREATE TRIGGER failed_transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON failed_transfer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a run sends again, or would if it were no dry run.
CREATE VIEW sent_again AS
  SELECT run_id, contract_id, caisse, end_to_end_id, reissue_of, amount_cents, number FROM payment_order WHERE reissue_of IS NOT NULL
  UNION ALL
  SELECT f.run_id, f.contract_id, f.caisse, f.new_id, f.end_to_end_id, f.cents, NULL
    FROM failed_transfer f JOIN run r USING (run_id) WHERE r.kind = 'DRY_RUN' AND f.waits_for IS NULL;

-- What is on its way to the doctor or arrived, of the year of a run, and what was paid before this program.
CREATE FUNCTION live_money(of_contract text, of_run integer) RETURNS TABLE (cents bigint) LANGUAGE sql STABLE AS $$
  SELECT (coalesce((SELECT sum(p.amount_cents) FROM payment_order p
                     WHERE p.contract_id = of_contract AND p.year = r.year AND p.state IN ('ORDERED', 'SENT', 'EXECUTED')), 0)
          + coalesce((SELECT sum(p.cents) FROM posting p
                       WHERE p.contract_id = of_contract AND p.year = r.year AND p.kind = 'PRIOR'), 0))::bigint
    FROM run r WHERE r.run_id = of_run
$$;

-- A held contract waits for what is due less what was ordered before it was held; nothing where the due is not known.
CREATE VIEW held_contract AS
  SELECT e.run_id, e.contract_id, e.caisse, e.reasons, m.ordered_cents,
         CASE WHEN m.due_cents IS NOT NULL THEN greatest(m.due_cents - m.ordered_cents, 0) END AS pending_cents
    FROM entitlement e
    LEFT JOIN settlement s USING (run_id, contract_id)
   CROSS JOIN LATERAL (
         SELECT e.aif_cents + e.rms_cents + e.rhp_cents + e.mao_cents AS due_cents,
                coalesce(s.ordered_aif_cents + s.ordered_rms_cents + s.ordered_rhp_cents + s.ordered_mao_cents, 0) AS ordered_cents) AS m
   WHERE e.status = 'HELD';

-- The debts of the year of a run that it or a run before it found, and what became of them by the events known to the session, on the
-- day that the run was opened, and up to an act: the number of the last event of a run to count, null for the opening of this one.
-- Whoever signs an order notifies the debts of its caisse; those of a caisse without a living order are notified with the run. Given up
-- is what will not be claimed any more though it did not come back.
CREATE FUNCTION known_debts(of_run integer, up_to bigint)
RETURNS TABLE (run_id integer, contract_id text, notified_on date, repaid_cents bigint, waived_cents bigint, covered_cents bigint,
               state text, given_up_cents bigint)
LANGUAGE sql STABLE AS $$
  WITH asked AS (
    SELECT r.run_id, r.year, (r.opened_at AT TIME ZONE replace(r.opened_offset, 'Z', '+00:00')::interval)::date AS opened_on,
           coalesce(up_to, (SELECT min(o.event_id) FROM run_event o WHERE o.run_id = r.run_id AND o.event = 'OPENED')) AS act
      FROM run r WHERE r.run_id = of_run
  ), told AS (
    SELECT e.contract_id, e.run, min(e.event_on) FILTER (WHERE e.event = 'NOTIFIED') AS notified_on,
           coalesce(sum(e.amount * 100) FILTER (WHERE e.event = 'REPAID'), 0)::bigint AS repaid_cents,
           coalesce(sum(e.amount * 100) FILTER (WHERE e.event = 'WAIVED'), 0)::bigint AS waived_cents,
           (array_agg(e.event ORDER BY e.event_on DESC, e.event) FILTER (WHERE e.event IN ('NOTIFIED', 'CONTESTED')))[1] AS last_word
      FROM known_debt_events e JOIN asked USING (year)
     WHERE NOT e.cancelled
     GROUP BY e.contract_id, e.run
  ), stood AS (
    SELECT d.*, a.run_id AS asked_by, a.act, a.opened_on, t.notified_on AS told_on, t.last_word,
           coalesce(t.repaid_cents, 0) AS repaid_cents, coalesce(t.waived_cents, 0) AS waived_cents,
           (SELECT coalesce(sum(c.cents), 0)::bigint
              FROM debt_covered c
             WHERE (c.run_id, c.contract_id) = (d.run_id, d.contract_id)
               AND (c.by_run = a.run_id
                    OR c.by_run < a.run_id AND (
                       EXISTS (SELECT FROM standing_cover t
                                WHERE (t.end_to_end_id, t.run_id, t.by_run) = (c.end_to_end_id, c.run_id, c.by_run))
                       OR EXISTS (SELECT FROM run_event v WHERE v.run_id = c.by_run AND v.event IN ('DISCARDED', 'ORDER_DISCARDED')
                                                            AND v.event_id > a.act))))
             AS covered_cents
      FROM debt d
      JOIN asked a USING (year)
      JOIN run r ON r.run_id = d.run_id
      LEFT JOIN told t ON t.contract_id = d.contract_id AND t.run = r.name
     WHERE d.run_id <= a.run_id
       AND (d.run_id = a.run_id OR r.kind <> 'DRY_RUN' AND (r.state <> 'DISCARDED' OR EXISTS (
             SELECT FROM run_event v WHERE v.run_id = d.run_id AND v.event = 'DISCARDED' AND v.event_id > a.act)))
  )
  SELECT s.run_id, s.contract_id, s.told_on, s.repaid_cents, s.waived_cents, s.covered_cents, now.state,
         greatest(CASE now.state WHEN 'TIME_BARRED' THEN s.amount_cents - s.repaid_cents - s.covered_cents
                                 ELSE least(s.waived_cents, s.amount_cents - s.repaid_cents - s.covered_cents) END, 0)
    FROM stood s
   CROSS JOIN LATERAL (
         SELECT CASE WHEN s.repaid_cents >= s.amount_cents THEN 'REPAID'
                     WHEN s.repaid_cents + s.waived_cents >= s.amount_cents THEN 'WAIVED'
                     WHEN s.repaid_cents + s.waived_cents + s.covered_cents >= s.amount_cents THEN 'COVERED'
                     WHEN s.state = 'TIME_BARRED' OR s.limitation_on < s.opened_on THEN 'TIME_BARRED'
                     WHEN s.last_word = 'CONTESTED' THEN 'CONTESTED'
                     WHEN s.told_on IS NOT NULL OR EXISTS (
                          SELECT FROM run_event v
                           WHERE v.run_id = s.run_id AND v.event = 'RELEASED' AND v.event_id <= s.act
                             AND (split_part(v.detail, ' ', 1) = s.caisse OR NOT EXISTS (
                                  SELECT FROM collective_order o
                                   WHERE o.run_id = s.run_id AND o.caisse = s.caisse AND o.state <> 'DISCARDED')))
                          THEN 'NOTIFIED'
                     ELSE 'TO_NOTIFY' END AS state) AS now
$$;

-- What a settled run pays for contracts of which an earlier run had claimed money back: paid beside a debt that was given up, the
-- doctor has the same money twice. What was paid since the first debt given up counts as given back already. A decision DEBT_GIVEN_UP
-- speaks for one payment: its row is newer than the debts given up and than the last payment since.
CREATE FUNCTION rappels_beside_debts(of_run integer)
RETURNS TABLE (contract_id text, to_pay_cents bigint, given_up_cents bigint, given_up text, decided boolean, open_cents bigint,
               open text)
LANGUAGE sql STABLE AS $$
  WITH standing AS (
    SELECT s.contract_id, s.to_pay_cents, r.year, k.run_id, b.name, b.lot, k.state, k.given_up_cents,
           CASE WHEN k.state IN ('TO_NOTIFY', 'NOTIFIED', 'CONTESTED')
                THEN greatest(d.amount_cents - k.repaid_cents - k.waived_cents - k.covered_cents, 0) ELSE 0 END AS open_cents
      FROM known_debts(of_run, NULL) k
      JOIN debt d ON (d.run_id, d.contract_id) = (k.run_id, k.contract_id)
      JOIN run b ON b.run_id = k.run_id
      JOIN settlement s ON s.run_id = of_run AND s.contract_id = k.contract_id AND s.to_pay_cents > 0
      JOIN run r ON r.run_id = of_run
     WHERE k.run_id < of_run
  ), beside AS (
    SELECT contract_id, to_pay_cents, year, sum(given_up_cents)::bigint AS given_up_cents, min(run_id) FILTER (WHERE given_up_cents > 0) AS since,
           max(lot) FILTER (WHERE given_up_cents > 0) AS lot, sum(open_cents)::bigint AS open_cents,
           string_agg(format('%s %s', name, state), ', ' ORDER BY run_id) FILTER (WHERE given_up_cents > 0) AS given_up,
           string_agg(format('%s %s', name, state), ', ' ORDER BY run_id) FILTER (WHERE open_cents > 0) AS open
      FROM standing
     GROUP BY contract_id, to_pay_cents, year
  )
  SELECT b.contract_id, b.to_pay_cents, greatest(b.given_up_cents - coalesce(back.cents, 0), 0), b.given_up,
         EXISTS (SELECT FROM known_decisions d
                  WHERE d.contract_id = b.contract_id AND d.year = b.year AND d.reason = 'DEBT_GIVEN_UP' AND d.decision = 'PAY'
                    AND NOT d.cancelled AND d.document_ref <> '' AND d.lot > greatest(b.lot, back.lot)),
         b.open_cents, b.open
    FROM beside b
    LEFT JOIN LATERAL (
         SELECT sum(paid.cents)::bigint AS cents, max(paid.lot) AS lot
           FROM (SELECT sum(p.cents) AS cents, max(r.lot) AS lot
                   FROM posting p JOIN run r USING (run_id)
                  WHERE p.contract_id = b.contract_id AND p.year = b.year AND p.kind <> 'PRIOR' AND p.run_id > b.since AND p.run_id < of_run
                  GROUP BY p.run_id) AS paid
          WHERE paid.cents > 0) AS back ON true
$$;

-- Every version of the evidence of amounts, whichever file brought it.
CREATE VIEW fact_evidence AS
  SELECT 'stagiaire-attestations.csv' AS file, attestation_id AS row_key, contract_id, lot, cancelled FROM fact_stagiaire_attestations
  UNION ALL
  SELECT 'hospital-activities.csv', activity_id, contract_id, lot, cancelled FROM fact_hospital_activities
  UNION ALL
  SELECT 'majorations.csv', majoration_id, contract_id, lot, cancelled FROM fact_majorations;

-- The versions in force. Not DISTINCT ON: few rows are asked for, and are found by key or by contract.
CREATE VIEW known_evidence AS
  SELECT f.file, f.row_key, f.contract_id
    FROM fact_evidence f JOIN known_lots USING (lot)
   WHERE NOT f.cancelled
     AND NOT EXISTS (SELECT FROM fact_evidence l JOIN known_lots USING (lot)
                      WHERE l.file = f.file AND l.row_key = f.row_key AND l.lot > f.lot);

-- The rejected rows that hold a contract or all contracts of a doctor: those that may have lowered a payment. Evidence that cannot be
-- read is not retained and holds nobody, but where it may have taken the place of evidence that is known, or withdrawn it; a majoration
-- also where another one is known, since neither counts on a day of both. A row of the zoning that is known holds the contracts that it
-- covers: the new one may have ended it; where it cannot be read which one, those of all zones known of the commune.
CREATE VIEW holding_rejections AS
SELECT anomaly_id, file, lot, line, column_name, value, contract_id, rpps
  FROM known_rejections
 WHERE file IN ('contracts.csv', 'sectors.csv', 'opposable-rates.csv', 'other-contracts.csv', 'bank-accounts.csv', 'holds.csv',
                'decisions.csv', 'prior-payments.csv')
UNION
SELECT a.anomaly_id, a.file, a.lot, a.line, a.column_name, a.value, e.contract_id, NULL
  FROM known_rejections a
 CROSS JOIN LATERAL (
       SELECT k.contract_id FROM known_evidence k
        WHERE k.file = a.file
          AND (k.row_key = a.row_key OR (k.contract_id = a.contract_id AND (a.row_key IS NULL OR a.file = 'majorations.csv')))
       OFFSET 0) AS e
UNION
SELECT a.anomaly_id, a.file, a.lot, a.line, a.column_name, a.value, c.contract_id, NULL
  FROM known_rejections a
 CROSS JOIN LATERAL (
       SELECT z.commune, z.sub_area FROM known_zones z
        WHERE z.commune = a.commune AND NOT z.cancelled
          AND (a.row_key IS NULL OR concat_ws('|', z.commune, z.sub_area, z.category, z.from_on) = a.row_key)
       OFFSET 0) AS z
  JOIN known_contracts c ON c.commune = z.commune AND z.sub_area IN ('', c.sub_area)
 WHERE a.file = 'zones.csv';

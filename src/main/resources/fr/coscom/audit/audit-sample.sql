-- Contracts to check on paper: some drawn by lot, in the order of md5(seed, contract), some for what is particular to them. Those
-- that are held without a figure have no largest: they are drawn.
, population AS (
  SELECT e.contract_id, e.rpps, e.caisse, e.status, e.aif_cents + e.rms_cents + e.rhp_cents + e.mao_cents AS total_cents, e.mao_cents,
         s.to_pay_cents, s.to_recover_cents,
         s.ordered_aif_cents + s.ordered_rms_cents + s.ordered_rhp_cents + s.ordered_mao_cents AS ordered_cents,
         md5(a.seed || e.contract_id) AS drawn
    FROM asked a JOIN entitlement e USING (run_id) JOIN settlement s USING (run_id, contract_id)
), held_before AS (
  SELECT DISTINCT e.contract_id
    FROM asked a JOIN run r ON r.year = a.year AND r.run_id < a.run_id AND r.kind <> 'DRY_RUN'
    JOIN entitlement e ON e.run_id = r.run_id AND e.status = 'HELD'
), discarded_before AS (
  -- An order that is discarded stays so.
  SELECT DISTINCT h.end_to_end_id FROM asked a JOIN order_status h ON h.status_id <= a.statuses WHERE h.state = 'DISCARDED'
), paid_before AS (
  SELECT e.rpps, o.caisse, e.account_caisse, o.iban, o.run_id, o.end_to_end_id
    FROM asked a JOIN payment_order o ON o.run_id < a.run_id
    JOIN entitlement e ON e.run_id = o.run_id AND e.contract_id = o.contract_id
   WHERE NOT EXISTS (SELECT FROM discarded_before d WHERE d.end_to_end_id = o.end_to_end_id)
), by_caisse AS (
  SELECT DISTINCT ON (rpps, caisse) rpps, caisse, iban FROM paid_before ORDER BY rpps, caisse, run_id DESC, end_to_end_id DESC
), by_all AS (
  SELECT DISTINCT ON (rpps) rpps, iban FROM paid_before WHERE account_caisse = '' ORDER BY rpps, run_id DESC, end_to_end_id DESC
), new_account AS (
  -- A doctor may have an account for each caisse: with the last one that the caisse paid to, else with the last one of all caisses.
  SELECT DISTINCT o.contract_id
    FROM asked a JOIN payment_order o USING (run_id) JOIN entitlement e USING (run_id, contract_id)
    LEFT JOIN by_caisse c ON c.rpps = e.rpps AND c.caisse = o.caisse
    LEFT JOIN by_all s ON s.rpps = e.rpps
   WHERE o.iban <> coalesce(c.iban, s.iban)
), chosen AS (
  SELECT 1 AS place, 'RANDOM' AS chosen_for, 60 AS most, p.*, row_number() OVER (ORDER BY drawn, contract_id) AS rank
    FROM population p WHERE total_cents > 0
  UNION ALL
  SELECT 2, 'LARGEST', 20, p.*, row_number() OVER (ORDER BY to_pay_cents DESC, contract_id) FROM population p WHERE to_pay_cents > 0
  UNION ALL
  SELECT 3, 'HELD_THEN_PAID', 20, p.*, row_number() OVER (ORDER BY to_pay_cents DESC, contract_id)
    FROM population p JOIN held_before USING (contract_id) WHERE to_pay_cents > 0
  UNION ALL
  SELECT 4, 'CORRECTED', 20, p.*, row_number() OVER (ORDER BY to_pay_cents + to_recover_cents DESC, contract_id)
    FROM population p WHERE ordered_cents <> 0 AND to_pay_cents + to_recover_cents > 0
  UNION ALL
  SELECT 5, 'NEW_ACCOUNT', 20, p.*, row_number() OVER (ORDER BY to_pay_cents DESC, contract_id)
    FROM population p JOIN new_account USING (contract_id)
  UNION ALL
  SELECT 6, 'DECIDED', 20, p.*, row_number() OVER (ORDER BY to_pay_cents DESC, contract_id)
    FROM population p
   WHERE EXISTS (SELECT FROM asked a JOIN finding f USING (run_id) WHERE f.contract_id = p.contract_id AND f.code = 'DECISION_APPLIED')
  UNION ALL
  SELECT 7, 'MAJORATED', 20, p.*, row_number() OVER (ORDER BY mao_cents DESC, contract_id) FROM population p WHERE mao_cents > 0
  UNION ALL
  SELECT 8, 'HELD', 20, p.*, row_number() OVER (ORDER BY total_cents DESC, contract_id)
    FROM population p WHERE status = 'HELD' AND total_cents > 0
  UNION ALL
  SELECT 9, 'HELD_WITHOUT_FIGURE', 20, p.*, row_number() OVER (ORDER BY drawn, contract_id)
    FROM population p WHERE status = 'HELD' AND total_cents IS NULL
), counted AS (
  SELECT c.*, count(*) OVER (PARTITION BY place) AS population FROM chosen c
)
SELECT chosen_for, population, rank, contract_id, rpps, caisse, status, total_cents, to_pay_cents, to_recover_cents,
       NULL::date AS checked_on, NULL::text AS checked_by, NULL::text AS result, NULL::text AS remark
  FROM counted
 WHERE rank <= most
 ORDER BY place, rank

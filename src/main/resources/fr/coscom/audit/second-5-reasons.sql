-- What the bank said of payees and their accounts before the run was opened, line by line, and whether a person still has to judge it.
CREATE TEMP TABLE second_refusal AS
WITH told AS (
  SELECT o.end_to_end_id, o.contract_id, o.year, o.iban, e.rpps, b.file_id, b.said_on, b.reason_codes
    FROM second_run r
    JOIN run s ON s.run_id = r.run_id
    JOIN bank_answer b ON b.file_id <= s.last_bank_file AND b.scope = 'LINE' AND b.meaning IN ('REJECT', 'RETURN') AND b.result <> 'SUSPENSE'
    JOIN payment_order o ON o.end_to_end_id = b.end_to_end_id
    JOIN entitlement e ON e.run_id = o.run_id AND e.contract_id = o.contract_id
), coded AS (
  SELECT t.*, coalesce(k.code, 'OTHER') AS code
    FROM told t CROSS JOIN LATERAL unnest(t.reason_codes) u(code) LEFT JOIN bank_reason k ON k.code = u.code
  UNION ALL
  -- Without a code of its own, and without one for its block or message in the same file.
  SELECT t.*, 'OTHER' FROM told t
   WHERE cardinality(t.reason_codes) = 0
     AND NOT EXISTS (SELECT FROM answer_line l JOIN bank_answer b ON b.answer_id = l.answer_id
                      WHERE l.end_to_end_id = t.end_to_end_id AND b.file_id = t.file_id AND b.meaning IN ('REJECT', 'RETURN')
                        AND cardinality(b.reason_codes) > 0)
)
SELECT c.rpps, c.iban,
       k.policy = 'HUMAN' AND count(*) > count(*) FILTER (WHERE d.decided_on >= c.said_on AND d.last_bank_file >= c.file_id) AS undecided
  FROM coded c
  JOIN bank_reason k ON k.code = c.code AND k.blocks_account
  LEFT JOIN (SELECT x.contract_id, x.year, x.reason, x.decided_on, s.last_bank_file
               FROM known_decisions x JOIN lot l ON l.lot = x.lot JOIN run s ON s.run_id = l.run_id
              WHERE x.decision = 'PAY' AND x.document_ref IS NOT NULL AND NOT x.cancelled) d
    ON d.contract_id = c.contract_id AND d.year = c.year AND d.reason = 'BANK_ANSWER_' || c.code
 GROUP BY c.end_to_end_id, c.rpps, c.iban, c.code, k.policy;
ANALYZE second_refusal;

-- What holds a contract, and the status.
CREATE TEMP TABLE second_reason AS
WITH account AS (
  SELECT d.n, bool_or(k.payee_kind = 'ESTATE') AS estate
    FROM second_due d
    JOIN second_contract c ON c.n = d.n
    JOIN known_bank_accounts k ON k.rpps = c.rpps AND k.caisse IN ('', c.caisse)
   WHERE NOT k.cancelled
     AND NOT EXISTS (SELECT FROM second_refusal f WHERE f.rpps = k.rpps AND (f.undecided OR f.iban = k.iban))
   GROUP BY d.n
), rejected AS (
  SELECT contract_id, rpps FROM known_rejections
   WHERE regexp_replace(file, '\.csv$', '') IN
         ('contracts', 'sectors', 'opposable-rates', 'other-contracts', 'bank-accounts', 'holds', 'decisions',
          'prior-payments')
  -- Evidence that a row that cannot be read may have replaced or withdrawn; a second grant takes the first one's days, too.
  UNION ALL
  SELECT k.contract_id, NULL FROM known_rejections x JOIN known_majorations k ON k.majoration_id = x.row_key OR k.contract_id = x.contract_id
   WHERE x.file = 'majorations.csv' AND NOT k.cancelled
  UNION ALL
  SELECT k.contract_id, NULL FROM known_rejections x
    JOIN known_stagiaire_attestations k ON coalesce(x.row_key = k.attestation_id, x.contract_id = k.contract_id)
   WHERE x.file = 'stagiaire-attestations.csv' AND NOT k.cancelled
  UNION ALL
  SELECT k.contract_id, NULL FROM known_rejections x
    JOIN known_hospital_activities k ON coalesce(x.row_key = k.activity_id, x.contract_id = k.contract_id)
   WHERE x.file = 'hospital-activities.csv' AND NOT k.cancelled
  -- A zone that may have been ended.
  UNION ALL
  SELECT c.contract_id, NULL
    FROM known_rejections x
    JOIN known_zones k ON k.commune = x.commune AND NOT k.cancelled
                      AND coalesce(k.commune || '|' || k.sub_area || '|' || k.category || '|' || k.from_on = x.row_key, true)
    JOIN second_contract c ON c.commune = k.commune AND (k.sub_area = '' OR k.sub_area = c.sub_area)
   WHERE x.file = 'zones.csv'
), population AS (
  SELECT CASE WHEN r.kind IN ('ANNUAL', 'DRY_RUN') THEN r.lot
              ELSE (SELECT max(a.lot) FROM run a WHERE a.kind = 'ANNUAL' AND a.year = r.year
                                                   AND a.lot IN (SELECT lot FROM known_lots)) END AS lot
    FROM second_run r
), found(n, reason) AS (
  SELECT c.n, f.reason
    FROM second_due d
    JOIN second_contract c ON c.n = d.n
    JOIN second_period p ON p.n = d.n
    JOIN second_amount a ON a.n = d.n
   CROSS JOIN second_run r
    LEFT JOIN second_incompatible i ON i.rpps = c.rpps
    LEFT JOIN account b ON b.n = d.n
    LEFT JOIN (SELECT caisse FROM known_paying_caisses WHERE NOT cancelled) k ON k.caisse = c.caisse
   CROSS JOIN LATERAL (VALUES
     ('SIGNATURE_DATE_MISSING', c.effective_on IS NOT NULL AND c.signature_missing),
     ('RETROACTIVE_EFFECT', c.effective_on < c.last_signed_on),
     ('CLOSURE_STRADDLED', c.adhesion_on > r.closure_on AND c.doctor_signed_on <= r.closure_on),
     ('ZONE_NOT_ELIGIBLE', NOT p.zone_on_adhesion),
     ('PRACTICE_NOT_COORDINATED', c.practice = 'NONE'),
     ('INCOMPATIBLE_AID', i.days && d.t2),
     ('SECTOR_UNKNOWN', a.sector_unknown),
     ('SECTOR_OVERLAP', a.sector_overlap),
     ('NOT_CONVENTIONED', a.not_conventioned),
     ('OPPOSABLE_RATE_MISSING', a.rate_missing),
     ('PAYEE_DECEASED', c.end_reason = 'DEATH' AND b.estate IS NOT TRUE),
     ('BANK_ACCOUNT_MISSING', b.n IS NULL),
     ('CAISSE_ACCOUNT_MISSING', k.caisse IS NULL)) f(reason, holds)
   WHERE f.holds
  UNION ALL SELECT n, 'CONTRACT_OVERLAP' FROM second_overlap
  UNION ALL SELECT c.n, 'MANUAL_HOLD' FROM known_holds h JOIN second_contract c USING (contract_id)
   WHERE NOT h.cancelled AND h.lifted_on IS NULL
  UNION ALL SELECT c.n, 'REJECTED_ROW' FROM rejected x JOIN second_contract c ON c.contract_id = x.contract_id
  UNION ALL SELECT c.n, 'REJECTED_ROW' FROM rejected x JOIN second_contract c ON c.rpps = x.rpps
  -- Not named since the whole population was last sent.
  UNION ALL SELECT c.n, 'NOT_SENT' FROM second_contract c JOIN population p ON p.lot IS NOT NULL
   WHERE NOT EXISTS (SELECT FROM lot_contract l
                      WHERE l.contract_id = c.contract_id AND l.lot >= p.lot AND l.lot IN (SELECT lot FROM known_lots))
)
SELECT DISTINCT f.n, f.reason
  FROM found f
  JOIN second_contract c ON c.n = f.n
 WHERE NOT EXISTS (
   SELECT FROM second_decision p
    WHERE p.contract_id = c.contract_id AND p.reason = f.reason AND p.decision = 'PAY'
      AND p.reason IN ('SIGNATURE_DATE_MISSING', 'RETROACTIVE_EFFECT', 'CLOSURE_STRADDLED', 'ZONE_NOT_ELIGIBLE',
                       'PRACTICE_NOT_COORDINATED', 'INCOMPATIBLE_AID', 'PAYEE_DECEASED'));
ANALYZE second_reason;

CREATE TEMP TABLE second_entitlement AS
WITH held AS (
  SELECT n, string_agg(reason, '|' ORDER BY reason COLLATE "C") AS reasons FROM second_reason GROUP BY n
)
SELECT c.n, c.contract_id,
       CASE WHEN p.out_reasons <> '' THEN 'NOT_ELIGIBLE'
            WHEN d.n IS NULL THEN 'NOTHING_DUE'
            WHEN h.n IS NOT NULL THEN 'HELD'
            WHEN a.aif_cents + a.rms_cents + a.rhp_cents + a.mao_cents > 0 THEN 'PAYABLE'
            ELSE 'NOTHING_DUE' END AS status,
       CASE WHEN p.out_reasons <> '' THEN p.out_reasons
            WHEN d.n IS NULL THEN ''
            ELSE coalesce(h.reasons, '') END AS reasons,
       lower(d.t2) AS from_on, upper(d.t2) - 1 AS to_on, coalesce(a.days, 0) AS days,
       CASE WHEN d.n IS NULL THEN 0 ELSE a.aif_cents END AS aif_cents,
       CASE WHEN d.n IS NULL THEN 0 ELSE a.rms_cents END AS rms_cents,
       CASE WHEN d.n IS NULL THEN 0 ELSE a.rhp_cents END AS rhp_cents,
       CASE WHEN d.n IS NULL THEN 0 ELSE a.mao_cents END AS mao_cents
  FROM second_contract c
  JOIN second_period p ON p.n = c.n
  LEFT JOIN second_due d ON d.n = c.n
  LEFT JOIN second_amount a ON a.n = c.n
  LEFT JOIN held h ON h.n = c.n
 WHERE c.in_run;
CREATE INDEX ON second_entitlement (contract_id);
CREATE INDEX ON second_entitlement (n);
ANALYZE second_entitlement;

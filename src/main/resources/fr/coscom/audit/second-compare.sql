-- What the run kept against what SQL finds, field by field.
DROP TABLE IF EXISTS pg_temp.second_difference;
CREATE TEMP TABLE second_difference AS
SELECT w.contract_id, f.position, f.field, f.kept, f.found, f.cents
  FROM second_run r
  JOIN run_contract w ON w.run_id = r.run_id
  LEFT JOIN entitlement e ON e.run_id = w.run_id AND e.contract_id = w.contract_id
  LEFT JOIN second_entitlement s ON s.contract_id = w.contract_id
 CROSS JOIN LATERAL (VALUES
   (1, 'row', CASE WHEN e.contract_id IS NULL THEN 'ABSENT' ELSE 'PRESENT' END,
              CASE WHEN s.contract_id IS NULL THEN 'ABSENT' ELSE 'PRESENT' END, 0::bigint),
   (2, 'status', e.status, s.status, 0),
   (3, 'reasons', e.reasons, s.reasons, 0),
   (4, 'from', e.from_on::text, s.from_on::text, 0),
   (5, 'to', e.to_on::text, s.to_on::text, 0),
   (6, 'days', e.days::text, s.days::text, 0),
   (7, 'aif', e.aif_cents::text, s.aif_cents::text, abs(coalesce(e.aif_cents, 0) - coalesce(s.aif_cents, 0))),
   (8, 'rms', e.rms_cents::text, s.rms_cents::text, abs(coalesce(e.rms_cents, 0) - coalesce(s.rms_cents, 0))),
   (9, 'rhp', e.rhp_cents::text, s.rhp_cents::text, abs(coalesce(e.rhp_cents, 0) - coalesce(s.rhp_cents, 0))),
   (10, 'mao', e.mao_cents::text, s.mao_cents::text, abs(coalesce(e.mao_cents, 0) - coalesce(s.mao_cents, 0)))
   ) f(position, field, kept, found, cents)
 WHERE f.kept IS DISTINCT FROM f.found;

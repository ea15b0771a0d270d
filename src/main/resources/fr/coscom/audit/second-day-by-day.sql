-- The same amounts for the sample, one day at a time.
DROP TABLE IF EXISTS pg_temp.second_day, pg_temp.second_difference;
-- Every fact on every day that it covers; what is known of a contract on a day is then one group.
CREATE TEMP TABLE second_day AS
WITH fact(n, days, inside, code, optam, hospital, share, rate) AS (
  SELECT d.n, t.days, 1, NULL::integer, NULL::boolean, 0, 0, NULL::integer
    FROM second_sample p JOIN second_due d ON d.n = p.n CROSS JOIN LATERAL unnest(d.t2) t(days)
  UNION ALL SELECT k.n, k.days, 0, k.code, k.optam, 0, 0, NULL FROM second_sample p JOIN second_code k ON k.n = p.n
  UNION ALL SELECT k.n, k.days, 0, NULL, NULL, 1, 0, NULL FROM second_sample p JOIN second_hospital k ON k.n = p.n
  UNION ALL SELECT k.n, k.days, 0, NULL, NULL, 0, k.share, NULL FROM second_sample p JOIN second_stagiaire k ON k.n = p.n
  UNION ALL SELECT k.n, k.days, 0, NULL, NULL, 0, 0, k.rate FROM second_sample p JOIN second_majoration k ON k.n = p.n
)
SELECT f.n, lower(f.days) + t.i AS day, min(f.code) AS code, max(f.code) AS other_code, bool_and(f.optam) AS optam,
       max(f.hospital) AS hospital, sum(f.share) AS share, CASE WHEN count(f.rate) = 1 THEN min(f.rate) ELSE 0 END AS majoration
  FROM fact f CROSS JOIN LATERAL generate_series(0, upper(f.days) - lower(f.days) - 1) t(i)
 GROUP BY f.n, lower(f.days) + t.i
HAVING max(f.inside) = 1;
ANALYZE second_day;

CREATE TEMP TABLE second_difference AS
WITH read AS (
  SELECT t.n, m.days AS month_days, t.code, t.code = t.other_code AS one_code, o.rate, t.hospital, t.majoration,
         t.code = 3 AND NOT (r.optam_exempt AND t.optam) OR t.code = 2 AND r.dp_prorated AS prorated,
         CASE WHEN r.capped THEN least(t.share, r.share_unit) ELSE t.share END AS share
    FROM second_day t
   CROSS JOIN second_run r
    JOIN second_month m ON m.month = extract(month FROM t.day)::integer
    LEFT JOIN second_rate o ON o.n = t.n
), base AS (
  -- Numerators: AIF and RHP over 10000 · days of the year, RMS over 10000 · share_unit · 377580, in cents.
  SELECT f.n, coalesce(f.one_code AND f.code IN (1, 2, 3) AND NOT (f.prorated AND f.rate IS NULL), false) AS known,
         f.majoration,
         r.aif_cents * CASE WHEN f.prorated AND r.aif_opposable THEN f.rate ELSE 10000 END AS aif,
         r.rhp_cents * f.hospital * CASE WHEN f.prorated AND r.rhp_opposable THEN f.rate ELSE 10000 END AS rhp,
         CASE WHEN f.share > 0 THEN r.rms_cents * f.share::numeric
           * CASE WHEN f.prorated AND r.rms_opposable THEN f.rate ELSE 10000 END * (377580 / f.month_days) ELSE 0 END AS rms
    FROM read f CROSS JOIN second_run r
), total AS (
  SELECT b.n, bool_and(b.known) AS known, sum(b.aif) AS aif, sum(b.rhp) AS rhp, sum(b.rms) AS rms,
         sum(CASE WHEN b.majoration > 0 THEN b.majoration * ((b.aif + b.rhp)::numeric * r.share_unit * 377580 + b.rms * r.year_days)
                  ELSE 0 END) AS mao
    FROM base b CROSS JOIN second_run r GROUP BY b.n
), fraction AS (
  SELECT t.n, t.known, t.aif, t.rhp, 10000::numeric * r.year_days AS per_year,
         t.rms, 10000::numeric * r.share_unit * 377580 AS per_month,
         t.mao, 100000000::numeric * r.year_days * r.share_unit * 377580 AS per_both
    FROM total t CROSS JOIN second_run r
), cents AS (
  SELECT n,
         CASE WHEN known THEN div(aif, per_year) + (2 * mod(aif, per_year) >= per_year)::integer END AS aif_cents,
         CASE WHEN known THEN div(rms, per_month) + (2 * mod(rms, per_month) >= per_month)::integer END AS rms_cents,
         CASE WHEN known THEN div(rhp, per_year) + (2 * mod(rhp, per_year) >= per_year)::integer END AS rhp_cents,
         CASE WHEN known THEN div(mao, per_both) + (2 * mod(mao, per_both) >= per_both)::integer END AS mao_cents
    FROM fraction
)
SELECT s.contract_id, f.position, f.field, f.kept, f.found, f.cents
  FROM second_sample p
  JOIN second_entitlement s ON s.n = p.n
 CROSS JOIN second_run r
  LEFT JOIN entitlement e ON e.run_id = r.run_id AND e.contract_id = s.contract_id
  LEFT JOIN (SELECT DISTINCT n FROM second_day) d ON d.n = p.n
  LEFT JOIN cents c ON c.n = p.n
 CROSS JOIN LATERAL (VALUES
   (7, 'aif', e.aif_cents, CASE WHEN d.n IS NULL THEN 0 ELSE c.aif_cents::bigint END),
   (8, 'rms', e.rms_cents, CASE WHEN d.n IS NULL THEN 0 ELSE c.rms_cents::bigint END),
   (9, 'rhp', e.rhp_cents, CASE WHEN d.n IS NULL THEN 0 ELSE c.rhp_cents::bigint END),
   (10, 'mao', e.mao_cents, CASE WHEN d.n IS NULL THEN 0 ELSE c.mao_cents::bigint END)
   ) a(position, field, kept_cents, found_cents)
 CROSS JOIN LATERAL (VALUES (a.position, a.field, a.kept_cents::text, a.found_cents::text,
   abs(coalesce(a.kept_cents, 0) - coalesce(a.found_cents, 0)))) f(position, field, kept, found, cents)
 WHERE f.kept IS DISTINCT FROM f.found;

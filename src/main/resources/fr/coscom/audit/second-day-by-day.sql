-- The same amounts for the sample, one day at a time.
DROP TABLE IF EXISTS pg_temp.second_day, pg_temp.second_day_code, pg_temp.second_day_hospital,
  pg_temp.second_day_stagiaire, pg_temp.second_day_majoration, pg_temp.second_difference;
CREATE TEMP TABLE second_day AS
SELECT d.n, t.day::date AS day
  FROM second_sample p
  JOIN second_due d ON d.n = p.n
 CROSS JOIN second_run r
 CROSS JOIN LATERAL generate_series(r.first_on::timestamp, r.next_on - interval '1 day', interval '1 day') t(day)
 WHERE d.t2 @> t.day::date;
CREATE INDEX ON second_day (n);
ANALYZE second_day;

CREATE TEMP TABLE second_day_code AS
SELECT t.n, t.day, count(DISTINCT k.code) AS codes, min(k.code) AS code, bool_and(k.optam) AS optam
  FROM second_day t JOIN second_code k ON k.n = t.n AND k.days @> t.day
 GROUP BY t.n, t.day;
ANALYZE second_day_code;

CREATE TEMP TABLE second_day_hospital AS
SELECT DISTINCT t.n, t.day FROM second_day t JOIN second_hospital k ON k.n = t.n AND k.days @> t.day;
ANALYZE second_day_hospital;

CREATE TEMP TABLE second_day_stagiaire AS
SELECT t.n, t.day, sum(k.share) AS share
  FROM second_day t JOIN second_stagiaire k ON k.n = t.n AND k.days @> t.day
 GROUP BY t.n, t.day;
ANALYZE second_day_stagiaire;

CREATE TEMP TABLE second_day_majoration AS
SELECT t.n, t.day, min(k.rate) AS rate
  FROM second_day t JOIN second_majoration k ON k.n = t.n AND k.days @> t.day
 GROUP BY t.n, t.day HAVING count(*) = 1;
ANALYZE second_day_majoration;

CREATE TEMP TABLE second_difference AS
WITH fact AS (
  SELECT t.n, m.days AS month_days, c.codes, c.code, o.rate,
         c.code = 3 AND NOT (r.optam_exempt AND c.optam) OR c.code = 2 AND r.dp_prorated AS prorated,
         (h.n IS NOT NULL)::integer AS hospital,
         CASE WHEN r.capped AND q.share > r.share_unit THEN r.share_unit ELSE coalesce(q.share, 0) END AS share,
         coalesce(g.rate, 0) AS majoration
    FROM second_day t
   CROSS JOIN second_run r
    JOIN second_month m ON t.day >= m.first_on AND t.day < m.next_on
    LEFT JOIN second_day_code c ON c.n = t.n AND c.day = t.day
    LEFT JOIN second_day_hospital h ON h.n = t.n AND h.day = t.day
    LEFT JOIN second_day_stagiaire q ON q.n = t.n AND q.day = t.day
    LEFT JOIN second_day_majoration g ON g.n = t.n AND g.day = t.day
    LEFT JOIN second_rate o ON o.n = t.n
), base AS (
  -- Numerators: AIF and RHP over 10000 · days of the year, RMS over 10000 · share_unit · 377580, in cents.
  SELECT f.n, coalesce(f.codes = 1 AND f.code IN (1, 2, 3) AND NOT (f.prorated AND f.rate IS NULL), false) AS known,
         f.majoration,
         (r.aif_cents * CASE WHEN f.prorated AND r.aif_opposable THEN f.rate ELSE 10000 END)::numeric AS aif,
         (r.rhp_cents * f.hospital * CASE WHEN f.prorated AND r.rhp_opposable THEN f.rate ELSE 10000 END)::numeric
           AS rhp,
         r.rms_cents * f.share::numeric * CASE WHEN f.prorated AND r.rms_opposable THEN f.rate ELSE 10000 END
           * (377580 / f.month_days) AS rms
    FROM fact f CROSS JOIN second_run r
), total AS (
  SELECT b.n, bool_and(b.known) AS known, sum(b.aif) AS aif, sum(b.rhp) AS rhp, sum(b.rms) AS rms,
         sum(b.majoration * ((b.aif + b.rhp) * r.share_unit * 377580 + b.rms * r.year_days)) AS mao
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

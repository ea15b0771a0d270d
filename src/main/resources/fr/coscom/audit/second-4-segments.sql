-- Each span opens at its first day and closes after its last: what holds between two such days is the running sum.
-- Kinds: 0 to 3 the convention code, 4 code 3 with OPTAM, 5 hospital, 6 trainee, 7 grant, 8 its rate, 9 T2, 10 a month.
CREATE TEMP TABLE second_event AS
WITH span(n, days, kind, weight) AS (
  SELECT d.n, x.days, 9, 1 FROM second_due d CROSS JOIN LATERAL unnest(d.t2) x(days)
  UNION ALL SELECT n, days, CASE WHEN code = 3 AND optam THEN 4 ELSE code END, 1 FROM second_code
  UNION ALL SELECT n, days, 5, 1 FROM second_hospital
  UNION ALL SELECT n, days, 6, share FROM second_stagiaire
  UNION ALL SELECT n, days, 7, 1 FROM second_majoration
  UNION ALL SELECT n, days, 8, rate FROM second_majoration
)
SELECT s.n, e.day, s.kind, e.sign * s.weight AS weight
  FROM span s CROSS JOIN LATERAL (VALUES (lower(s.days), 1), (upper(s.days), -1)) e(day, sign)
UNION ALL
-- A month has its own length: it only matters where there is a trainee.
SELECT s.n, m.first_on, 10, 0 FROM second_stagiaire s JOIN second_month m ON s.days @> m.first_on;
ANALYZE second_event;

CREATE TEMP TABLE second_segment AS
WITH running AS (
  -- The sums of one day take in all that opens or closes on it; all rows of that day but the last have no day to next.
  SELECT n, day AS from_on, lead(day) OVER w AS to_on,
         sum(weight) FILTER (WHERE kind = 9) OVER w AS inside,
         sum(weight) FILTER (WHERE kind = 0) OVER w AS code0,
         sum(weight) FILTER (WHERE kind = 1) OVER w AS code1,
         sum(weight) FILTER (WHERE kind = 2) OVER w AS code2,
         sum(weight) FILTER (WHERE kind = 3) OVER w AS code3,
         sum(weight) FILTER (WHERE kind = 4) OVER w AS code3_optam,
         sum(weight) FILTER (WHERE kind = 5) OVER w AS hospital,
         sum(weight) FILTER (WHERE kind = 6) OVER w AS share,
         sum(weight) FILTER (WHERE kind = 7) OVER w AS grants,
         sum(weight) FILTER (WHERE kind = 8) OVER w AS rate
    FROM second_event
  WINDOW w AS (PARTITION BY n ORDER BY day)
)
SELECT n, from_on, to_on - from_on AS days,
       (coalesce(code0, 0) > 0)::integer + (coalesce(code1, 0) > 0)::integer + (coalesce(code2, 0) > 0)::integer
         + (coalesce(code3, 0) + coalesce(code3_optam, 0) > 0)::integer AS codes,
       coalesce(code0, 0) > 0 AS not_conventioned,
       coalesce(code2, 0) > 0 AS dp,
       coalesce(code3, 0) + coalesce(code3_optam, 0) > 0 AS sector2,
       coalesce(code3, 0) = 0 AS all_optam,
       (coalesce(hospital, 0) > 0)::integer AS hospital,
       coalesce(share, 0) AS share,
       CASE WHEN grants = 1 THEN rate ELSE 0 END AS majoration
  FROM running
 WHERE inside > 0 AND to_on > from_on;
ANALYZE second_segment;

-- The exact numerators; the one rounding comes after. prorated: the days that take the opposable rate.
CREATE TEMP TABLE second_amount AS
WITH read AS (
  SELECT s.n, s.days, s.codes, s.hospital, s.majoration, m.weight,
         s.codes = 1 AND s.not_conventioned AS not_conventioned,
         CASE WHEN r.capped THEN least(s.share, r.share_unit) ELSE s.share END AS share,
         s.codes = 1 AND (s.sector2 AND NOT (r.optam_exempt AND s.all_optam) OR s.dp AND r.dp_prorated) AS prorated,
         o.rate, r.aif_opposable, r.rms_opposable, r.rhp_opposable, r.aif_cents, r.rhp_cents
    FROM second_segment s
   CROSS JOIN second_run r
    JOIN second_month m ON m.month = extract(month FROM s.from_on)::integer
    LEFT JOIN second_rate o ON o.n = s.n
), rated AS (
  SELECT x.*,
         CASE WHEN prorated AND aif_opposable THEN rate ELSE 10000 END AS aif_rate,
         CASE WHEN prorated AND rms_opposable THEN rate ELSE 10000 END AS rms_rate,
         CASE WHEN prorated AND rhp_opposable THEN rate ELSE 10000 END AS rhp_rate
    FROM read x
), total AS (
  SELECT n, sum(days)::integer AS days,
         bool_or(codes = 0) AS sector_unknown, bool_or(codes > 1) AS sector_overlap,
         bool_or(not_conventioned) AS not_conventioned, bool_or(prorated AND rate IS NULL) AS rate_missing,
         sum(days::bigint * aif_rate) AS aif,
         sum(days::bigint * hospital * rhp_rate) AS rhp,
         sum(CASE WHEN share > 0 THEN days::numeric * share * rms_rate * weight ELSE 0 END) AS rms,
         sum(days::bigint * majoration * (aif_cents * aif_rate + rhp_cents * hospital * rhp_rate)) AS mao_of_year,
         sum(CASE WHEN share > 0 AND majoration > 0 THEN days::numeric * majoration * share * rms_rate * weight
                  ELSE 0 END) AS mao_of_months
    FROM rated GROUP BY n
), fraction AS (
  SELECT t.n, t.days, t.sector_unknown, t.sector_overlap, t.not_conventioned, t.rate_missing,
         t.sector_unknown OR t.sector_overlap OR t.not_conventioned OR t.rate_missing AS unknown,
         r.aif_cents * t.aif AS aif, r.rhp_cents * t.rhp AS rhp, 10000::numeric * r.year_days AS per_year,
         r.rms_cents * t.rms AS rms, 10000::numeric * r.share_unit * 377580 AS per_month,
         t.mao_of_year * r.share_unit * 377580 + t.mao_of_months * r.rms_cents * r.year_days AS mao,
         100000000::numeric * r.year_days * r.share_unit * 377580 AS per_both
    FROM total t CROSS JOIN second_run r
)
SELECT n, days, sector_unknown, sector_overlap, not_conventioned, rate_missing,
       CASE WHEN NOT unknown THEN div(2 * aif + per_year, 2 * per_year)::bigint END AS aif_cents,
       CASE WHEN NOT unknown THEN div(2 * rms + per_month, 2 * per_month)::bigint END AS rms_cents,
       CASE WHEN NOT unknown THEN div(2 * rhp + per_year, 2 * per_year)::bigint END AS rhp_cents,
       CASE WHEN NOT unknown THEN div(2 * mao + per_both, 2 * per_both)::bigint END AS mao_cents
  FROM fraction;
CREATE INDEX ON second_amount (n);
ANALYZE second_amount;

-- The facts that count, one row a span of days inside the year.
CREATE TEMP TABLE second_code AS
SELECT d.n, s.code, s.optam, s.days FROM second_due d JOIN second_sector s ON s.rpps = d.rpps WHERE s.days && d.t2;
ANALYZE second_code;

-- Hundredths of a percent.
CREATE TEMP TABLE second_rate AS
SELECT d.n, (k.rate * 100)::integer AS rate
  FROM known_opposable_rates k
  JOIN second_run r ON k.year = r.year
  JOIN second_due d ON d.rpps = k.rpps
 WHERE NOT k.cancelled;
ANALYZE second_rate;

-- Whole numbers of 1/share_unit.
CREATE TEMP TABLE second_stagiaire AS
SELECT d.n, daterange(k.from_on, k.to_on, '[]') * r.civil_year AS days,
       CASE WHEN k.time_share IS NOT NULL THEN (k.time_share * (r.share_unit / 100))::integer
            ELSE least(r.share_unit, (k.half_days_per_week * (r.share_unit / CASE k.level
                   WHEN 'INTERNE' THEN r.reference_interne
                   WHEN 'EXTERNE' THEN r.reference_externe
                   WHEN 'SASPAS' THEN r.reference_saspas END))::integer) END AS share
  FROM known_stagiaire_attestations k
 CROSS JOIN second_run r
  JOIN second_due d ON d.contract_id = k.contract_id
 WHERE NOT k.cancelled
   AND k.agreement_ref <> '' AND k.ministry_notice_ref <> ''
   AND (k.level IN ('INTERNE', 'EXTERNE') OR k.level = 'SASPAS' AND k.ars_derogation_ref <> '')
   AND daterange(k.from_on, k.to_on, '[]') && d.t2;
ANALYZE second_stagiaire;

CREATE TEMP TABLE second_hospital AS
SELECT d.n, daterange(k.from_on, k.to_on, '[]') * r.civil_year AS days
  FROM known_hospital_activities k
 CROSS JOIN second_run r
  JOIN second_due d ON d.contract_id = k.contract_id
 WHERE NOT k.cancelled AND k.document_ref <> '' AND NOT r.hospital_by_contract
   AND daterange(k.from_on, k.to_on, '[]') && d.t2
UNION ALL
-- The other reading: one day of hospital activity inside the contract opens all its days.
SELECT d.n, range_merge(d.t2)
  FROM second_due d CROSS JOIN second_run r
 WHERE r.hospital_by_contract
   AND d.contract_id IN (
     SELECT k.contract_id FROM known_hospital_activities k JOIN second_due h ON h.contract_id = k.contract_id
      WHERE NOT k.cancelled AND k.document_ref <> '' AND daterange(k.from_on, k.to_on, '[]') && h.t2);
ANALYZE second_hospital;

-- Hundredths of a percent.
CREATE TEMP TABLE second_majoration AS
SELECT d.n, (k.rate * 100)::integer AS rate, daterange(k.from_on, k.to_on, '[]') * r.civil_year AS days
  FROM known_majorations k
 CROSS JOIN second_run r
  JOIN second_due d ON d.contract_id = k.contract_id
 WHERE NOT k.cancelled AND k.arrete_ref <> ''
   AND daterange(k.from_on, k.to_on, '[]') && d.t2;
ANALYZE second_majoration;

-- 377580 is the least common multiple of 28, 29, 30 and 31.
CREATE TEMP TABLE second_month AS
SELECT m AS month, x.first_on, x.next_on, x.next_on - x.first_on AS days, 377580 / (x.next_on - x.first_on) AS weight
  FROM second_run r
 CROSS JOIN generate_series(1, 12) m
 CROSS JOIN LATERAL (SELECT make_date(r.year, m, 1) AS first_on,
                            (make_date(r.year, m, 1) + interval '1 month')::date AS next_on) x;
ANALYZE second_month;

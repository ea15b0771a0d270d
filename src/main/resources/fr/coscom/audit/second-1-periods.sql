-- Who is looked at, and the period of each contract (adhesion, terms, end) as days of the year of the run.
CREATE TEMP TABLE second_run AS
SELECT r.run_id, r.year,
       coalesce((SELECT 'CORRECTION' FROM lot l WHERE l.lot = r.lot AND l.scope = 'CORRECTION'), r.kind) AS kind,
       r.lot, y.first_on, y.next_on, daterange(y.first_on, y.next_on) AS civil_year,
       y.next_on - y.first_on AS year_days,
       (p.aif_amount::numeric * 100)::bigint AS aif_cents,
       (p.rhp_amount::numeric * 100)::bigint AS rhp_cents,
       (p.rms_amount::numeric * 100)::bigint AS rms_cents,
       p.opening_date::date AS opening_on, p.closure_date::date AS closure_on,
       p.last_renewal_date::date AS last_renewal_on,
       p.reference_interne::integer AS reference_interne, p.reference_externe::integer AS reference_externe,
       p.reference_saspas::integer AS reference_saspas,
       -- Every share of a trainee is a whole number of 1/share_unit: 20000 with the references 8, 10 and 8.
       100 * lcm(lcm(100, p.reference_interne::integer), lcm(p.reference_externe::integer, p.reference_saspas::integer))
         AS share_unit,
       p.stagiaire_cap = 'ONE_FULL_TIME' AS capped,
       p.adhesion_rule = 'DOCTOR_SIGNATURE' AS by_doctor,
       'AIF' = ANY (string_to_array(p.opposable_components, '|')) AS aif_opposable,
       'RMS' = ANY (string_to_array(p.opposable_components, '|')) AS rms_opposable,
       'RHP' = ANY (string_to_array(p.opposable_components, '|')) AS rhp_opposable,
       p.optam_exempt = 'YES' AS optam_exempt,
       p.dp_prorated = 'YES' AS dp_prorated,
       p.hospital_days = 'CONTRACT_ONLY' AS hospital_by_contract,
       p.zone_loss = 'AT_ONCE' AS zone_at_once
  FROM run r
  JOIN second_scope s ON s.run_id = r.run_id
 CROSS JOIN LATERAL (SELECT make_date(r.year, 1, 1) AS first_on, make_date(r.year + 1, 1, 1) AS next_on) y
 CROSS JOIN (
   SELECT max(value) FILTER (WHERE name = 'aif_amount') AS aif_amount,
          max(value) FILTER (WHERE name = 'rhp_amount') AS rhp_amount,
          max(value) FILTER (WHERE name = 'rms_amount') AS rms_amount,
          max(value) FILTER (WHERE name = 'opening_date') AS opening_date,
          max(value) FILTER (WHERE name = 'closure_date') AS closure_date,
          max(value) FILTER (WHERE name = 'last_renewal_date') AS last_renewal_date,
          max(value) FILTER (WHERE name = 'reference_interne') AS reference_interne,
          max(value) FILTER (WHERE name = 'reference_externe') AS reference_externe,
          max(value) FILTER (WHERE name = 'reference_saspas') AS reference_saspas,
          max(value) FILTER (WHERE name = 'stagiaire_cap') AS stagiaire_cap,
          max(value) FILTER (WHERE name = 'adhesion_rule') AS adhesion_rule,
          max(value) FILTER (WHERE name = 'opposable_components') AS opposable_components,
          max(value) FILTER (WHERE name = 'optam_exempt') AS optam_exempt,
          max(value) FILTER (WHERE name = 'dp_prorated') AS dp_prorated,
          max(value) FILTER (WHERE name = 'hospital_days') AS hospital_days,
          max(value) FILTER (WHERE name = 'zone_loss') AS zone_loss
     FROM second_parameter) p;
-- Unmeasured, this one row would be taken for hundreds in every plan that follows.
ANALYZE second_run;

-- How many days after the event the contract is still paid: 1 when the day of the event is.
CREATE TEMP TABLE second_event_day AS
SELECT upper(substr(name, 5)) AS end_reason, (value = 'INCLUDED')::integer AS paid_days
  FROM second_parameter WHERE name LIKE 'day\_%';
ANALYZE second_event_day;

-- A decision that lets money out names its document.
CREATE TEMP TABLE second_decision AS
SELECT d.contract_id, d.reason, d.decision
  FROM known_decisions d JOIN second_run r ON d.year = r.year
 WHERE NOT d.cancelled AND (d.decision = 'REFUSE' OR d.document_ref IS NOT NULL);
ANALYZE second_decision;

-- The contracts of the run and, for the overlaps, all others of the same doctors.
CREATE TEMP TABLE second_contract AS
WITH doctor AS (
  SELECT DISTINCT w.rpps FROM run_contract w JOIN second_run r ON w.run_id = r.run_id
), named AS (
  SELECT k.*, w.contract_id IS NOT NULL AS in_run
    FROM known_contracts k
   CROSS JOIN second_run r
    LEFT JOIN run_contract w ON w.run_id = r.run_id AND w.contract_id = k.contract_id
    LEFT JOIN doctor d ON d.rpps = k.rpps
   WHERE w.contract_id IS NOT NULL OR d.rpps IS NOT NULL
)
SELECT row_number() OVER (ORDER BY k.contract_id)::integer AS n,
       k.contract_id, k.in_run, k.rpps, k.caisse, k.commune, coalesce(k.sub_area, '') AS sub_area, k.practice,
       k.cancelled, k.effective_on, k.end_reason, k.end_event_on, k.doctor_signed_on,
       greatest(k.doctor_signed_on, k.caisse_signed_on, k.ars_signed_on) AS last_signed_on,
       num_nulls(k.doctor_signed_on, k.caisse_signed_on, k.ars_signed_on) > 0 AS signature_missing,
       CASE WHEN k.effective_on IS NOT NULL THEN k.effective_on
            WHEN num_nulls(k.doctor_signed_on, k.caisse_signed_on, k.ars_signed_on) > 0 THEN NULL
            WHEN r.by_doctor THEN k.doctor_signed_on
            ELSE greatest(k.doctor_signed_on, k.caisse_signed_on, k.ars_signed_on) END AS adhesion_on,
       f.contract_id IS NOT NULL AS refused
  FROM named k
 CROSS JOIN second_run r
  LEFT JOIN (SELECT DISTINCT contract_id FROM second_decision WHERE decision = 'REFUSE') f
    ON f.contract_id = k.contract_id;
ANALYZE second_contract;

CREATE TEMP TABLE second_zone AS
SELECT p.commune, p.sub_area, range_agg(daterange(z.from_on, z.to_on, '[]')) AS days
  FROM (SELECT DISTINCT commune, sub_area FROM second_contract) p
  JOIN known_zones z ON z.commune = p.commune AND z.sub_area IN ('', p.sub_area)
 WHERE NOT z.cancelled AND z.category IN ('ZIP', 'FRAGILE')
 GROUP BY p.commune, p.sub_area;
ANALYZE second_zone;

-- Why a contract is out, '' when it is not.
CREATE TEMP TABLE second_standing AS
SELECT c.n, c.adhesion_on, c.end_reason, c.end_event_on, z.days AS zone_days,
       coalesce(z.days @> c.adhesion_on, false) AS zone_on_adhesion,
       CASE WHEN c.cancelled THEN 'WITHDRAWN'
            WHEN c.adhesion_on IS NULL THEN 'CONTRACT_NOT_SIGNED'
            ELSE concat_ws('|',
              CASE WHEN c.adhesion_on > r.closure_on AND (c.doctor_signed_on > r.closure_on) IS NOT FALSE
                   THEN 'ADHESION_AFTER_CLOSURE' END,
              CASE WHEN c.adhesion_on < r.opening_on THEN 'ADHESION_BEFORE_OPENING' END,
              CASE WHEN c.refused THEN 'REFUSED' END) END AS out_reasons
  FROM second_contract c
 CROSS JOIN second_run r
  LEFT JOIN second_zone z ON z.commune = c.commune AND z.sub_area = c.sub_area;
ANALYZE second_standing;

-- T: the days of the year from the adhesion to the end.
CREATE TEMP TABLE second_period AS
WITH boundary AS (
  SELECT s.n, s.end_event_on, s.zone_on_adhesion, s.zone_days, k.k,
         b.plain + (extract(day FROM s.adhesion_on) = 29 AND extract(month FROM s.adhesion_on) = 2
                    AND extract(day FROM b.plain) <> 29)::integer AS starts_on
    FROM second_standing s
   CROSS JOIN second_run r
   CROSS JOIN LATERAL generate_series(0,
     (extract(year FROM r.last_renewal_on)::integer - extract(year FROM s.adhesion_on)::integer) / 3 + 1) k(k)
   CROSS JOIN LATERAL (SELECT (s.adhesion_on + make_interval(years => 3 * k.k))::date AS plain) b
   WHERE s.out_reasons = '' AND s.adhesion_on < r.next_on
), term AS (
  SELECT b.n,
         min(b.starts_on) FILTER (WHERE b.k > 0 AND (b.starts_on > r.last_renewal_on
           OR b.zone_on_adhesion AND NOT b.zone_days @> b.starts_on)) AS not_renewable_on,
         min(b.starts_on) FILTER (WHERE b.starts_on > b.end_event_on) AS after_letter_on
    FROM boundary b CROSS JOIN second_run r
   GROUP BY b.n
), ended AS (
  SELECT s.n, s.out_reasons, s.zone_on_adhesion, t.n IS NOT NULL AS begun, s.adhesion_on,
         least(t.not_renewable_on,
           CASE WHEN s.end_reason = 'NOT_RENEWED' THEN t.after_letter_on ELSE s.end_event_on + e.paid_days END,
           CASE WHEN r.zone_at_once AND s.zone_on_adhesion THEN
             (SELECT upper(z) FROM unnest(s.zone_days) z WHERE z @> s.adhesion_on) END) AS end_on
    FROM second_standing s
   CROSS JOIN second_run r
    LEFT JOIN term t ON t.n = s.n
    LEFT JOIN second_event_day e ON e.end_reason = s.end_reason
)
SELECT e.n, e.out_reasons, e.zone_on_adhesion,
       CASE WHEN e.begun AND greatest(e.adhesion_on, r.first_on) < least(e.end_on, r.next_on)
            THEN datemultirange(daterange(greatest(e.adhesion_on, r.first_on), least(e.end_on, r.next_on)))
            ELSE '{}'::datemultirange END AS t
  FROM ended e CROSS JOIN second_run r;
ANALYZE second_period;

-- The days that decisions take out: T gives T1 (other aid, not conventioned), T1 gives T2 (overlap of contracts).
CREATE TEMP TABLE second_incompatible AS
SELECT o.rpps, range_agg(daterange(o.from_on, o.to_on, '[]') * r.civil_year) AS days
  FROM known_other_contracts o
 CROSS JOIN second_run r
 WHERE NOT o.cancelled
   AND o.scheme IN ('CAIM', 'COTRAM', 'CSTM', 'OPTION_DEMOGRAPHIE', 'SOLIDARITE_TERRITORIALE', 'FMT_ZIP',
                    'PRIMO_INSTALLATION_2024', 'CABINET_SECONDAIRE_2024')
   AND daterange(o.from_on, o.to_on, '[]') && r.civil_year
 GROUP BY o.rpps;
CREATE INDEX ON second_incompatible (rpps);
ANALYZE second_incompatible;

CREATE TEMP TABLE second_sector AS
SELECT k.rpps, k.convention_code AS code, coalesce(k.optam = 'Y', false) AS optam,
       daterange(k.from_on, k.to_on, '[]') * r.civil_year AS days
  FROM known_sectors k
 CROSS JOIN second_run r
 WHERE NOT k.cancelled
   AND daterange(k.from_on, k.to_on, '[]') && r.civil_year;
CREATE INDEX ON second_sector (rpps);
ANALYZE second_sector;

CREATE TEMP TABLE second_t1 AS
WITH taken AS (
  SELECT c.n,
         coalesce((SELECT i.days FROM second_incompatible i
                    WHERE i.rpps = c.rpps AND d.reason = 'INCOMPATIBLE_AID'), '{}'::datemultirange)
       + coalesce((SELECT range_agg(s.days) FILTER (WHERE s.code = 0)
                        - coalesce(range_agg(s.days) FILTER (WHERE s.code <> 0), '{}'::datemultirange)
                     FROM second_sector s
                    WHERE s.rpps = c.rpps AND d.reason = 'NOT_CONVENTIONED'), '{}'::datemultirange) AS days
    FROM second_decision d
    JOIN second_contract c ON c.contract_id = d.contract_id
   WHERE d.decision = 'EXCLUDE_DAYS' AND d.reason IN ('INCOMPATIBLE_AID', 'NOT_CONVENTIONED')
), all_taken AS (
  SELECT t.n, range_agg(x.days) AS days FROM taken t CROSS JOIN LATERAL unnest(t.days) x(days) GROUP BY t.n
)
SELECT p.n, c.rpps, c.contract_id, p.t - coalesce(a.days, '{}'::datemultirange) AS t1
  FROM second_period p
  JOIN second_contract c ON c.n = p.n
  LEFT JOIN all_taken a ON a.n = p.n
 WHERE NOT isempty(p.t);
ANALYZE second_t1;

-- Only the doctors with more than one contract in the year.
CREATE TEMP TABLE second_shared AS
SELECT n, rpps, contract_id, t1
  FROM (SELECT t.*, count(*) OVER (PARTITION BY rpps) AS contracts FROM second_t1 t) x
 WHERE contracts > 1;
CREATE INDEX ON second_shared (rpps);
ANALYZE second_shared;

CREATE TEMP TABLE second_days AS
WITH taken AS (
  SELECT a.n, range_agg(x.days) AS days
    FROM second_decision d
    JOIN second_shared a ON a.contract_id = d.contract_id
    JOIN second_shared b ON b.rpps = a.rpps AND b.n <> a.n
   CROSS JOIN LATERAL unnest(b.t1) x(days)
   WHERE d.decision = 'EXCLUDE_DAYS' AND d.reason = 'CONTRACT_OVERLAP'
   GROUP BY a.n
)
SELECT t.n, t.rpps, t.t1 - coalesce(k.days, '{}'::datemultirange) AS t2
  FROM second_t1 t LEFT JOIN taken k ON k.n = t.n;
CREATE INDEX ON second_days (n);
ANALYZE second_days;

CREATE TEMP TABLE second_overlap AS
SELECT DISTINCT a.n
  FROM second_shared sa
  JOIN second_shared sb ON sb.rpps = sa.rpps AND sb.n <> sa.n
  JOIN second_days a ON a.n = sa.n
  JOIN second_days b ON b.n = sb.n
 WHERE a.t2 && b.t2;
ANALYZE second_overlap;

-- The contracts of the run that have days to pay.
CREATE TEMP TABLE second_due AS
SELECT c.n, c.contract_id, c.rpps, d.t2
  FROM second_days d JOIN second_contract c ON c.n = d.n
 WHERE c.in_run AND NOT isempty(d.t2);
CREATE INDEX ON second_due (contract_id);
ANALYZE second_due;

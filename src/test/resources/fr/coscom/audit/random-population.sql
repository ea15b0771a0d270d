-- An invented population of test.contracts contracts, the same for the same test.seed, full of doubtful cases.
CREATE FUNCTION pg_temp.roll(i bigint, what text, sides integer) RETURNS integer LANGUAGE sql STABLE
  RETURN ((hashtextextended(what || ':' || i, current_setting('test.seed')::bigint) & 9223372036854775807) % sides)::integer;

CREATE TEMP TABLE made AS
SELECT i, 'C' || lpad(i::text, 7, '0') AS contract_id,
       lpad((CASE WHEN i > 1 AND pg_temp.roll(i, 'twin', 8) = 0 THEN i - 1 ELSE i END)::text, 11, '0') AS rpps,
       date '2016-06-01' + pg_temp.roll(i, 'signed', 3500) AS signed_on
  FROM generate_series(1, current_setting('test.contracts')::integer) i;
CREATE TEMP TABLE doctor AS SELECT min(i) AS i, rpps FROM made GROUP BY rpps;

INSERT INTO fact_contracts
SELECT contract_id, rpps, 'Dr ' || i, CASE WHEN pg_temp.roll(i, 'caisse', 50) = 0 THEN '999' ELSE '311' END,
       (31000 + pg_temp.roll(i, 'commune', 60))::text,
       CASE WHEN pg_temp.roll(i, 'area', 5) = 0 THEN 'Q' || pg_temp.roll(i, 'quarter', 3) END,
       (ARRAY['GROUP', 'MSP', 'CPTS', 'ESP', 'NONE'])[CASE WHEN pg_temp.roll(i, 'none', 40) = 0 THEN 5 ELSE 1 + i % 4 END],
       CASE WHEN pg_temp.roll(i, 'unsigned', 60) > 0 THEN signed_on END,
       CASE WHEN pg_temp.roll(i, 'unsigned2', 80) > 0 THEN signed_on + pg_temp.roll(i, 'later', 20) END,
       CASE WHEN pg_temp.roll(i, 'unsigned3', 80) > 0 THEN signed_on + pg_temp.roll(i, 'latest', 60) END,
       CASE WHEN pg_temp.roll(i, 'effective', 12) = 0 THEN signed_on + pg_temp.roll(i, 'effect', 90) END,
       (ARRAY['RESIGNATION', 'BREACH', 'DEATH', 'RETIREMENT', 'CESSATION', 'LEFT_ZONE', 'NOT_RENEWED'])
         [1 + pg_temp.roll(i, 'ended', 40)],
       CASE WHEN pg_temp.roll(i, 'ended', 40) < 7 THEN signed_on + pg_temp.roll(i, 'event', 2500) - 60 END,
       'D', known_lot(), i, pg_temp.roll(i, 'withdrawn', 100) = 0, gen_random_uuid()
  FROM made;
INSERT INTO lot_contract SELECT known_lot(), contract_id, true FROM made;

INSERT INTO fact_zones
SELECT (31000 + c)::text, CASE WHEN c % 10 = 0 THEN 'Q' || pg_temp.roll(c, 'q', 3) ELSE '' END,
       CASE WHEN c % 7 = 0 AND k = 0 THEN 'FRAGILE' WHEN c % 11 = 0 THEN 'ZAC' ELSE 'ZIP' END,
       CASE WHEN k = 0 THEN date '2012-01-01' ELSE date '2018-01-01' + pg_temp.roll(c, 'zone2', 60) END,
       CASE WHEN k = 0 THEN date '2017-12-31' WHEN c % 4 = 0 THEN date '2022-06-30' + pg_temp.roll(c, 'zone3', 500) END,
       'Z', known_lot(), c, false, gen_random_uuid()
  FROM generate_series(0, 59) c CROSS JOIN generate_series(0, 1) k;
INSERT INTO fact_paying_caisses SELECT '311', 'CPAM', 'FR76', NULL, NULL, known_lot(), 1, false, gen_random_uuid();

-- One, two or three situations; now and then with a hole or a shared day between them.
INSERT INTO fact_sectors
SELECT d.rpps, CASE WHEN pg_temp.roll(d.i, 'code0' || k, 60) = 0 THEN 0 ELSE 1 + pg_temp.roll(d.i, 'code' || k, 3) END,
       CASE WHEN pg_temp.roll(d.i, 'optam' || k, 2) = 0 THEN 'Y' ELSE 'N' END,
       (ARRAY[date '2010-01-01', c.first_on, c.second_on])[k],
       CASE k WHEN 1 THEN c.first_on WHEN 2 THEN c.second_on END
         - (CASE WHEN pg_temp.roll(d.i, 'shared' || k, 30) = 0 THEN 0 WHEN pg_temp.roll(d.i, 'hole' || k, 30) = 0 THEN 3 ELSE 1 END),
       known_lot(), k, false, gen_random_uuid()
  FROM doctor d
 CROSS JOIN LATERAL (SELECT date '2021-01-01' + pg_temp.roll(d.i, 'change', 900) AS first_on,
                            date '2023-08-01' + pg_temp.roll(d.i, 'change2', 900) AS second_on) c
 CROSS JOIN generate_series(1, 3) k;
INSERT INTO fact_opposable_rates
SELECT d.rpps, y, pg_temp.roll(d.i, 'rate' || y, 10001) / 100.0, NULL, NULL, known_lot(), y, pg_temp.roll(d.i, 'norate' || y, 50) = 0,
       gen_random_uuid()
  FROM doctor d CROSS JOIN generate_series(2022, 2025) y WHERE pg_temp.roll(d.i, 'norate2' || y, 50) > 0;

INSERT INTO fact_stagiaire_attestations
SELECT contract_id || '-' || k, contract_id,
       (ARRAY['INTERNE', 'EXTERNE', 'SASPAS', 'DOCTEUR_JUNIOR'])[1 + pg_temp.roll(i, 'level' || k, 4)],
       f.on_day, CASE WHEN pg_temp.roll(i, 'open' || k, 30) > 0 THEN f.on_day + pg_temp.roll(i, 'length' || k, 200) END,
       CASE WHEN s.half THEN (1 + pg_temp.roll(i, 'half' || k, 1400)) / 100.0 END,
       CASE WHEN NOT s.half THEN (1 + pg_temp.roll(i, 'share' || k, 10000)) / 100.0 END,
       CASE WHEN pg_temp.roll(i, 'agreed' || k, 20) > 0 THEN 'A' END, CASE WHEN pg_temp.roll(i, 'notified' || k, 20) > 0 THEN 'M' END,
       CASE WHEN pg_temp.roll(i, 'derogation' || k, 3) > 0 THEN 'S' END,
       known_lot(), k, pg_temp.roll(i, 'gone' || k, 40) = 0, gen_random_uuid()
  FROM made CROSS JOIN generate_series(1, 4) k
 CROSS JOIN LATERAL (SELECT date '2023-01-01' + pg_temp.roll(i, 'from' || k, 800) AS on_day) f
 CROSS JOIN LATERAL (SELECT pg_temp.roll(i, 'kind' || k, 2) = 0 AS half) s;
INSERT INTO fact_hospital_activities
SELECT contract_id || '-' || k, contract_id, 'F', date '2022-06-01' + pg_temp.roll(i, 'hospital' || k, 900),
       CASE WHEN k = 1 THEN date '2022-06-01' + pg_temp.roll(i, 'hospital' || k, 900) + pg_temp.roll(i, 'stay', 300) END,
       CASE WHEN pg_temp.roll(i, 'paper' || k, 20) > 0 THEN 'D' END, known_lot(), k, false, gen_random_uuid()
  FROM made CROSS JOIN generate_series(1, 2) k WHERE pg_temp.roll(i, 'works' || k, 2) = 0;
INSERT INTO fact_majorations
SELECT contract_id || '-' || k, contract_id, (1 + pg_temp.roll(i, 'grant' || k, 2000)) / 100.0,
       date '2023-01-01' + pg_temp.roll(i, 'since' || k, 700),
       CASE WHEN k = 1 THEN date '2023-01-01' + pg_temp.roll(i, 'since' || k, 700) + pg_temp.roll(i, 'until', 400) END,
       CASE WHEN pg_temp.roll(i, 'arrete' || k, 20) > 0 THEN 'R' END, known_lot(), k, false, gen_random_uuid()
  FROM made CROSS JOIN generate_series(1, 2) k WHERE pg_temp.roll(i, 'granted' || k, 3) = 0;
INSERT INTO fact_other_contracts
SELECT d.rpps, (ARRAY['CAIM', 'COTRAM', 'FMT_ZIP', 'CDE', 'PTMG'])[1 + pg_temp.roll(d.i, 'scheme', 5)],
       date '2020-01-01' + pg_temp.roll(d.i, 'aid', 1500), date '2020-01-01' + pg_temp.roll(d.i, 'aid', 1500) + 500,
       'D', known_lot(), d.i, false, gen_random_uuid()
  FROM doctor d WHERE pg_temp.roll(d.i, 'aided', 12) = 0;
INSERT INTO fact_bank_accounts
SELECT d.rpps, CASE WHEN pg_temp.roll(d.i, 'any', 3) = 0 THEN '' ELSE '311' END, 'H', 'FR76', NULL,
       CASE WHEN pg_temp.roll(d.i, 'estate', 30) = 0 THEN 'ESTATE' ELSE 'DOCTOR' END, 'D', known_lot(), d.i, false, gen_random_uuid()
  FROM doctor d WHERE pg_temp.roll(d.i, 'account', 60) > 0;
INSERT INTO fact_holds
SELECT contract_id, 'C', 'R', 'P', date '2024-01-01', CASE WHEN i % 3 = 0 THEN date '2024-02-01' END, known_lot(), i, false, gen_random_uuid()
  FROM made WHERE pg_temp.roll(i, 'hold', 60) = 0;
INSERT INTO fact_decisions
SELECT contract_id, current_setting('test.year')::integer, x.reason, x.decision, 'D', 'D', date '2024-03-01', known_lot(), i, false,
       gen_random_uuid()
  FROM made CROSS JOIN (VALUES ('INCOMPATIBLE_AID', 'EXCLUDE_DAYS', 0), ('NOT_CONVENTIONED', 'EXCLUDE_DAYS', 1),
    ('CONTRACT_OVERLAP', 'EXCLUDE_DAYS', 2), ('ZONE_NOT_ELIGIBLE', 'PAY', 3), ('PRACTICE_NOT_COORDINATED', 'PAY', 4),
    ('RETROACTIVE_EFFECT', 'PAY', 5), ('CLOSURE_STRADDLED', 'REFUSE', 6)) x(reason, decision, face)
 WHERE pg_temp.roll(i, 'decided' || x.face, 15) = 0 AND (x.decision <> 'REFUSE' OR i % 5 = 0);
INSERT INTO anomaly (lot, severity, file, line, column_name, code, value, message, contract_id)
SELECT known_lot(), 'REJECTED', 'holds.csv', i, '', '', '', '', contract_id FROM made WHERE pg_temp.roll(i, 'rejected', 100) = 0;

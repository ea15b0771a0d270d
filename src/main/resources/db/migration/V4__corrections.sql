-- Corrections after payment: what a lot claimed to be, debts, and what became of them.

-- ANNUAL: contracts.csv was the whole population, and who is absent from it was not sent. CORRECTION: any subset.
ALTER TABLE lot ADD COLUMN scope text NOT NULL DEFAULT 'ANNUAL' CHECK (scope IN ('ANNUAL', 'CORRECTION'));

-- Whose contracts.csv says which contracts were sent to the run whose lot the session has set: the population of the latest annual
-- payment of its year that it knows, itself if it is one, and every lot since. Null when the year has no annual payment.
CREATE FUNCTION sending_lots() RETURNS integer[] LANGUAGE sql STABLE
  RETURN (SELECT array_agg(s.lot)
            FROM known_lots s
           WHERE s.lot >= (SELECT max(l.lot)
                             FROM lot l
                             JOIN known_lots USING (lot)
                             JOIN run a USING (run_id)
                            WHERE a.kind <> 'CORRECTION' AND l.scope = 'ANNUAL'
                              AND a.year = (SELECT r.year FROM run r JOIN lot mine USING (run_id) WHERE mine.lot = known_lot())));

-- debt-events.csv
CREATE TABLE fact_debt_events (
  contract_id          text COLLATE "C" NOT NULL,
  year                 integer NOT NULL,
  run                  text COLLATE "C" NOT NULL,
  event                text NOT NULL,
  event_on             date NOT NULL,
  amount               numeric(12,2),
  document_ref         text,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (contract_id, year, run, event, event_on, lot)
);
CREATE VIEW known_debt_events AS
  SELECT DISTINCT ON (f.contract_id, f.year, f.run, f.event, f.event_on) f.*
    FROM fact_debt_events f JOIN known_lots USING (lot)
   ORDER BY f.contract_id, f.year, f.run, f.event, f.event_on, f.lot DESC;

-- What a run found overpaid on one contract: never netted against another contract, another year or a later payment. The parts
-- are positive for what is claimed, negative for what is owed to the doctor inside the same contract and year. The row says how the
-- debt was born; what became of it is told by the events. notified_on is presumed until an event gives the real day.
CREATE TABLE debt (
  run_id              integer NOT NULL,
  contract_id         text COLLATE "C" NOT NULL,
  year                integer NOT NULL,
  caisse              text COLLATE "C" NOT NULL,
  amount_cents        bigint NOT NULL CHECK (amount_cents > 0),
  aif_cents           bigint NOT NULL,
  rms_cents           bigint NOT NULL,
  rhp_cents           bigint NOT NULL,
  mao_cents           bigint NOT NULL,
  paid_on             date NOT NULL,
  legal_basis         text NOT NULL CHECK (legal_basis IN ('L133_4', 'CONTRACT_CLAUSE', 'CODE_CIVIL_1302')),
  limitation_on       date NOT NULL CHECK (limitation_on > paid_on),
  notified_on         date NOT NULL,
  observations_until  date NOT NULL CHECK (observations_until > notified_on),
  notice_until        date NOT NULL CHECK (notice_until > observations_until),
  state               text NOT NULL CHECK (state IN ('NOTIFIED', 'TIME_BARRED')),
  reason              text NOT NULL,
  PRIMARY KEY (run_id, contract_id),
  FOREIGN KEY (run_id, contract_id) REFERENCES settlement,
  CHECK (amount_cents = aif_cents + rms_cents + rhp_cents + mao_cents)
);
CREATE INDEX debt_year ON debt (year, contract_id);

-- Who claims back: the caisse that paid, wherever the contract is now. Of the caisses whose net orders for the contract and year cover
-- the claim, the one that ordered last; where none covers it alone, the one that ordered most, for a debt has one creditor. What was
-- paid before this program is of the caisse of its first posting, of the present one while it is not posted, and older than any run.
CREATE FUNCTION claiming_caisse(of_contract text, of_year integer, claim bigint, present text) RETURNS text LANGUAGE sql STABLE
  RETURN (
    SELECT payer.caisse
      FROM (SELECT paid.caisse, sum(paid.cents) AS cents, max(paid.run_id) FILTER (WHERE paid.cents > 0) AS latest
              FROM (SELECT p.caisse, p.run_id, sum(p.cents) AS cents
                      FROM posting p
                     WHERE p.contract_id = of_contract AND p.year = of_year AND p.kind <> 'PRIOR'
                     GROUP BY p.caisse, p.run_id
                    UNION ALL
                    SELECT coalesce((SELECT f.caisse FROM posting f
                                      WHERE f.contract_id = of_contract AND f.year = of_year AND f.kind = 'PRIOR'
                                      ORDER BY f.posting_id LIMIT 1), present),
                           0, (k.aif + k.rms + k.rhp + k.mao) * 100
                      FROM known_prior_payments k
                     WHERE k.contract_id = of_contract AND k.year = of_year AND NOT k.cancelled) AS paid
             GROUP BY paid.caisse) AS payer
     ORDER BY payer.cents >= claim DESC, CASE WHEN payer.cents >= claim THEN payer.latest END DESC NULLS LAST, payer.cents DESC,
              payer.caisse
     LIMIT 1);

-- The debts of the year of a run that it or a run before it found, and what became of them by the events known to the session, on the
-- day that the run was opened. Given up is what will not be claimed any more though it did not come back.
CREATE FUNCTION known_debts(of_run integer)
RETURNS TABLE (run_id integer, contract_id text, notified_on date, repaid_cents bigint, waived_cents bigint, state text,
               given_up_cents bigint)
LANGUAGE sql STABLE AS $$
  WITH asked AS (
    SELECT r.run_id, r.year, (r.opened_at AT TIME ZONE replace(r.opened_offset, 'Z', '+00:00')::interval)::date AS opened_on
      FROM run r WHERE r.run_id = of_run
  ), told AS (
    SELECT e.contract_id, e.run, min(e.event_on) FILTER (WHERE e.event = 'NOTIFIED') AS notified_on,
           coalesce(sum(e.amount * 100) FILTER (WHERE e.event = 'REPAID'), 0)::bigint AS repaid_cents,
           coalesce(sum(e.amount * 100) FILTER (WHERE e.event = 'WAIVED'), 0)::bigint AS waived_cents,
           (array_agg(e.event ORDER BY e.event_on DESC, e.event) FILTER (WHERE e.event IN ('NOTIFIED', 'CONTESTED')))[1] AS last_word
      FROM known_debt_events e JOIN asked USING (year)
     WHERE NOT e.cancelled
     GROUP BY e.contract_id, e.run
  )
  SELECT d.run_id, d.contract_id, t.notified_on, coalesce(t.repaid_cents, 0), coalesce(t.waived_cents, 0), now.state,
         greatest(CASE now.state WHEN 'TIME_BARRED' THEN d.amount_cents - coalesce(t.repaid_cents, 0)
                                 ELSE least(coalesce(t.waived_cents, 0), d.amount_cents - coalesce(t.repaid_cents, 0)) END, 0)
    FROM debt d
    JOIN asked a USING (year)
    JOIN run r ON r.run_id = d.run_id
    LEFT JOIN told t ON t.contract_id = d.contract_id AND t.run = r.name
   CROSS JOIN LATERAL (
         SELECT CASE WHEN t.repaid_cents >= d.amount_cents THEN 'REPAID'
                     WHEN t.repaid_cents + t.waived_cents >= d.amount_cents THEN 'WAIVED'
                     WHEN d.state = 'TIME_BARRED' OR d.limitation_on < a.opened_on THEN 'TIME_BARRED'
                     WHEN t.last_word = 'CONTESTED' THEN 'CONTESTED'
                     ELSE 'NOTIFIED' END AS state) AS now
   WHERE d.run_id <= a.run_id AND r.state <> 'DISCARDED' AND (r.kind <> 'DRY_RUN' OR d.run_id = a.run_id)
$$;

-- What a settled run pays for contracts of which an earlier run had claimed money back: paid beside a debt that was given up, the
-- doctor has the same money twice. What was paid since the first debt given up counts as given back already. A decision DEBT_GIVEN_UP
-- speaks for one payment: its row is newer than the debts given up and than the last payment since.
CREATE FUNCTION rappels_beside_debts(of_run integer)
RETURNS TABLE (contract_id text, to_pay_cents bigint, given_up_cents bigint, given_up text, decided boolean, open_cents bigint,
               open text)
LANGUAGE sql STABLE AS $$
  WITH standing AS (
    SELECT s.contract_id, s.to_pay_cents, r.year, k.run_id, b.name, b.lot, k.state, k.given_up_cents,
           CASE WHEN k.state IN ('NOTIFIED', 'CONTESTED')
                THEN greatest(d.amount_cents - k.repaid_cents - k.waived_cents, 0) ELSE 0 END AS open_cents
      FROM known_debts(of_run) k
      JOIN debt d ON (d.run_id, d.contract_id) = (k.run_id, k.contract_id)
      JOIN run b ON b.run_id = k.run_id
      JOIN settlement s ON s.run_id = of_run AND s.contract_id = k.contract_id AND s.to_pay_cents > 0
      JOIN run r ON r.run_id = of_run
     WHERE k.run_id < of_run
  ), beside AS (
    SELECT contract_id, to_pay_cents, year, sum(given_up_cents)::bigint AS given_up_cents, min(run_id) FILTER (WHERE given_up_cents > 0) AS since,
           max(lot) FILTER (WHERE given_up_cents > 0) AS lot, sum(open_cents)::bigint AS open_cents,
           string_agg(format('%s %s', name, state), ', ' ORDER BY run_id) FILTER (WHERE given_up_cents > 0) AS given_up,
           string_agg(format('%s %s', name, state), ', ' ORDER BY run_id) FILTER (WHERE open_cents > 0) AS open
      FROM standing
     GROUP BY contract_id, to_pay_cents, year
  )
  SELECT b.contract_id, b.to_pay_cents, greatest(b.given_up_cents - coalesce(back.cents, 0), 0), b.given_up,
         EXISTS (SELECT FROM known_decisions d
                  WHERE d.contract_id = b.contract_id AND d.year = b.year AND d.reason = 'DEBT_GIVEN_UP' AND d.decision = 'PAY'
                    AND NOT d.cancelled AND d.document_ref <> '' AND d.lot > greatest(b.lot, back.lot)),
         b.open_cents, b.open
    FROM beside b
    LEFT JOIN LATERAL (
         SELECT sum(paid.cents)::bigint AS cents, max(paid.lot) AS lot
           FROM (SELECT sum(p.cents) AS cents, max(r.lot) AS lot
                   FROM posting p JOIN run r USING (run_id)
                  WHERE p.contract_id = b.contract_id AND p.year = b.year AND p.kind <> 'PRIOR' AND p.run_id > b.since AND p.run_id < of_run
                  GROUP BY p.run_id) AS paid
          WHERE paid.cents > 0) AS back ON true
$$;

CREATE TRIGGER fact_debt_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_debt_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER debt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON debt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

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

CREATE TRIGGER fact_debt_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_debt_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER debt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON debt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

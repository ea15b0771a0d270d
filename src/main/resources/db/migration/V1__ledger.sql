-- The truth of the program. Money is whole cents (…_cents), a day named …_on is a calendar day; to_on is the last day
-- included, null when open. Facts are versions: a row is never changed, a newer lot brings a newer version of its key.

CREATE TABLE parameter_set (
  digest   text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
  content  text NOT NULL
);

CREATE TABLE run (
  run_id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  year              integer NOT NULL CHECK (year BETWEEN 2016 AND 2029),
  number            integer NOT NULL CHECK (number > 0),
  kind              text NOT NULL CHECK (kind IN ('ANNUAL', 'CORRECTION', 'DRY_RUN')),
  name              text NOT NULL GENERATED ALWAYS AS (year::text || '-' || CASE kind WHEN 'DRY_RUN' THEN 'D' ELSE '' END || number::text) STORED UNIQUE,
  state             text NOT NULL CHECK (state IN ('PREPARING', 'SEALED', 'APPROVED', 'RELEASED', 'DISCARDED', 'DONE')),
  opened_at         timestamptz NOT NULL,
  opened_offset     text NOT NULL,
  rehearsal         boolean NOT NULL DEFAULT false,
  execution_date    date NOT NULL,
  outside_window    boolean NOT NULL,
  reason            text,
  operator          text NOT NULL CHECK (operator <> ''),
  output_folder     text NOT NULL,
  program_digest    text NOT NULL,
  parameter_digest  text NOT NULL REFERENCES parameter_set,
  lot               integer,
  input_folder      text NOT NULL DEFAULT '',
  fence             bigint NOT NULL DEFAULT 0,
  run_json_sha256   text CHECK (run_json_sha256 ~ '^[0-9a-f]{64}$'),
  discarded_by      text,
  discard_reason    text,
  CHECK (state <> 'DONE' OR kind = 'DRY_RUN'),
  CHECK (state <> 'SEALED' OR run_json_sha256 IS NOT NULL),
  CHECK (state <> 'DISCARDED' OR (discarded_by IS NOT NULL AND discard_reason IS NOT NULL)),
  CHECK (outside_window = false OR reason IS NOT NULL)
);
-- Attempts are numbered for ever: each is a new job instance, whatever became of the one before.
CREATE SEQUENCE attempt_number AS bigint;
-- At most one run of a year is on its way to the bank.
CREATE UNIQUE INDEX run_open ON run (year) WHERE state IN ('PREPARING', 'SEALED', 'APPROVED') AND kind <> 'DRY_RUN';
CREATE UNIQUE INDEX run_dry ON run (year) WHERE state = 'PREPARING' AND kind = 'DRY_RUN';

-- One lot is what one run loaded, in one transaction. Lots are numbered without a gap in the order of their loading:
-- what was known to a run is what lots up to its own brought, less those made void before.
CREATE TABLE lot (
  lot        integer PRIMARY KEY CHECK (lot > 0),
  run_id     integer NOT NULL UNIQUE REFERENCES run DEFERRABLE INITIALLY DEFERRED,
  void_from  integer CHECK (void_from > lot)
);
ALTER TABLE run ADD FOREIGN KEY (lot) REFERENCES lot DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE lot_file (
  lot         integer NOT NULL REFERENCES lot,
  file        text NOT NULL,
  sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes       bigint NOT NULL,
  rows        integer NOT NULL,
  added       integer NOT NULL,
  unchanged   integer NOT NULL,
  repeated    integer NOT NULL,
  rejected    integer NOT NULL,
  PRIMARY KEY (lot, file),
  CHECK (rows = added + unchanged + repeated + rejected)
);

-- The contracts that the contracts.csv of a lot names, accepted or rejected.
CREATE TABLE lot_contract (
  lot          integer NOT NULL REFERENCES lot,
  contract_id  text COLLATE "C" NOT NULL,
  accepted     boolean NOT NULL,
  PRIMARY KEY (lot, contract_id)
);

CREATE FUNCTION known_lot() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('coscom.lot', true), '')::integer;

-- The lots known to the run whose lot the session has set (SET coscom.lot = N).
CREATE VIEW known_lots AS
  SELECT lot FROM lot WHERE lot <= known_lot() AND (void_from IS NULL OR void_from > known_lot());

CREATE TABLE anomaly (
  anomaly_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lot          integer NOT NULL REFERENCES lot,
  severity     text NOT NULL CHECK (severity IN ('REJECTED', 'NOTICE')),
  file         text NOT NULL,
  line         integer NOT NULL,
  column_name  text NOT NULL,
  code         text NOT NULL,
  value        text NOT NULL,
  message      text NOT NULL,
  row_key      text,
  contract_id  text COLLATE "C",
  rpps         text COLLATE "C",
  commune      text COLLATE "C",
  sub_area     text COLLATE "C"
);
CREATE INDEX anomaly_lot ON anomaly (lot);

-- A rejection stops holding a contract once a later lot brought an accepted row for it.
CREATE TABLE anomaly_settled (
  anomaly_id  bigint PRIMARY KEY REFERENCES anomaly,
  lot         integer NOT NULL REFERENCES lot
);

CREATE VIEW known_rejections AS
  SELECT a.* FROM anomaly a
   WHERE a.severity = 'REJECTED'
     AND a.lot IN (SELECT lot FROM known_lots)
     AND NOT EXISTS (SELECT FROM anomaly_settled s WHERE s.anomaly_id = a.anomaly_id AND s.lot IN (SELECT lot FROM known_lots));

-- contracts.csv
CREATE TABLE fact_contracts (
  contract_id          text COLLATE "C" NOT NULL,
  rpps                 text COLLATE "C" NOT NULL,
  doctor_name          text NOT NULL,
  caisse               text COLLATE "C" NOT NULL,
  commune              text COLLATE "C" NOT NULL,
  sub_area             text,
  practice             text NOT NULL,
  doctor_signed_on     date,
  caisse_signed_on     date,
  ars_signed_on        date,
  effective_on         date,
  end_reason           text,
  end_event_on         date,
  document_ref         text,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (contract_id, lot)
);
CREATE INDEX fact_contracts_rpps ON fact_contracts (rpps);
CREATE VIEW known_contracts AS
  SELECT DISTINCT ON (f.contract_id) f.*
    FROM fact_contracts f JOIN known_lots USING (lot)
   ORDER BY f.contract_id, f.lot DESC;

-- sectors.csv
CREATE TABLE fact_sectors (
  rpps                 text COLLATE "C" NOT NULL,
  convention_code      smallint NOT NULL,
  optam                text,
  from_on              date NOT NULL,
  to_on                date,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (rpps, from_on, lot)
);
CREATE VIEW known_sectors AS
  SELECT DISTINCT ON (f.rpps, f.from_on) f.*
    FROM fact_sectors f JOIN known_lots USING (lot)
   ORDER BY f.rpps, f.from_on, f.lot DESC;

-- opposable-rates.csv
CREATE TABLE fact_opposable_rates (
  rpps                 text COLLATE "C" NOT NULL,
  year                 integer NOT NULL,
  rate                 numeric(5,2) NOT NULL,
  measured_on          date,
  document_ref         text,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (rpps, year, lot)
);
CREATE VIEW known_opposable_rates AS
  SELECT DISTINCT ON (f.rpps, f.year) f.*
    FROM fact_opposable_rates f JOIN known_lots USING (lot)
   ORDER BY f.rpps, f.year, f.lot DESC;

-- stagiaire-attestations.csv
CREATE TABLE fact_stagiaire_attestations (
  attestation_id       text COLLATE "C" NOT NULL,
  contract_id          text COLLATE "C" NOT NULL,
  level                text NOT NULL,
  from_on              date NOT NULL,
  to_on                date,
  half_days_per_week   numeric(4,2),
  time_share           numeric(5,2),
  agreement_ref        text,
  ministry_notice_ref  text,
  ars_derogation_ref   text,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (attestation_id, lot)
);
CREATE INDEX fact_stagiaire_attestations_contract ON fact_stagiaire_attestations (contract_id);
CREATE VIEW known_stagiaire_attestations AS
  SELECT DISTINCT ON (f.attestation_id) f.*
    FROM fact_stagiaire_attestations f JOIN known_lots USING (lot)
   ORDER BY f.attestation_id, f.lot DESC;

-- hospital-activities.csv
CREATE TABLE fact_hospital_activities (
  activity_id          text COLLATE "C" NOT NULL,
  contract_id          text COLLATE "C" NOT NULL,
  finess               text,
  from_on              date NOT NULL,
  to_on                date,
  document_ref         text,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (activity_id, lot)
);
CREATE INDEX fact_hospital_activities_contract ON fact_hospital_activities (contract_id);
CREATE VIEW known_hospital_activities AS
  SELECT DISTINCT ON (f.activity_id) f.*
    FROM fact_hospital_activities f JOIN known_lots USING (lot)
   ORDER BY f.activity_id, f.lot DESC;

-- majorations.csv
CREATE TABLE fact_majorations (
  majoration_id        text COLLATE "C" NOT NULL,
  contract_id          text COLLATE "C" NOT NULL,
  rate                 numeric(4,2) NOT NULL,
  from_on              date NOT NULL,
  to_on                date,
  arrete_ref           text,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (majoration_id, lot)
);
CREATE INDEX fact_majorations_contract ON fact_majorations (contract_id);
CREATE VIEW known_majorations AS
  SELECT DISTINCT ON (f.majoration_id) f.*
    FROM fact_majorations f JOIN known_lots USING (lot)
   ORDER BY f.majoration_id, f.lot DESC;

-- other-contracts.csv
CREATE TABLE fact_other_contracts (
  rpps                 text COLLATE "C" NOT NULL,
  scheme               text NOT NULL,
  from_on              date NOT NULL,
  to_on                date,
  document_ref         text,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (rpps, scheme, from_on, lot)
);
CREATE VIEW known_other_contracts AS
  SELECT DISTINCT ON (f.rpps, f.scheme, f.from_on) f.*
    FROM fact_other_contracts f JOIN known_lots USING (lot)
   ORDER BY f.rpps, f.scheme, f.from_on, f.lot DESC;

-- zones.csv
CREATE TABLE fact_zones (
  commune              text COLLATE "C" NOT NULL,
  sub_area             text NOT NULL,
  category             text NOT NULL,
  from_on              date NOT NULL,
  to_on                date,
  arrete_ref           text,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (commune, sub_area, category, from_on, lot)
);
CREATE VIEW known_zones AS
  SELECT DISTINCT ON (f.commune, f.sub_area, f.category, f.from_on) f.*
    FROM fact_zones f JOIN known_lots USING (lot)
   ORDER BY f.commune, f.sub_area, f.category, f.from_on, f.lot DESC;

-- bank-accounts.csv
CREATE TABLE fact_bank_accounts (
  rpps                 text COLLATE "C" NOT NULL,
  caisse               text COLLATE "C" NOT NULL,
  holder               text NOT NULL,
  iban                 text NOT NULL,
  bic                  text,
  payee_kind           text,
  document_ref         text,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (rpps, caisse, lot)
);
CREATE VIEW known_bank_accounts AS
  SELECT DISTINCT ON (f.rpps, f.caisse) f.*
    FROM fact_bank_accounts f JOIN known_lots USING (lot)
   ORDER BY f.rpps, f.caisse, f.lot DESC;

-- paying-caisses.csv
CREATE TABLE fact_paying_caisses (
  caisse               text COLLATE "C" NOT NULL,
  legal_name           text NOT NULL,
  iban                 text NOT NULL,
  bic                  text,
  siret                text,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (caisse, lot)
);
CREATE VIEW known_paying_caisses AS
  SELECT DISTINCT ON (f.caisse) f.*
    FROM fact_paying_caisses f JOIN known_lots USING (lot)
   ORDER BY f.caisse, f.lot DESC;

-- holds.csv
CREATE TABLE fact_holds (
  contract_id          text COLLATE "C" NOT NULL,
  category             text NOT NULL,
  reason               text NOT NULL,
  placed_by            text NOT NULL,
  placed_on            date NOT NULL,
  lifted_on            date,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (contract_id, category, placed_on, lot)
);
CREATE VIEW known_holds AS
  SELECT DISTINCT ON (f.contract_id, f.category, f.placed_on) f.*
    FROM fact_holds f JOIN known_lots USING (lot)
   ORDER BY f.contract_id, f.category, f.placed_on, f.lot DESC;

-- decisions.csv
CREATE TABLE fact_decisions (
  contract_id          text COLLATE "C" NOT NULL,
  year                 integer NOT NULL,
  reason               text NOT NULL,
  decision             text NOT NULL,
  document_ref         text,
  decided_by           text NOT NULL,
  decided_on           date NOT NULL,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (contract_id, year, reason, lot)
);
CREATE VIEW known_decisions AS
  SELECT DISTINCT ON (f.contract_id, f.year, f.reason) f.*
    FROM fact_decisions f JOIN known_lots USING (lot)
   ORDER BY f.contract_id, f.year, f.reason, f.lot DESC;

-- prior-payments.csv
CREATE TABLE fact_prior_payments (
  contract_id          text COLLATE "C" NOT NULL,
  year                 integer NOT NULL,
  aif                  numeric(12,2) NOT NULL,
  rms                  numeric(12,2) NOT NULL,
  rhp                  numeric(12,2) NOT NULL,
  mao                  numeric(12,2) NOT NULL,
  paid_on              date NOT NULL,
  document_ref         text,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (contract_id, year, paid_on, lot)
);
CREATE VIEW known_prior_payments AS
  SELECT DISTINCT ON (f.contract_id, f.year, f.paid_on) f.*
    FROM fact_prior_payments f JOIN known_lots USING (lot)
   ORDER BY f.contract_id, f.year, f.paid_on, f.lot DESC;

-- ars-quotas.csv
CREATE TABLE fact_ars_quotas (
  ars_region           text NOT NULL,
  year                 integer NOT NULL,
  eligible_doctors     integer NOT NULL,
  lot                  integer NOT NULL REFERENCES lot,
  line                 integer NOT NULL,
  cancelled            boolean NOT NULL,
  content              uuid NOT NULL,
  PRIMARY KEY (ars_region, year, lot)
);
CREATE VIEW known_ars_quotas AS
  SELECT DISTINCT ON (f.ars_region, f.year) f.*
    FROM fact_ars_quotas f JOIN known_lots USING (lot)
   ORDER BY f.ars_region, f.year, f.lot DESC;

-- The work list of a run: who is to be assessed. Done = an entitlement of the same run and contract.
CREATE TABLE run_contract (
  run_id       integer NOT NULL REFERENCES run,
  rpps         text COLLATE "C" NOT NULL,
  contract_id  text COLLATE "C" NOT NULL,
  PRIMARY KEY (run_id, rpps, contract_id),
  UNIQUE (run_id, contract_id)
);

-- What is due, as the rules find it; amounts are null where nothing can be computed.
CREATE TABLE entitlement (
  run_id       integer NOT NULL REFERENCES run,
  contract_id  text COLLATE "C" NOT NULL,
  rpps         text COLLATE "C" NOT NULL,
  caisse       text COLLATE "C" NOT NULL,
  status       text NOT NULL CHECK (status IN ('PAYABLE', 'HELD', 'NOT_ELIGIBLE', 'NOTHING_DUE')),
  reasons      text NOT NULL,
  warnings     text NOT NULL,
  account_caisse text COLLATE "C",
  from_on      date,
  to_on        date,
  days         integer NOT NULL CHECK (days BETWEEN 0 AND 366),
  aif_cents    bigint CHECK (aif_cents BETWEEN 0 AND 500000),
  rms_cents    bigint CHECK (rms_cents >= 0),
  rhp_cents    bigint CHECK (rhp_cents BETWEEN 0 AND 125000),
  mao_cents    bigint CHECK (mao_cents >= 0),
  readings     bigint NOT NULL DEFAULT 0, -- bit n stands for reading Ln
  trace        text NOT NULL,
  PRIMARY KEY (run_id, contract_id),
  FOREIGN KEY (run_id, contract_id) REFERENCES run_contract (run_id, contract_id),
  CHECK (num_nulls(aif_cents, rms_cents, rhp_cents, mao_cents) IN (0, 4)),
  CHECK (status = 'HELD' OR aif_cents IS NOT NULL),
  CHECK (status <> 'PAYABLE' OR aif_cents + rms_cents + rhp_cents + mao_cents > 0),
  CHECK ((status IN ('HELD', 'NOT_ELIGIBLE')) = (reasons <> ''))
);
-- The orders and the papers of one caisse.
CREATE INDEX entitlement_caisse ON entitlement (run_id, caisse);

-- Evidence not retained and decisions without effect, found while assessing.
CREATE TABLE finding (
  run_id        integer NOT NULL,
  contract_id   text COLLATE "C" NOT NULL,
  position      integer NOT NULL,
  file          text NOT NULL,
  line          integer NOT NULL,
  lot           integer NOT NULL,
  column_name   text NOT NULL,
  code          text NOT NULL,
  value         text NOT NULL,
  at_stake_cents bigint,
  PRIMARY KEY (run_id, contract_id, position),
  FOREIGN KEY (run_id, contract_id) REFERENCES entitlement
);

-- due − already ordered, per component, per contract of the run.
CREATE TABLE settlement (
  run_id             integer NOT NULL,
  contract_id        text COLLATE "C" NOT NULL,
  caisse             text COLLATE "C" NOT NULL, -- that pays, or that claims what it paid
  ordered_aif_cents  bigint NOT NULL,
  ordered_rms_cents  bigint NOT NULL,
  ordered_rhp_cents  bigint NOT NULL,
  ordered_mao_cents  bigint NOT NULL,
  aif_cents          bigint NOT NULL,
  rms_cents          bigint NOT NULL,
  rhp_cents          bigint NOT NULL,
  mao_cents          bigint NOT NULL,
  to_pay_cents       bigint NOT NULL CHECK (to_pay_cents BETWEEN 0 AND 1182000),
  to_recover_cents   bigint NOT NULL CHECK (to_recover_cents >= 0),
  PRIMARY KEY (run_id, contract_id),
  FOREIGN KEY (run_id, contract_id) REFERENCES entitlement,
  CHECK (to_pay_cents = 0 OR to_recover_cents = 0),
  CHECK (to_pay_cents - to_recover_cents = aif_cents + rms_cents + rhp_cents + mao_cents)
);

-- Append-only. Already ordered for a contract, a year and a component is the sum of its postings.
CREATE TABLE posting (
  posting_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contract_id  text COLLATE "C" NOT NULL,
  year         integer NOT NULL,
  component    text NOT NULL CHECK (component IN ('AIF', 'RMS', 'RHP', 'MAO')),
  cents        bigint NOT NULL CHECK (cents <> 0),
  run_id       integer NOT NULL REFERENCES run,
  kind         text NOT NULL CHECK (kind IN ('ORDER', 'REVERSAL', 'PRIOR')),
  caisse       text COLLATE "C" NOT NULL,
  reason       text NOT NULL,
  CONSTRAINT posting_once UNIQUE (contract_id, year, component, run_id, kind)
);
CREATE INDEX posting_year ON posting (year, contract_id);

-- One link of the chain for each statement that posted: the digest covers its rows and the digest before.
CREATE TABLE posting_seal (
  seal_id     bigint PRIMARY KEY,
  first_id    bigint NOT NULL,
  last_id     bigint NOT NULL,
  rows        bigint NOT NULL,
  digest      text NOT NULL
);

CREATE FUNCTION posting_digest(previous text, first_id bigint, last_id bigint) RETURNS text LANGUAGE sql STABLE
  RETURN (SELECT encode(sha256(convert_to(previous || coalesce(string_agg(
            concat_ws('|', p.posting_id, p.contract_id, p.year, p.component, p.cents, p.run_id, p.kind, p.caisse, p.reason),
            E'\n' ORDER BY p.posting_id), ''), 'UTF8')), 'hex')
            FROM posting p WHERE p.posting_id BETWEEN first_id AND last_id);

CREATE FUNCTION seal_postings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  previous posting_seal;
  added record;
BEGIN
  SELECT min(posting_id) AS first_id, max(posting_id) AS last_id, count(*) AS rows INTO added FROM fresh;
  IF added.rows = 0 THEN
    RETURN NULL;
  END IF;
  SELECT * INTO previous FROM posting_seal ORDER BY seal_id DESC LIMIT 1;
  INSERT INTO posting_seal VALUES (coalesce(previous.seal_id, 0) + 1, added.first_id, added.last_id, added.rows,
    posting_digest(coalesce(previous.digest, ''), added.first_id, added.last_id));
  RETURN NULL;
END $$;

-- One statement posts at a time: the postings of two years at once would otherwise take their numbers in turns, and a
-- seal would cover rows that it did not see.
CREATE FUNCTION wait_to_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE posting_seal IN EXCLUSIVE MODE;
  RETURN NULL;
END $$;
CREATE TRIGGER posting_in_turn BEFORE INSERT ON posting FOR EACH STATEMENT EXECUTE FUNCTION wait_to_post();
CREATE TRIGGER posting_sealed AFTER INSERT ON posting REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION seal_postings();

-- A locked row, not a sequence: order numbers have no gap.
CREATE TABLE order_counter (
  caisse       text COLLATE "C" NOT NULL,
  year         integer NOT NULL,
  last_order   integer NOT NULL DEFAULT 0,
  last_file    integer NOT NULL DEFAULT 0,
  PRIMARY KEY (caisse, year)
);

-- The collective order of one caisse in one run: one payment file, one bordereau.
CREATE TABLE collective_order (
  run_id          integer NOT NULL REFERENCES run,
  caisse          text COLLATE "C" NOT NULL,
  year            integer NOT NULL,
  number          integer NOT NULL,
  message_id      text COLLATE "C" NOT NULL UNIQUE,
  file_name       text NOT NULL UNIQUE,
  debtor_name     text NOT NULL,
  debtor_iban     text NOT NULL,
  debtor_bic      text,
  debtor_siret    text,
  transfers       integer NOT NULL CHECK (transfers > 0),
  total_cents     bigint NOT NULL CHECK (total_cents > 0),
  state           text NOT NULL CHECK (state IN ('PREPARED', 'WRITTEN', 'SEALED', 'APPROVED', 'RELEASED', 'DISCARDED')),
  sha256          text UNIQUE CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (run_id, caisse),
  UNIQUE (caisse, year, number)
);

-- One transfer.
CREATE TABLE payment_order (
  end_to_end_id  text COLLATE "C" PRIMARY KEY,
  run_id         integer NOT NULL,
  caisse         text COLLATE "C" NOT NULL,
  year           integer NOT NULL,
  number         integer NOT NULL,
  contract_id    text COLLATE "C" NOT NULL,
  holder         text NOT NULL,
  iban           text NOT NULL,
  bic            text,
  amount_cents   bigint NOT NULL CHECK (amount_cents BETWEEN 1 AND 1182000),
  state          text NOT NULL CHECK (state IN ('ORDERED', 'SENT', 'REJECTED', 'RETURNED', 'EXECUTED', 'REISSUED', 'DISCARDED')),
  UNIQUE (caisse, year, number),
  UNIQUE (run_id, contract_id),
  FOREIGN KEY (run_id, caisse) REFERENCES collective_order
);
CREATE INDEX payment_order_caisse ON payment_order (run_id, caisse, contract_id);

CREATE TABLE control (
  run_id      integer NOT NULL REFERENCES run,
  control_id  text NOT NULL,
  severity    text NOT NULL CHECK (severity IN ('BLOCKING', 'WARNING')),
  population  bigint NOT NULL,
  differences bigint NOT NULL,
  cents       bigint NOT NULL,
  detail      text NOT NULL,
  PRIMARY KEY (run_id, control_id),
  CHECK (severity = 'WARNING' OR (differences = 0 AND cents = 0))
);

CREATE TABLE run_output (
  run_id  integer NOT NULL REFERENCES run,
  path    text NOT NULL,
  sha256  text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes   bigint NOT NULL,
  PRIMARY KEY (run_id, path)
);

CREATE TABLE run_event (
  event_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id    integer NOT NULL REFERENCES run,
  at        timestamptz NOT NULL,
  event     text NOT NULL,
  operator  text NOT NULL,
  db_user   text NOT NULL DEFAULT session_user,
  detail    text NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER fact_contracts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_contracts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_sectors_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_sectors FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_opposable_rates_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_opposable_rates FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_stagiaire_attestations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_stagiaire_attestations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_hospital_activities_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_hospital_activities FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_majorations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_majorations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_other_contracts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_other_contracts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_zones_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_zones FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_bank_accounts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_bank_accounts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_paying_caisses_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_paying_caisses FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_holds_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_holds FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_decisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_prior_payments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_prior_payments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_ars_quotas_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_ars_quotas FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER parameter_set_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON parameter_set FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lot_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON lot_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lot_contract_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON lot_contract FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER anomaly_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON anomaly FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER anomaly_settled_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON anomaly_settled FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER run_contract_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON run_contract FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entitlement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entitlement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER finding_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finding FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER settlement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON settlement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON posting_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER control_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON control FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER run_output_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON run_output FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER run_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON run_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

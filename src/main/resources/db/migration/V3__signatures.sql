-- Two signatures on each collective order, the director's and the accounting officer's, bound to the digest of run.json. What may
-- follow what, and who may do it, is decided here: the program only words it. A refusal raises check_violation; the name of the
-- rule is in CONSTRAINT, what was found in DETAIL. search_path is fixed, so that no temporary table can stand in for one of ours.

-- Who opened and who sealed a run, as the database knows them.
ALTER TABLE run ADD COLUMN db_user text NOT NULL DEFAULT session_user;
ALTER TABLE run ADD COLUMN sealed_db_user text;

CREATE FUNCTION refuse(rule text, seen text, sentence text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = rule, DETAIL = seen, MESSAGE = sentence;
END $$;

-- A name as it is compared: its letters in the order of the alphabet, without accents, case, blanks and punctuation, so that no order of
-- its words matters. 'José  LE-ROY', 'Jose le Roy' and 'LE ROY José' are one person.
CREATE FUNCTION person_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT string_agg(letter, '' ORDER BY letter COLLATE "C") FROM regexp_split_to_table(lower(regexp_replace(
    replace(replace(replace(replace(replace(
      translate(regexp_replace(normalize(name, NFKD), U&'[\0300-\036F]', '', 'g'), U&'\00D8\00F8\0141\0142\0110\0111\00D0\00F0\0131', 'OoLlDdDdi'),
      U&'\0152', 'oe'), U&'\0153', 'oe'), U&'\00C6', 'ae'), U&'\00E6', 'ae'), U&'\00DF', 'ss'),
    '[[:space:][:punct:]’‘‐–—]', '', 'g')), '') AS letter);

-- Only names in Latin letters and digits can be told apart: a Cyrillic letter looks like a Latin one.
CREATE FUNCTION comparable_person(name text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN person_key(name) ~ '^[a-z0-9]+$';

CREATE FUNCTION roles_known() RETURNS boolean LANGUAGE sql STABLE
  RETURN (SELECT count(*) = 3 FROM pg_roles WHERE rolname IN ('coscom_calculator', 'coscom_director', 'coscom_accountant'));

-- Where the three roles exist, the user of the session must hold that of the act.
CREATE FUNCTION require_role(role text) RETURNS void LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
BEGIN
  IF roles_known() AND NOT pg_has_role(session_user, role, 'member') THEN
    PERFORM refuse('sign_role', session_user || ' / ' || role, format('%s does not hold the role %s', session_user, role));
  END IF;
END $$;

-- Append-only. caisse is empty for a run that has no payment file: it is signed as a whole.
CREATE TABLE signature (
  signature_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id           integer NOT NULL REFERENCES run,
  caisse           text COLLATE "C" NOT NULL,
  act              text NOT NULL CHECK (act IN ('APPROVE', 'RELEASE')),
  run_json_sha256  text NOT NULL,
  file_sha256      text,
  signed_by        text NOT NULL CONSTRAINT sign_name CHECK (comparable_person(signed_by)),
  signed_at        timestamptz NOT NULL,
  rehearsal        boolean NOT NULL,
  recorded_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  db_user          text NOT NULL DEFAULT session_user,
  ledger_seal      bigint,
  ledger_digest    text,
  CONSTRAINT sign_once UNIQUE (run_id, caisse, act),
  CHECK ((caisse = '') = (file_sha256 IS NULL))
);
CREATE TRIGGER signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The accounts shown to the accounting officer before a release: those that differ from the doctor's last transfer.
CREATE TABLE account_change (
  end_to_end_id         text COLLATE "C" PRIMARY KEY REFERENCES payment_order,
  before_end_to_end_id  text COLLATE "C" NOT NULL REFERENCES payment_order,
  signature_id          bigint NOT NULL REFERENCES signature
);
CREATE TRIGGER account_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON account_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Events carry the user of the session, whatever the statement says.
CREATE FUNCTION stamp_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.db_user := session_user;
  RETURN NEW;
END $$;
CREATE TRIGGER run_event_user BEFORE INSERT ON run_event FOR EACH ROW EXECUTE FUNCTION stamp_user();

-- Whoever opened the run or went on with it.
CREATE VIEW preparer AS
  SELECT run_id, operator AS name FROM run
  UNION
  SELECT run_id, operator FROM run_event WHERE event = 'RESUMED';

-- Everything that a signature must fulfil. The run is locked: two signatures of a run follow one another.
CREATE FUNCTION check_signature() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  signed run;
  ordered collective_order;
  other text;
  awaited text := CASE NEW.act WHEN 'APPROVE' THEN 'SEALED' ELSE 'APPROVED' END;
BEGIN
  PERFORM require_role(CASE NEW.act WHEN 'APPROVE' THEN 'coscom_director' ELSE 'coscom_accountant' END);
  SELECT * INTO STRICT signed FROM run WHERE run_id = NEW.run_id FOR UPDATE;
  IF NEW.run_json_sha256 IS DISTINCT FROM signed.run_json_sha256 THEN
    PERFORM refuse('sign_digest', coalesce(signed.run_json_sha256, ''), 'the digest is not that of run.json');
  END IF;
  IF NOT comparable_person(NEW.signed_by) THEN
    PERFORM refuse('sign_name', NEW.signed_by, 'the name must be written in Latin letters or digits');
  END IF;
  SELECT name INTO other FROM preparer WHERE run_id = NEW.run_id AND person_key(name) = person_key(NEW.signed_by);
  IF FOUND THEN
    PERFORM refuse('sign_preparer', other, 'who prepared the run may not sign it');
  END IF;
  SELECT signed_by INTO other FROM signature
   WHERE run_id = NEW.run_id AND act <> NEW.act AND person_key(signed_by) = person_key(NEW.signed_by) LIMIT 1;
  IF FOUND THEN
    PERFORM refuse('sign_same_person', other, 'one person may not both approve and release');
  END IF;
  IF roles_known() AND (session_user IN (signed.db_user, signed.sealed_db_user) OR EXISTS (
       SELECT FROM signature WHERE run_id = NEW.run_id AND act <> NEW.act AND db_user = session_user)) THEN
    PERFORM refuse('sign_same_user', session_user, 'one database user may not do two of the three acts');
  END IF;
  IF NEW.caisse = '' THEN
    IF EXISTS (SELECT FROM collective_order WHERE run_id = NEW.run_id) THEN
      PERFORM refuse('sign_caisse', '', 'this run is signed by caisse');
    ELSIF signed.state <> awaited THEN
      PERFORM refuse('sign_state', signed.state, 'the run is ' || signed.state);
    END IF;
    NEW.file_sha256 := NULL;
  ELSE
    SELECT * INTO ordered FROM collective_order WHERE run_id = NEW.run_id AND caisse = NEW.caisse FOR UPDATE;
    IF NOT FOUND THEN
      PERFORM refuse('sign_caisse', NEW.caisse, 'this run has no order of this caisse');
    ELSIF ordered.state <> awaited THEN
      PERFORM refuse('sign_state', ordered.state, 'the order is ' || ordered.state);
    END IF;
    NEW.file_sha256 := ordered.sha256;
  END IF;
  NEW.db_user := session_user;
  NEW.recorded_at := clock_timestamp();
  NEW.ledger_seal := (SELECT max(seal_id) FROM posting_seal);
  NEW.ledger_digest := (SELECT digest FROM posting_seal WHERE seal_id = NEW.ledger_seal);
  RETURN NEW;
END $$;
CREATE TRIGGER signature_checked BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION check_signature();

-- The state of a run is that of its least advanced living order.
CREATE FUNCTION advance_run(of_run integer) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  least text;
BEGIN
  SELECT state INTO least FROM collective_order WHERE run_id = of_run AND state <> 'DISCARDED'
   ORDER BY array_position(ARRAY['PREPARED', 'WRITTEN', 'SEALED', 'APPROVED', 'RELEASED'], state) LIMIT 1;
  IF least = 'APPROVED' OR least = 'RELEASED' THEN
    UPDATE run SET state = 'APPROVED' WHERE run_id = of_run AND state = 'SEALED';
  END IF;
  IF least = 'RELEASED' THEN
    UPDATE run SET state = 'RELEASED' WHERE run_id = of_run AND state = 'APPROVED';
  END IF;
END $$;

CREATE FUNCTION apply_signature() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  reached text := CASE NEW.act WHEN 'APPROVE' THEN 'APPROVED' ELSE 'RELEASED' END;
BEGIN
  IF NEW.caisse = '' THEN
    UPDATE run SET state = reached WHERE run_id = NEW.run_id;
  ELSE
    UPDATE collective_order SET state = reached WHERE run_id = NEW.run_id AND caisse = NEW.caisse;
    IF reached = 'RELEASED' THEN
      UPDATE payment_order SET state = 'SENT' WHERE run_id = NEW.run_id AND caisse = NEW.caisse AND state = 'ORDERED';
    END IF;
    PERFORM advance_run(NEW.run_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER signature_applied AFTER INSERT ON signature FOR EACH ROW EXECUTE FUNCTION apply_signature();

CREATE FUNCTION signed(of_run integer, of_caisse text, of_act text) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM signature WHERE run_id = of_run AND caisse = of_caisse AND act = of_act);

-- Whether no living order is short of the state; a run without any order is signed as a whole.
CREATE FUNCTION all_orders_signed(of_run integer, of_act text) RETURNS boolean LANGUAGE sql STABLE
  RETURN CASE WHEN EXISTS (SELECT FROM collective_order WHERE run_id = of_run)
    THEN EXISTS (SELECT FROM collective_order WHERE run_id = of_run AND state <> 'DISCARDED')
         AND NOT EXISTS (SELECT FROM collective_order o WHERE run_id = of_run AND state <> 'DISCARDED'
                            AND NOT signed(of_run, o.caisse, of_act))
    ELSE signed(of_run, '', of_act) END;

CREATE FUNCTION check_run() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM require_role('coscom_calculator');
    IF NEW.state IN ('SEALED', 'APPROVED', 'RELEASED') THEN
      PERFORM refuse('run_state', NEW.state, 'a run begins in PREPARING');
    END IF;
    NEW.db_user := session_user;
    NEW.sealed_db_user := NULL;
    RETURN NEW;
  END IF;
  IF (OLD.run_id, OLD.year, OLD.number, OLD.kind, OLD.opened_at, OLD.opened_offset, OLD.rehearsal, OLD.execution_date,
      OLD.outside_window, OLD.reason, OLD.operator, OLD.output_folder, OLD.program_digest, OLD.parameter_digest, OLD.db_user)
     IS DISTINCT FROM
     (NEW.run_id, NEW.year, NEW.number, NEW.kind, NEW.opened_at, NEW.opened_offset, NEW.rehearsal, NEW.execution_date,
      NEW.outside_window, NEW.reason, NEW.operator, NEW.output_folder, NEW.program_digest, NEW.parameter_digest, NEW.db_user) THEN
    PERFORM refuse('run_fixed', OLD.state, 'what was decided when the run was opened does not change');
  END IF;
  IF OLD.state <> 'PREPARING' AND (OLD.lot, OLD.run_json_sha256) IS DISTINCT FROM (NEW.lot, NEW.run_json_sha256) THEN
    PERFORM refuse('run_fixed', OLD.state, 'a sealed run does not change');
  END IF;
  IF NEW.state = OLD.state THEN
    NEW.sealed_db_user := OLD.sealed_db_user;
    RETURN NEW;
  END IF;
  CASE
    WHEN OLD.state = 'PREPARING' AND NEW.state = 'SEALED' AND NEW.kind <> 'DRY_RUN' THEN
      PERFORM require_role('coscom_calculator');
      IF EXISTS (SELECT FROM collective_order o WHERE o.run_id = NEW.run_id AND (o.state <> 'SEALED' OR NOT EXISTS (
           SELECT FROM run_output f WHERE f.run_id = o.run_id AND f.path = 'payments/' || o.file_name AND f.sha256 = o.sha256))) THEN
        PERFORM refuse('run_files', '', 'a payment file is not written, or not that of its order');
      END IF;
    WHEN OLD.state = 'PREPARING' AND NEW.state = 'DONE' AND NEW.kind = 'DRY_RUN' THEN NULL;
    WHEN OLD.state = 'SEALED' AND NEW.state = 'APPROVED' AND all_orders_signed(NEW.run_id, 'APPROVE') THEN NULL;
    WHEN OLD.state = 'APPROVED' AND NEW.state = 'RELEASED' AND all_orders_signed(NEW.run_id, 'RELEASE') THEN NULL;
    WHEN OLD.state IN ('PREPARING', 'SEALED', 'APPROVED') AND NEW.state = 'DISCARDED' THEN
      IF EXISTS (SELECT FROM signature WHERE run_id = NEW.run_id AND act = 'RELEASE') THEN
        PERFORM refuse('run_state', OLD.state, 'an order of this run is released');
      END IF;
    ELSE
      PERFORM refuse('run_state', OLD.state, format('a run does not go from %s to %s like this', OLD.state, NEW.state));
  END CASE;
  NEW.sealed_db_user := CASE NEW.state WHEN 'SEALED' THEN session_user ELSE OLD.sealed_db_user END;
  RETURN NEW;
END $$;
CREATE TRIGGER run_checked BEFORE INSERT OR UPDATE ON run FOR EACH ROW EXECUTE FUNCTION check_run();

CREATE FUNCTION check_collective_order() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  of_run text;
BEGIN
  SELECT state INTO of_run FROM run WHERE run_id = NEW.run_id;
  IF TG_OP = 'INSERT' THEN
    PERFORM require_role('coscom_calculator');
    IF NEW.state <> 'PREPARED' OR NEW.sha256 IS NOT NULL OR of_run <> 'PREPARING' THEN
      PERFORM refuse('order_state', NEW.state, 'an order begins PREPARED, in a run that is being prepared');
    END IF;
    RETURN NEW;
  END IF;
  IF (OLD.run_id, OLD.caisse, OLD.year, OLD.number, OLD.message_id, OLD.file_name, OLD.debtor_name, OLD.debtor_iban, OLD.debtor_bic,
      OLD.debtor_siret, OLD.transfers, OLD.total_cents)
     IS DISTINCT FROM
     (NEW.run_id, NEW.caisse, NEW.year, NEW.number, NEW.message_id, NEW.file_name, NEW.debtor_name, NEW.debtor_iban, NEW.debtor_bic,
      NEW.debtor_siret, NEW.transfers, NEW.total_cents)
     OR (OLD.sha256 IS DISTINCT FROM NEW.sha256 AND NOT (OLD.state IN ('PREPARED', 'WRITTEN') AND NEW.state = 'WRITTEN')) THEN
    PERFORM refuse('order_fixed', OLD.state, 'an order does not change');
  END IF;
  IF NOT (CASE NEW.state
       WHEN OLD.state THEN true
       WHEN 'WRITTEN' THEN OLD.state = 'PREPARED' AND NEW.sha256 IS NOT NULL
       WHEN 'SEALED' THEN OLD.state = 'WRITTEN' AND of_run = 'PREPARING'
       WHEN 'APPROVED' THEN OLD.state = 'SEALED' AND signed(NEW.run_id, NEW.caisse, 'APPROVE')
       WHEN 'RELEASED' THEN OLD.state = 'APPROVED' AND signed(NEW.run_id, NEW.caisse, 'RELEASE')
       WHEN 'DISCARDED' THEN OLD.state <> 'RELEASED'
       ELSE false END) THEN
    PERFORM refuse('order_state', OLD.state, format('an order does not go from %s to %s like this', OLD.state, NEW.state));
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION advance_after_discard() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM advance_run(NEW.run_id);
  RETURN NULL;
END $$;
CREATE TRIGGER collective_order_discarded AFTER UPDATE ON collective_order
  FOR EACH ROW WHEN (NEW.state = 'DISCARDED' AND OLD.state <> 'DISCARDED') EXECUTE FUNCTION advance_after_discard();
CREATE TRIGGER collective_order_checked BEFORE INSERT OR UPDATE ON collective_order
  FOR EACH ROW EXECUTE FUNCTION check_collective_order();

-- What was sent comes from a released order and never goes back; the bank's answers move it on.
CREATE FUNCTION check_payment_order() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.end_to_end_id, OLD.run_id, OLD.caisse, OLD.year, OLD.number, OLD.contract_id, OLD.holder, OLD.iban, OLD.bic, OLD.amount_cents)
     IS DISTINCT FROM
     (NEW.end_to_end_id, NEW.run_id, NEW.caisse, NEW.year, NEW.number, NEW.contract_id, NEW.holder, NEW.iban, NEW.bic, NEW.amount_cents) THEN
    PERFORM refuse('transfer_fixed', OLD.state, 'a transfer does not change');
  END IF;
  IF NEW.state = OLD.state THEN
    RETURN NEW;
  END IF;
  IF NOT (CASE
       WHEN OLD.state = 'ORDERED' THEN EXISTS (
         SELECT FROM collective_order o WHERE o.run_id = NEW.run_id AND o.caisse = NEW.caisse
            AND (NEW.state, o.state) IN (('SENT', 'RELEASED'), ('DISCARDED', 'DISCARDED')))
       WHEN OLD.state = 'DISCARDED' THEN false
       ELSE NEW.state NOT IN ('ORDERED', 'DISCARDED') END) THEN
    PERFORM refuse('transfer_state', OLD.state, format('a transfer does not go from %s to %s like this', OLD.state, NEW.state));
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_order_checked BEFORE UPDATE ON payment_order FOR EACH ROW EXECUTE FUNCTION check_payment_order();

-- Money is ordered, and files are listed, only while a run is being prepared.
CREATE FUNCTION check_preparing() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  late text;
BEGIN
  SELECT r.state INTO late FROM run r WHERE r.run_id IN (SELECT run_id FROM fresh) AND r.state <> 'PREPARING' LIMIT 1;
  IF FOUND THEN
    PERFORM refuse('run_state', late, format('%s is written while a run is being prepared only', TG_TABLE_NAME));
  END IF;
  PERFORM require_role('coscom_calculator');
  RETURN NULL;
END $$;
CREATE TRIGGER payment_order_preparing AFTER INSERT ON payment_order REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION check_preparing();
CREATE TRIGGER run_output_preparing AFTER INSERT ON run_output REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION check_preparing();

-- A reversal takes back one order posting, whole.
CREATE FUNCTION check_postings() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh f JOIN run r USING (run_id) WHERE f.kind <> 'REVERSAL' AND r.state <> 'PREPARING') THEN
    PERFORM refuse('run_state', '', 'money is ordered while a run is being prepared only');
  END IF;
  IF EXISTS (SELECT FROM fresh f WHERE f.kind = 'REVERSAL' AND NOT EXISTS (
       SELECT FROM posting o WHERE (o.contract_id, o.year, o.component, o.run_id, o.kind, o.cents, o.caisse)
            = (f.contract_id, f.year, f.component, f.run_id, 'ORDER', -f.cents, f.caisse))) THEN
    PERFORM refuse('posting_reversal', '', 'a reversal takes back one order posting, whole');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER posting_checked AFTER INSERT ON posting REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION check_postings();

-- The file of a released order was linked where it is fetched. Written before the digest file, the mark of readiness, gets its name:
-- whatever is fetched and removed after that is never offered again.
CREATE TABLE hand_over (
  signature_id  bigint PRIMARY KEY REFERENCES signature,
  at            timestamptz NOT NULL,
  operator      text NOT NULL CHECK (operator <> ''),
  db_user       text NOT NULL DEFAULT session_user
);
CREATE TRIGGER hand_over_user BEFORE INSERT ON hand_over FOR EACH ROW EXECUTE FUNCTION stamp_user();
CREATE TRIGGER hand_over_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hand_over FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the guards of V1, V3 and V5 left open to a session that may write.

-- A run keeps the folder that it read; who discarded it is told once, by the discard.
CREATE FUNCTION check_run_origin() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.input_folder IS DISTINCT FROM NEW.input_folder THEN
    PERFORM refuse('run_fixed', OLD.state, 'what was decided when the run was opened does not change');
  END IF;
  IF (OLD.discarded_by, OLD.discard_reason) IS DISTINCT FROM (NEW.discarded_by, NEW.discard_reason)
     AND NOT (NEW.state = 'DISCARDED' AND OLD.state <> 'DISCARDED') THEN
    PERFORM refuse('run_fixed', OLD.state, 'only a discard says who discarded the run, and why');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER run_origin_checked BEFORE UPDATE ON run FOR EACH ROW EXECUTE FUNCTION check_run_origin();

-- What a run loaded is forgotten once, by later runs only, when the run was for show or is thrown away: at the end of the transaction,
-- since a discard forgets the facts before it ends the run.
CREATE FUNCTION check_lot() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.lot, OLD.run_id, OLD.scope) IS DISTINCT FROM (NEW.lot, NEW.run_id, NEW.scope)
     OR OLD.void_from IS NOT NULL AND NEW.void_from IS DISTINCT FROM OLD.void_from
     OR NEW.void_from <= (SELECT max(lot) FROM lot) AND OLD.void_from IS NULL THEN
    PERFORM refuse('lot_fixed', OLD.lot::text, 'what a run loaded stays known to those that knew it, and is forgotten once');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lot_checked BEFORE UPDATE ON lot FOR EACH ROW EXECUTE FUNCTION check_lot();
CREATE TRIGGER lot_kept BEFORE DELETE OR TRUNCATE ON lot FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION check_forgotten() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM run r WHERE r.run_id = NEW.run_id AND (r.kind = 'DRY_RUN' OR r.state = 'DISCARDED')) THEN
    PERFORM refuse('lot_fixed', NEW.lot::text, 'only the facts of a dry run or of a discarded run are forgotten');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lot_forgotten AFTER UPDATE ON lot DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_forgotten();

-- What became of a transfer is the bank's word: it changes while one of its answers is applied, and not otherwise.
CREATE FUNCTION check_outcome() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.outcome, OLD.outcome_on, OLD.debited) IS DISTINCT FROM (NEW.outcome, NEW.outcome_on, NEW.debited)
     AND coalesce(current_setting('coscom.answer', true), '') = '' THEN
    PERFORM refuse('transfer_outcome', OLD.state, 'what became of a transfer is told by an answer of the bank');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_order_outcome BEFORE UPDATE ON payment_order FOR EACH ROW EXECUTE FUNCTION check_outcome();

-- No temporary table of a session stands in for one of ours.
ALTER FUNCTION keep_order_status() SET search_path = public, pg_temp;

-- What one transaction does at a time, of all processes and years: it waits for whoever does it, until its own end. Beside the locks of
-- the campaigns, whose second half is a year.
-- A lot is loaded, or forgotten: the numbers of lots have no gap, and what is known does not move.
CREATE FUNCTION wait_for_lots() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(x'434F5343'::integer, -2) $$;
-- Answers of the bank are taken, or a run settles: what it orders is asked several times and must be the same each time.
CREATE FUNCTION wait_for_answers() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(x'434F5343'::integer, 0) $$;

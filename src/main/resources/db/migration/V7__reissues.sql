-- A person dealt with an answer in suspense and says how. It moves no money: a transfer that an alarm stops still needs a decision.
CREATE TABLE suspense_closed (
  answer_id  bigint PRIMARY KEY REFERENCES bank_answer,
  at         timestamptz NOT NULL,
  operator   text NOT NULL CHECK (operator <> ''),
  db_user    text NOT NULL DEFAULT session_user,
  reason     text NOT NULL CHECK (reason <> '')
);
CREATE TRIGGER suspense_closed_user BEFORE INSERT ON suspense_closed FOR EACH ROW EXECUTE FUNCTION stamp_user();
CREATE TRIGGER suspense_closed_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON suspense_closed
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE VIEW open_suspense AS SELECT * FROM suspense s WHERE NOT EXISTS (SELECT FROM suspense_closed c WHERE c.answer_id = s.answer_id);

-- Who brought the account that a transfer is sent again to may not sign that transfer. BEFORE triggers fire by name: this one follows
-- signature_checked.
CREATE FUNCTION check_reissue_signature() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  other text;
BEGIN
  SELECT p.name INTO other
    FROM payment_order n
    JOIN entitlement e USING (run_id, contract_id)
    JOIN run r USING (run_id)
   CROSS JOIN LATERAL (
         SELECT l.run_id FROM fact_bank_accounts b JOIN lot l USING (lot)
          WHERE b.rpps = e.rpps AND b.caisse = e.account_caisse AND b.lot <= r.lot AND (l.void_from IS NULL OR l.void_from > r.lot)
          ORDER BY b.lot DESC LIMIT 1) AS brought
    JOIN preparer p ON p.run_id = brought.run_id
   WHERE n.run_id = NEW.run_id AND n.caisse = NEW.caisse AND n.reissue_of IS NOT NULL
     AND person_key(p.name) = person_key(NEW.signed_by)
   LIMIT 1;
  IF FOUND THEN
    PERFORM refuse('sign_account', other, 'who brought the account may not sign the transfer that is sent again to it');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_reissue_checked BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION check_reissue_signature();

-- An alarm of the bank that came after the run was opened stops the transfers that the run sends again: nobody had read it when they
-- were ordered. The way out is to discard the order, to decide, and to correct anew.
CREATE FUNCTION check_alarm() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  other text;
BEGIN
  SELECT o.end_to_end_id INTO other
    FROM payment_order n
    JOIN run r USING (run_id)
    JOIN bank_line o ON o.contract_id = n.contract_id AND o.year = n.year AND o.end_to_end_id <> n.end_to_end_id
                    AND regexp_replace(o.end_to_end_id, '-R[0-9]+$', '') = regexp_replace(n.end_to_end_id, '-R[0-9]+$', '')
    JOIN suspense x ON x.alarm AND (x.end_to_end_id = o.end_to_end_id
                    OR (x.scope <> 'LINE' AND (x.message_id = o.message_id OR x.block_id = o.block_id)))
   WHERE n.run_id = NEW.run_id AND n.caisse = NEW.caisse AND n.reissue_of IS NOT NULL AND x.file_id > r.last_bank_file
   LIMIT 1;
  IF FOUND THEN
    PERFORM refuse('sign_alarm', other, 'the bank contradicted itself after this run was opened');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_reissue_quiet BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION check_alarm();

-- No money leaves for an account, or a payee, that the bank refused, whenever it said so: the run held what was refused before it was
-- opened, and an answer that came later stops the order here. Decisions count as the run knew them. The way out is to discard the order
-- and to correct anew. As many contracts are named as a sentence can hold.
CREATE FUNCTION check_refused_accounts() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  others text;
  session_lot text := current_setting('coscom.lot', true);
BEGIN
  PERFORM set_config('coscom.lot', (SELECT lot::text FROM run WHERE run_id = NEW.run_id), true);
  SELECT string_agg(format('%s (%s, %s)', x.contract_id, x.code, x.said_on), ', ' ORDER BY x.contract_id) INTO others
    FROM (SELECT DISTINCT n.contract_id, a.code, a.said_on
            FROM refused_accounts((SELECT max(file_id) FROM bank_file)) a
            JOIN entitlement e ON e.rpps = a.rpps AND e.account_caisse = a.caisse
            JOIN payment_order n USING (run_id, contract_id)
           WHERE n.run_id = NEW.run_id AND n.caisse = NEW.caisse
           ORDER BY n.contract_id LIMIT 5) AS x;
  PERFORM set_config('coscom.lot', coalesce(session_lot, ''), true);
  IF others IS NOT NULL THEN
    PERFORM refuse('sign_refused', others, 'the bank refused the account or the payee of a transfer');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_payee_checked BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION check_refused_accounts();

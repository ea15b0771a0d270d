-- A person dealt with an answer in suspense and says how. It moves no money: a transfer that an alarm stops still needs a decision.
CREATE TABLE suspense_closed (
  answer_id  bigint PRIMARY KEY REFERENCES bank_answer,
  news_id    bigint NOT NULL DEFAULT nextval('bank_answer_answer_id_seq'),
  at         timestamptz NOT NULL,
  operator   text NOT NULL CHECK (operator <> ''),
  db_user    text NOT NULL DEFAULT session_user,
  reason     text NOT NULL CHECK (reason <> '')
);
CREATE TRIGGER suspense_closed_user BEFORE INSERT ON suspense_closed FOR EACH ROW EXECUTE FUNCTION stamp_user();
CREATE TRIGGER suspense_closed_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON suspense_closed
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE VIEW open_suspense AS SELECT * FROM suspense s WHERE NOT EXISTS (SELECT FROM suspense_closed c WHERE c.answer_id = s.answer_id);

-- What the bank said, and what became of what waited in suspense, in the order of their coming.
CREATE VIEW bank_news AS
  SELECT answer_id AS news_id FROM bank_answer
  UNION ALL SELECT news_id FROM suspense_explained
  UNION ALL SELECT news_id FROM suspense_closed;

-- When the account of a transfer was brought, as the run that ordered it knew: the lot since which the account in force has had this
-- IBAN, whatever row said the same again since, for the caisse or for all of them, and whether another account gave way to it. In force
-- is the account that the run found, of the caisse or of all caisses, and the other one while it was not there.
CREATE FUNCTION account_brought(of_transfer text) RETURNS TABLE (lot integer, replaced boolean) LANGUAGE sql STABLE AS $$
  WITH version AS (
    SELECT b.lot, b.iban, b.cancelled, b.caisse = e.account_caisse AS found, p.iban AS paid_to,
           lead(b.lot) OVER (PARTITION BY b.caisse ORDER BY b.lot) AS next_lot
      FROM payment_order p
      JOIN entitlement e USING (run_id, contract_id)
      JOIN run r USING (run_id)
      JOIN fact_bank_accounts b ON b.rpps = e.rpps AND b.caisse IN ('', p.caisse) AND b.lot <= r.lot
      JOIN lot l ON l.lot = b.lot AND (l.void_from IS NULL OR l.void_from > r.lot)
     WHERE p.end_to_end_id = of_transfer
  ), in_force AS (
    SELECT DISTINCT ON (t.lot) t.lot, v.iban, v.iban IS NOT DISTINCT FROM t.paid_to AS same
      FROM version t
      LEFT JOIN version v ON v.lot <= t.lot AND (v.next_lot IS NULL OR v.next_lot > t.lot) AND NOT v.cancelled
     ORDER BY t.lot, v.found DESC NULLS LAST
  ), since AS (
    SELECT min(f.lot) AS lot FROM in_force f WHERE f.lot > coalesce((SELECT max(o.lot) FROM in_force o WHERE NOT o.same), 0)
  )
  SELECT s.lot, EXISTS (SELECT FROM in_force o WHERE NOT o.same AND o.iban IS NOT NULL) FROM since s
$$;

-- Who brought the account that a transfer is sent again to may not sign that transfer. BEFORE triggers fire by name: this one follows
-- signature_checked.
CREATE FUNCTION check_reissue_signature() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  other text;
BEGIN
  SELECT p.name INTO other
    FROM payment_order n
   CROSS JOIN LATERAL account_brought(n.end_to_end_id) AS brought
    JOIN lot l ON l.lot = brought.lot
    JOIN preparer p ON p.run_id = l.run_id
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
  -- A transfer that the run puts an end to may have arrived after all: the debts that end with it would be lost.
  IF NOT FOUND THEN
    SELECT f.end_to_end_id INTO other
      FROM failed_transfer f
      JOIN run r USING (run_id)
      JOIN bank_line o ON o.contract_id = f.contract_id AND o.year = r.year
                      AND regexp_replace(o.end_to_end_id, '-R[0-9]+$', '') = regexp_replace(f.end_to_end_id, '-R[0-9]+$', '')
      JOIN suspense x ON x.alarm AND (x.end_to_end_id = o.end_to_end_id
                      OR (x.scope <> 'LINE' AND (x.message_id = o.message_id OR x.block_id = o.block_id)))
     WHERE f.run_id = NEW.run_id AND f.waits_for = 'ENDS' AND x.file_id > r.last_bank_file
     LIMIT 1;
  END IF;
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

-- What the bank said after a run was opened that stops an order of it: asked by both signatures, and by whoever would propose one. The
-- way out is to discard the order, to decide, and to correct anew.

-- sign_alarm: the bank contradicted itself on a transfer that the run sends again, or puts an end to; nobody had read it when that was
-- ordered, and a transfer that ends may have arrived after all: the debts that end with it would be lost.
-- sign_refused: an account, or a payee, that the bank refused, whenever it said so: the run held what was refused before it was opened.
-- Decisions count as the run knew them. As many contracts are named as a sentence can hold.
CREATE FUNCTION stop_of(of_run integer, of_caisse text) RETURNS TABLE (rule text, seen text) LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  session_lot text := current_setting('coscom.lot', true);
BEGIN
  RETURN QUERY
    WITH concerned AS (
      SELECT 1 AS place, n.reissue_of AS failed, n.contract_id
        FROM payment_order n WHERE n.run_id = of_run AND n.caisse = of_caisse AND n.reissue_of IS NOT NULL
      UNION ALL
      SELECT 2, f.end_to_end_id, f.contract_id FROM failed_transfer f WHERE f.run_id = of_run AND f.waits_for = 'ENDS'
    )
    SELECT 'sign_alarm', o.end_to_end_id
      FROM concerned c
      JOIN run r ON r.run_id = of_run
      JOIN bank_line o ON o.contract_id = c.contract_id AND o.year = r.year AND o.run_id <> of_run
                      AND regexp_replace(o.end_to_end_id, '-R[0-9]+$', '') = regexp_replace(c.failed, '-R[0-9]+$', '')
      JOIN suspense x ON x.alarm AND (x.end_to_end_id = o.end_to_end_id
                      OR (x.scope <> 'LINE' AND (x.message_id = o.message_id OR x.block_id = o.block_id)))
     WHERE x.file_id > r.last_bank_file
     ORDER BY c.place, o.end_to_end_id LIMIT 1;
  PERFORM set_config('coscom.lot', (SELECT lot::text FROM run WHERE run_id = of_run), true);
  RETURN QUERY
    SELECT 'sign_refused', string_agg(format('%s (%s, %s)', x.contract_id, x.code, x.said_on), ', ' ORDER BY x.contract_id)
      FROM (SELECT DISTINCT n.contract_id, a.code, a.said_on
              FROM refused_accounts((SELECT max(file_id) FROM bank_file)) a
              JOIN entitlement e ON e.rpps = a.rpps AND e.account_caisse = a.caisse
              JOIN payment_order n USING (run_id, contract_id)
             WHERE n.run_id = of_run AND n.caisse = of_caisse
             ORDER BY n.contract_id LIMIT 5) AS x
    HAVING count(*) > 0;
  PERFORM set_config('coscom.lot', coalesce(session_lot, ''), true);
END $$;

-- BEFORE triggers fire by name: this one follows signature_checked and signature_reissue_checked.
CREATE FUNCTION check_stop() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  stop record;
BEGIN
  FOR stop IN SELECT * FROM stop_of(NEW.run_id, NEW.caisse) LOOP
    PERFORM refuse(stop.rule, stop.seen, CASE stop.rule
      WHEN 'sign_alarm' THEN 'the bank contradicted itself after this run was opened'
      ELSE 'the bank refused the account or the payee of a transfer' END);
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_stop_checked BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION check_stop();

DROP TRIGGER signature_reissue_quiet ON signature;
DROP TRIGGER signature_payee_checked ON signature;
DROP FUNCTION check_alarm();
DROP FUNCTION check_refused_accounts();

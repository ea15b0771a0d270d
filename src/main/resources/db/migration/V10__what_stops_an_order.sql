-- What the bank said after a run was opened that stops an order of it: asked by both signatures, and by whoever would propose one. The
-- way out is to discard the order, to decide, and to correct anew.

-- By caisse; empty for what stops every order of the run.
-- sign_alarm: the bank contradicted itself on a transfer that the run sends again; nobody had read it when that was ordered.
-- sign_alarm_ended: the same of a transfer that the run puts an end to: it may have arrived after all, and the debts that end with it
-- would be lost.
-- sign_refused: an account, or a payee, that the bank refused, whenever it said so: the run held what was refused before it was opened.
-- Decisions count as the run knew them. As many contracts are named as a sentence can hold.
CREATE FUNCTION stop_of(of_run integer) RETURNS TABLE (caisse text, rule text, seen text) LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  session_lot text := current_setting('coscom.lot', true);
BEGIN
  RETURN QUERY
    WITH concerned AS (
      SELECT n.caisse, 'sign_alarm' AS rule, n.reissue_of AS failed, n.contract_id
        FROM payment_order n WHERE n.run_id = of_run AND n.reissue_of IS NOT NULL
      UNION ALL
      SELECT '', 'sign_alarm_ended', f.end_to_end_id, f.contract_id FROM failed_transfer f WHERE f.run_id = of_run AND f.waits_for = 'ENDS'
    )
    SELECT c.caisse, c.rule, min(o.end_to_end_id)
      FROM concerned c
      JOIN run r ON r.run_id = of_run
      JOIN bank_line o ON o.contract_id = c.contract_id AND o.year = r.year AND o.run_id <> of_run
                      AND regexp_replace(o.end_to_end_id, '-R[0-9]+$', '') = regexp_replace(c.failed, '-R[0-9]+$', '')
      JOIN suspense x ON x.alarm AND (x.end_to_end_id = o.end_to_end_id
                      OR (x.scope <> 'LINE' AND (x.message_id = o.message_id OR x.block_id = o.block_id)))
     WHERE x.file_id > r.last_bank_file
     GROUP BY c.caisse, c.rule;
  PERFORM set_config('coscom.lot', (SELECT lot::text FROM run WHERE run_id = of_run), true);
  RETURN QUERY
    SELECT x.caisse, 'sign_refused',
           string_agg(format('%s (%s, %s)', x.contract_id, x.code, x.said_on), ', ' ORDER BY x.contract_id) FILTER (WHERE x.place <= 5)
      FROM (SELECT DISTINCT n.caisse, n.contract_id, a.code, a.said_on, dense_rank() OVER (PARTITION BY n.caisse ORDER BY n.contract_id) AS place
              FROM refused_accounts((SELECT max(file_id) FROM bank_file)) a
              JOIN entitlement e ON e.rpps = a.rpps AND e.account_caisse = a.caisse
              JOIN payment_order n USING (run_id, contract_id)
             WHERE n.run_id = of_run) AS x
     GROUP BY x.caisse;
  PERFORM set_config('coscom.lot', coalesce(session_lot, ''), true);
END $$;

-- BEFORE triggers fire by name: this one follows signature_checked and signature_reissue_checked.
CREATE FUNCTION check_stop() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
  stop record;
BEGIN
  FOR stop IN SELECT * FROM stop_of(NEW.run_id) s WHERE s.caisse IN ('', NEW.caisse) ORDER BY s.rule LOOP
    PERFORM refuse(stop.rule, stop.seen, CASE stop.rule
      WHEN 'sign_refused' THEN 'the bank refused the account or the payee of a transfer'
      ELSE 'the bank contradicted itself after this run was opened' END);
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_stop_checked BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION check_stop();

DROP TRIGGER signature_reissue_quiet ON signature;
DROP TRIGGER signature_payee_checked ON signature;
DROP FUNCTION check_alarm();
DROP FUNCTION check_refused_accounts();

-- Why the contracts of a run are not paid, as the papers tell it: each reason by its code, but of an account that lacks since the bank
-- refused it, what the bank said: BANK_REFUSED.code, and .UNDECIDED behind it as long as no account helps before a person has judged.
-- The session must have set coscom.lot.
-- Of one caisse, or of all for null.
CREATE FUNCTION told_reasons(of_run integer, of_caisse text)
RETURNS TABLE (contract_id text, place bigint, reason text, told text) LANGUAGE sql STABLE AS $$
  SELECT e.contract_id, t.place, t.reason,
         CASE WHEN f.code IS NULL THEN t.reason ELSE 'BANK_REFUSED.' || f.code || CASE WHEN x.rpps IS NULL THEN '' ELSE '.UNDECIDED' END END
    FROM entitlement e
   CROSS JOIN unnest(string_to_array(e.reasons, '|')) WITH ORDINALITY AS t (reason, place)
    LEFT JOIN LATERAL (
         SELECT split_part(g.value, ' ', 1) AS code FROM finding g
          WHERE (g.run_id, g.contract_id) = (e.run_id, e.contract_id) AND g.code = 'ACCOUNT_REFUSED' AND t.reason = 'BANK_ACCOUNT_MISSING'
          ORDER BY g.position LIMIT 1) AS f ON true
    LEFT JOIN (
         SELECT DISTINCT a.rpps, a.code FROM refused_accounts((SELECT r.last_bank_file FROM run r WHERE r.run_id = of_run)) a
          WHERE a.undecided) AS x ON (x.rpps, x.code) = (e.rpps, f.code)
   WHERE e.run_id = of_run AND e.reasons <> '' AND (of_caisse IS NULL OR e.caisse = of_caisse)
$$;

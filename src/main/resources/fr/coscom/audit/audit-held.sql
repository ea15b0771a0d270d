-- Contracts that a doubt holds or a rule refuses, each once with all its reasons.
SELECT e.contract_id, e.rpps, e.caisse, e.status, e.reasons,
       CASE WHEN e.status = 'HELD' THEN e.aif_cents + e.rms_cents + e.rhp_cents + e.mao_cents END AS at_stake_cents,
       s.ordered_aif_cents + s.ordered_rms_cents + s.ordered_rhp_cents + s.ordered_mao_cents AS already_ordered_cents,
       regexp_replace(e.reasons, '([^|]+)', 'REASON.\1', 'g') AS why_words,
       regexp_replace(e.reasons, '([^|]+)', 'REASON.\1.next', 'g') AS next_words
  FROM asked a
  JOIN entitlement e USING (run_id)
  JOIN settlement s USING (run_id, contract_id)
 WHERE e.reasons <> ''
 ORDER BY e.status COLLATE "C", e.contract_id

-- Contracts that a doubt holds or a rule refuses, each once with all its reasons.
SELECT e.contract_id, e.rpps, e.caisse, e.status, e.reasons,
       h.pending_cents AS at_stake_cents,
       s.ordered_aif_cents + s.ordered_rms_cents + s.ordered_rhp_cents + s.ordered_mao_cents AS already_ordered_cents,
       t.why_words, t.next_words
  FROM asked a
  JOIN entitlement e USING (run_id)
  JOIN settlement s USING (run_id, contract_id)
  LEFT JOIN held_contract h USING (run_id, contract_id)
  JOIN (SELECT t.contract_id, string_agg('WHY.' || t.told, '|' ORDER BY t.place) AS why_words,
               string_agg('NEXT.' || t.told, '|' ORDER BY t.place) AS next_words
          FROM asked a CROSS JOIN told_reasons(a.run_id, NULL) t GROUP BY t.contract_id) AS t USING (contract_id)
 WHERE e.reasons <> ''
 ORDER BY e.status COLLATE "C", e.contract_id

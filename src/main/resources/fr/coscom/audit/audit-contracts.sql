-- The whole population of the run. asked: run_id, year, events, statuses, seed.
SELECT e.contract_id, e.rpps, e.caisse, e.status, e.reasons, w.why_words, e.warnings, e.from_on AS "from", e.to_on AS "to", e.days,
       (make_date(a.year, 12, 31) - make_date(a.year, 1, 1)) + 1 AS year_days,
       e.aif_cents, e.rms_cents, e.rhp_cents, e.mao_cents,
       e.aif_cents + e.rms_cents + e.rhp_cents + e.mao_cents AS total_cents,
       s.ordered_aif_cents + s.ordered_rms_cents + s.ordered_rhp_cents + s.ordered_mao_cents AS already_ordered_cents,
       s.to_pay_cents, s.to_recover_cents, coalesce(x.cents, 0)::bigint AS reissued_cents
  FROM asked a
  JOIN entitlement e USING (run_id)
  JOIN settlement s USING (run_id, contract_id)
  LEFT JOIN (SELECT t.contract_id, string_agg('SHORT.' || t.told, '|' ORDER BY t.place) AS why_words
               FROM asked a CROSS JOIN told_reasons(a.run_id, NULL) t GROUP BY t.contract_id) AS w USING (contract_id)
  LEFT JOIN (SELECT n.contract_id, sum(n.amount_cents) AS cents FROM asked JOIN sent_again n USING (run_id) GROUP BY n.contract_id) AS x
    USING (contract_id)
 ORDER BY e.contract_id

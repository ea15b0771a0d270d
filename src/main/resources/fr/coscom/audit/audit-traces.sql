SELECT e.contract_id, e.rpps, e.caisse, e.status, e.aif_cents, e.rms_cents, e.rhp_cents, e.mao_cents, e.trace
  FROM asked a JOIN entitlement e USING (run_id)
 ORDER BY e.contract_id

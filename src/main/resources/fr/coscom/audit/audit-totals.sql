-- What the ledger holds of the run, to compare the tables of the set with.
SELECT count(*) AS contracts, coalesce(sum(e.aif_cents), 0)::bigint AS aif_cents, coalesce(sum(e.rms_cents), 0)::bigint AS rms_cents,
       coalesce(sum(e.rhp_cents), 0)::bigint AS rhp_cents, coalesce(sum(e.mao_cents), 0)::bigint AS mao_cents,
       coalesce(sum(s.to_pay_cents), 0)::bigint AS to_pay_cents,
       (SELECT coalesce(sum(o.amount_cents), 0)::bigint FROM asked a JOIN payment_order o USING (run_id)) AS transfers_cents,
       (SELECT coalesce(sum(o.amount_cents), 0)::bigint FROM asked a JOIN payment_order o USING (run_id)
         WHERE o.reissue_of IS NOT NULL) AS reissued_cents,
       (SELECT coalesce(sum(p.cents), 0)::bigint FROM asked a JOIN posting p USING (run_id) WHERE p.kind = 'ORDER') AS posted_cents,
       coalesce(sum(s.to_pay_cents - s.to_recover_cents), 0)::bigint AS settled_cents
  FROM asked a JOIN entitlement e USING (run_id) JOIN settlement s USING (run_id, contract_id)

SELECT run, caisse, count(*) AS transfers, sum(amount_cents)::bigint AS ordered_cents,
       coalesce(sum(amount_cents) FILTER (WHERE outcome = 'EXECUTED'), 0)::bigint AS executed_cents,
       coalesce(sum(amount_cents) FILTER (WHERE outcome = 'REJECTED'), 0)::bigint AS rejected_cents,
       coalesce(sum(amount_cents) FILTER (WHERE outcome = 'RETURNED'), 0)::bigint AS returned_cents,
       coalesce(sum(amount_cents) FILTER (WHERE outcome = 'PENDING'), 0)::bigint AS pending_cents,
       coalesce(sum(amount_cents) FILTER (WHERE outcome = 'DISCARDED'), 0)::bigint AS discarded_cents,
       min(file_name) AS file_name, min(file_sha256) AS file_sha256
  FROM transfer
 GROUP BY run_id, run, caisse
 ORDER BY run_id, caisse

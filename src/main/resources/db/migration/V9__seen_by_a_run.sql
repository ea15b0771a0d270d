-- What a run saw when it was settled, kept so that its papers can be made again when the bank has said more.

-- A transfer that had failed and was not ordered anew: what it waits for, nothing when the run sends it again under its new id (a dry
-- run would, and orders nothing).
CREATE TABLE failed_transfer (
  run_id         integer NOT NULL REFERENCES run,
  end_to_end_id  text COLLATE "C" NOT NULL REFERENCES payment_order,
  new_id         text COLLATE "C" NOT NULL,
  contract_id    text COLLATE "C" NOT NULL,
  caisse         text COLLATE "C" NOT NULL,
  cents          bigint NOT NULL CHECK (cents > 0),
  outcome        text NOT NULL CHECK (outcome IN ('REJECTED', 'RETURNED')),
  outcome_on     date NOT NULL,
  reasons        text[] NOT NULL,
  waits_for      text,
  PRIMARY KEY (run_id, end_to_end_id)
);
CREATE TRIGGER failed_transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON failed_transfer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a run sends again, or would if it were no dry run.
CREATE VIEW sent_again AS
  SELECT run_id, contract_id, caisse, end_to_end_id, reissue_of, amount_cents, number FROM payment_order WHERE reissue_of IS NOT NULL
  UNION ALL
  SELECT f.run_id, f.contract_id, f.caisse, f.new_id, f.end_to_end_id, f.cents, NULL
    FROM failed_transfer f JOIN run r USING (run_id) WHERE r.kind = 'DRY_RUN' AND f.waits_for IS NULL;

-- A held contract waits for what is due less what was ordered before it was held; nothing where the due is not known.
CREATE VIEW held_contract AS
  SELECT e.run_id, e.contract_id, e.caisse, e.reasons, m.ordered_cents,
         CASE WHEN m.due_cents IS NOT NULL THEN greatest(m.due_cents - m.ordered_cents, 0) END AS pending_cents
    FROM entitlement e
    LEFT JOIN settlement s USING (run_id, contract_id)
   CROSS JOIN LATERAL (
         SELECT e.aif_cents + e.rms_cents + e.rhp_cents + e.mao_cents AS due_cents,
                coalesce(s.ordered_aif_cents + s.ordered_rms_cents + s.ordered_rhp_cents + s.ordered_mao_cents, 0) AS ordered_cents) AS m
   WHERE e.status = 'HELD';

-- What the role of the commands may do. Granted anew for schema ${schema_version}, role ${app_role}.

-- The seal locks and extends the chain, which the role of the commands may only read: it runs with the owner's rights.
ALTER FUNCTION seal_postings() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION wait_to_post() SECURITY DEFINER SET search_path = public, pg_temp;

DO $$
BEGIN
  IF current_user = 'coscom_app' OR NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'coscom_app') THEN
    RETURN;
  END IF;
  GRANT USAGE ON SCHEMA public, batch, scheduler TO coscom_app;
  REVOKE ALL ON ALL TABLES IN SCHEMA public, batch, scheduler FROM coscom_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA scheduler TO coscom_app;
  GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO coscom_app;
  -- By column: what was decided when a row was made does not change, whatever the triggers say.
  GRANT UPDATE (state, lot, fence, run_json_sha256, discarded_by, discard_reason) ON run TO coscom_app;
  GRANT UPDATE (void_from) ON lot TO coscom_app;
  GRANT UPDATE (state, sha256) ON collective_order TO coscom_app;
  GRANT UPDATE (state, outcome, outcome_on, debited) ON payment_order TO coscom_app;
  GRANT UPDATE (last_order, last_file) ON order_counter TO coscom_app;
  REVOKE INSERT ON posting_seal, flyway_schema_history, bank_reason FROM coscom_app;
  GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA batch TO coscom_app;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, batch TO coscom_app;
  -- ANALYZE after a load, on servers that can grant it.
  IF current_setting('server_version_num')::integer >= 170000 THEN
    EXECUTE 'GRANT MAINTAIN ON ALL TABLES IN SCHEMA public TO coscom_app';
  END IF;
END $$;

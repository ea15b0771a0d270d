-- Run once by an administrator of the external server, in the database of the program, after the first command has made the tables
-- (or before: the rights are then granted when they are made). From then on the triggers want the role of each act of the user who
-- is logged in: coscom_calculator opens and seals runs, coscom_director approves, coscom_accountant releases; any of them may
-- discard. Where the three roles are not there nobody's role is asked.
--
-- Each person then gets a user of her own, for example:
--   CREATE ROLE "m.leroy" LOGIN PASSWORD '…' IN ROLE coscom_calculator;
-- Nobody gets two of the roles: one user may do one of the three acts of a run, whatever name is typed.
-- The owner of the tables (who migrates) is another user, and none of these.

DO $$
DECLARE
  named text;
BEGIN
  -- The rights on the tables, given by db/migration/R__rights.sql; nobody logs in as this role.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'coscom_app') THEN
    CREATE ROLE coscom_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
  END IF;
  FOREACH named IN ARRAY ARRAY['coscom_calculator', 'coscom_director', 'coscom_accountant'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = named) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE INHERIT IN ROLE coscom_app', named);
    END IF;
  END LOOP;
END $$;

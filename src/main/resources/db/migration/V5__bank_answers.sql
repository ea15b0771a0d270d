-- What the bank says of the transfers (pain.002, camt.054), and what becomes of those that did not arrive.

-- outcome is the bank's word, state is ours: a line that is ordered anew is REISSUED and keeps its outcome.
ALTER TABLE payment_order
  ADD COLUMN reissue_of    text COLLATE "C" REFERENCES payment_order,
  ADD COLUMN outcome       text CHECK (outcome IN ('REJECTED', 'EXECUTED', 'RETURNED')),
  ADD COLUMN outcome_on    date,
  ADD COLUMN debited       boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT payment_order_run_id_contract_id_key,
  ADD CHECK (state NOT IN ('REJECTED', 'EXECUTED', 'RETURNED') OR outcome IS NOT DISTINCT FROM state),
  ADD CHECK (state <> 'REISSUED' OR outcome IS NOT DISTINCT FROM 'REJECTED' OR outcome IS NOT DISTINCT FROM 'RETURNED'),
  ADD CHECK (state NOT IN ('ORDERED', 'SENT', 'DISCARDED') OR outcome IS NULL),
  ADD CHECK ((outcome IS NULL) = (outcome_on IS NULL)),
  ADD CHECK (NOT debited OR (outcome IS NOT NULL AND outcome <> 'REJECTED'));
CREATE UNIQUE INDEX payment_order_once ON payment_order (run_id, contract_id) WHERE reissue_of IS NULL;
-- A line that failed is ordered anew once: as long as that order lives there is no other.
CREATE UNIQUE INDEX payment_order_reissued_once ON payment_order (reissue_of) WHERE state <> 'DISCARDED';
CREATE INDEX payment_order_contract ON payment_order (contract_id, year);
CREATE INDEX payment_order_failed ON payment_order (year) WHERE state IN ('REJECTED', 'RETURNED');

-- A transfer as the bank knows it.
CREATE VIEW bank_block AS
  SELECT run_id, caisse, message_id, debtor_iban, state AS order_state,
         format('CPAM%s-COSCOM-%s-%s-01', caisse, year, lpad(number::text, 4, '0')) AS block_id
    FROM collective_order;
CREATE VIEW bank_line AS
  SELECT o.*, b.message_id, b.block_id, b.debtor_iban, b.order_state FROM payment_order o JOIN bank_block b USING (run_id, caisse);

-- Where the cents of each transfer are: in one place and no other.
CREATE VIEW order_outcome AS
  SELECT run_id, caisse, end_to_end_id, 1 AS transfers,
         CASE WHEN outcome = 'EXECUTED' THEN amount_cents ELSE 0 END AS executed,
         CASE WHEN outcome = 'REJECTED' THEN amount_cents ELSE 0 END AS rejected,
         CASE WHEN outcome = 'RETURNED' THEN amount_cents ELSE 0 END AS returned,
         CASE WHEN outcome IS NULL THEN amount_cents ELSE 0 END AS pending,
         CASE WHEN state = 'REISSUED' THEN amount_cents ELSE 0 END AS reissued
    FROM payment_order WHERE state <> 'DISCARDED';

-- Why a bank rejects or returns. CORRECT: a new account; HUMAN: a person decides; IT: the file was wrong; STOP: find out first.
CREATE TABLE bank_reason (
  code            text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z0-9]{1,5}$'),
  policy          text NOT NULL CHECK (policy IN ('CORRECT', 'HUMAN', 'IT', 'STOP')),
  needs_account   boolean NOT NULL,
  needs_decision  boolean NOT NULL,
  meaning_fr      text NOT NULL,
  meaning_en      text NOT NULL,
  next_fr         text NOT NULL,
  next_en         text NOT NULL,
  -- The code speaks of the payee or of his account, or hides why: nothing more goes there. The others are about the file, the caisse's
  -- own account, or one amount.
  blocks_account  boolean NOT NULL GENERATED ALWAYS AS
                  (needs_account AND policy IN ('CORRECT', 'HUMAN') AND code NOT IN ('AM09', 'CUST', 'FOCR', 'RR01', 'RR02')) STORED,
  CHECK (needs_account OR needs_decision),
  CHECK (needs_decision = (policy <> 'CORRECT'))
);
-- OTHER stands for a code that is not here, and for none at all.
INSERT INTO bank_reason VALUES
  ('AC01', 'CORRECT', true, false, 'IBAN faux ou inconnu', 'IBAN wrong or unknown',
   'Demander un nouveau RIB au médecin.', 'Ask the doctor for new account details.'),
  ('AC04', 'CORRECT', true, false, 'compte clos', 'account closed',
   'Demander un nouveau RIB au médecin.', 'Ask the doctor for new account details.'),
  ('AC06', 'HUMAN', true, true, 'compte bloqué', 'account blocked',
   'Chercher pourquoi (saisie, décès), décider, puis demander un nouveau RIB.', 'Find out why (seizure, death), decide, then ask for new account details.'),
  ('AG01', 'CORRECT', true, false, 'opération interdite sur ce compte', 'transaction forbidden on this account',
   'Demander le RIB d''un compte courant.', 'Ask for the details of a current account.'),
  ('AG02', 'IT', false, true, 'code d''opération faux', 'wrong operation code',
   'Transmettre à l''équipe du programme ; décider une fois le fichier corrigé.', 'Hand to the program''s team; decide once the file is mended.'),
  ('AM01', 'IT', false, true, 'montant nul', 'zero amount',
   'Transmettre à l''équipe du programme ; décider une fois le fichier corrigé.', 'Hand to the program''s team; decide once the file is mended.'),
  ('AM02', 'IT', false, true, 'montant trop grand', 'amount too large',
   'Transmettre à l''équipe du programme ; décider une fois le fichier corrigé.', 'Hand to the program''s team; decide once the file is mended.'),
  ('AM05', 'STOP', true, true, 'doublon', 'duplicate',
   'Prouver que le premier virement est payé. Ne rien renvoyer.', 'Prove that the first transfer was paid. Send nothing again.'),
  ('AM09', 'HUMAN', true, true, 'montant reçu faux', 'wrong amount received',
   'Appeler la banque, puis décider.', 'Call the bank, then decide.'),
  ('AM10', 'IT', false, true, 'somme de contrôle fausse', 'wrong control sum',
   'Transmettre à l''équipe du programme ; décider une fois le fichier corrigé.', 'Hand to the program''s team; decide once the file is mended.'),
  ('AM18', 'IT', false, true, 'nombre d''opérations faux', 'wrong number of transactions',
   'Transmettre à l''équipe du programme ; décider une fois le fichier corrigé.', 'Hand to the program''s team; decide once the file is mended.'),
  ('BE04', 'CORRECT', true, false, 'adresse du bénéficiaire manquante', 'creditor address missing',
   'Demander un nouveau RIB au médecin.', 'Ask the doctor for new account details.'),
  ('BE22', 'CORRECT', true, false, 'nom du bénéficiaire manquant', 'creditor name missing',
   'Demander un nouveau RIB au médecin.', 'Ask the doctor for new account details.'),
  ('CH03', 'IT', false, true, 'date d''exécution trop lointaine', 'execution date too far ahead',
   'Choisir une nouvelle date, décider, puis refaire le fichier par une correction.', 'Choose a new date, decide, then make the file anew by a correction.'),
  ('CH16', 'IT', false, true, 'contenu du message incorrect', 'content of the message incorrect',
   'Transmettre à l''équipe du programme ; décider une fois le fichier corrigé.', 'Hand to the program''s team; decide once the file is mended.'),
  ('CH20', 'IT', false, true, 'décimales incorrectes', 'decimals incorrect',
   'Transmettre à l''équipe du programme ; décider une fois le fichier corrigé.', 'Hand to the program''s team; decide once the file is mended.'),
  ('CH21', 'IT', false, true, 'élément obligatoire manquant', 'compulsory element missing',
   'Transmettre à l''équipe du programme ; décider une fois le fichier corrigé.', 'Hand to the program''s team; decide once the file is mended.'),
  ('CNOR', 'CORRECT', true, false, 'banque du bénéficiaire injoignable', 'creditor bank cannot be reached',
   'Demander un nouveau RIB au médecin.', 'Ask the doctor for new account details.'),
  ('CUST', 'HUMAN', true, true, 'rappel demandé par le client', 'recall asked for by the customer',
   'Clore la demande de rappel, puis décider.', 'Close the recall, then decide.'),
  ('DT01', 'IT', false, true, 'date d''exécution invalide', 'execution date invalid',
   'Choisir une nouvelle date, décider, puis refaire le fichier par une correction.', 'Choose a new date, decide, then make the file anew by a correction.'),
  ('DU01', 'STOP', true, true, 'message déjà reçu', 'message id not unique',
   'Trouver le premier fichier avant toute autre chose.', 'Find the first file before anything else.'),
  ('DU02', 'STOP', true, true, 'bloc déjà reçu', 'payment information id not unique',
   'Trouver le premier fichier avant toute autre chose.', 'Find the first file before anything else.'),
  ('DU03', 'STOP', true, true, 'opération déjà reçue', 'transaction not unique',
   'Trouver le premier fichier avant toute autre chose.', 'Find the first file before anything else.'),
  ('DU04', 'STOP', true, true, 'référence de bout en bout déjà reçue', 'end-to-end id not unique',
   'Trouver le premier fichier avant toute autre chose.', 'Find the first file before anything else.'),
  ('DUPL', 'STOP', true, true, 'rappel pour doublon', 'recall for a duplicate',
   'Prouver que le premier virement est payé. Ne rien renvoyer.', 'Prove that the first transfer was paid. Send nothing again.'),
  ('ED05', 'HUMAN', false, true, 'règlement échoué', 'settlement failed',
   'Interroger la banque, puis décider.', 'Ask the bank, then decide.'),
  ('FF01', 'IT', false, true, 'format du fichier', 'file format',
   'Transmettre à l''équipe du programme ; décider une fois le fichier corrigé.', 'Hand to the program''s team; decide once the file is mended.'),
  ('FF10', 'IT', false, true, 'erreur technique de la banque', 'technical error of the bank',
   'Interroger la banque ; décider une fois le fichier accepté.', 'Ask the bank; decide once the file is accepted.'),
  ('FOCR', 'HUMAN', true, true, 'retour après un rappel', 'return after a recall',
   'Clore le rappel. Ne rien renvoyer sans décision.', 'Close the recall. Send nothing again without a decision.'),
  ('MD07', 'HUMAN', true, true, 'bénéficiaire décédé', 'beneficiary deceased',
   'Chercher la succession, décider, puis enregistrer le compte de la succession.', 'Find the estate, decide, then record the account of the estate.'),
  ('MS02', 'HUMAN', true, true, 'sans motif, par le client', 'no reason given, by the customer',
   'Appeler le médecin, décider, puis demander un nouveau RIB.', 'Call the doctor, decide, then ask for new account details.'),
  ('MS03', 'HUMAN', true, true, 'sans motif, par la banque', 'no reason given, by the bank',
   'Appeler le médecin, décider, puis demander un nouveau RIB.', 'Call the doctor, decide, then ask for new account details.'),
  ('RC01', 'CORRECT', true, false, 'BIC faux', 'BIC wrong',
   'Demander un nouveau RIB au médecin.', 'Ask the doctor for new account details.'),
  ('RR01', 'CORRECT', true, false, 'compte du donneur d''ordre manquant', 'debtor account missing',
   'Vérifier le compte de la caisse, puis demander un nouveau RIB.', 'Check the account of the caisse, then ask for new account details.'),
  ('RR02', 'CORRECT', true, false, 'nom du donneur d''ordre manquant', 'debtor name missing',
   'Vérifier le nom de la caisse, puis demander un nouveau RIB.', 'Check the name of the caisse, then ask for new account details.'),
  ('RR03', 'CORRECT', true, false, 'nom du bénéficiaire manquant', 'creditor name missing',
   'Demander un nouveau RIB au médecin.', 'Ask the doctor for new account details.'),
  ('RR04', 'HUMAN', true, true, 'motif réglementaire', 'regulatory reason',
   'Saisir la conformité. Rien ne repart sans décision.', 'Refer to compliance. Nothing goes out again without a decision.'),
  ('TD03', 'IT', false, true, 'structure du fichier', 'structure of the file',
   'Transmettre à l''équipe du programme ; décider une fois le fichier corrigé.', 'Hand to the program''s team; decide once the file is mended.'),
  ('TM01', 'IT', false, true, 'heure limite dépassée', 'past the cut-off time',
   'Choisir une nouvelle date, décider, puis refaire le fichier par une correction.', 'Choose a new date, decide, then make the file anew by a correction.'),
  ('OTHER', 'HUMAN', true, true, 'motif inconnu ou absent', 'unknown reason, or none',
   'Interroger la banque, décider, puis demander un nouveau RIB.', 'Ask the bank, decide, then ask for new account details.');

CREATE TABLE bank_file (
  file_id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256       text NOT NULL UNIQUE CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  name         text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('PAIN002', 'CAMT054')),
  message_id   text NOT NULL,
  created_at   text NOT NULL,
  imported_at  timestamptz NOT NULL,
  operator     text NOT NULL CHECK (operator <> ''),
  db_user      text NOT NULL DEFAULT session_user,
  foreign_entries integer NOT NULL CHECK (foreign_entries >= 0) -- movements of the account that are not of this program
);

-- One thing that the bank said. answer_key is what makes it this one and no other; content, what it said.
CREATE TABLE bank_answer (
  answer_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  file_id        integer NOT NULL REFERENCES bank_file,
  position       integer NOT NULL,
  answer_key     text COLLATE "C" NOT NULL,
  content        text NOT NULL,
  scope          text NOT NULL CHECK (scope IN ('MESSAGE', 'BLOCK', 'LINE')),
  meaning        text NOT NULL CHECK (meaning IN ('REJECT', 'PROGRESS', 'DEBIT', 'RETURN', 'OTHER')),
  status         text NOT NULL,
  message_id     text COLLATE "C",
  block_id       text COLLATE "C",
  end_to_end_id  text COLLATE "C",
  cents          bigint,
  transfers      bigint, -- how many, as the bank counted
  account        text,   -- of the caisse, of a movement
  reason_codes   text[] NOT NULL,
  bank_ref       text,
  said_on        date NOT NULL,
  result         text NOT NULL CHECK (result IN ('APPLIED', 'EVIDENCE', 'SUSPENSE')),
  cause          text CHECK ((cause IS NOT NULL) = (result = 'SUSPENSE')),
  alarm          boolean NOT NULL DEFAULT false,
  UNIQUE (file_id, position)
);
-- A key that comes again with another content is kept beside, in suspense.
CREATE UNIQUE INDEX bank_answer_once ON bank_answer (answer_key) WHERE cause IS DISTINCT FROM 'KEY_REUSED';
CREATE UNIQUE INDEX bank_answer_reused ON bank_answer (answer_key, content) WHERE cause = 'KEY_REUSED';
CREATE INDEX bank_answer_line ON bank_answer (end_to_end_id);
CREATE INDEX bank_answer_failure ON bank_answer (file_id) WHERE meaning IN ('REJECT', 'RETURN');

-- Answers that waited in suspense until the bank had said what explains them: what became of them then. news_id is of the same sequence as
-- the answers: one number says how far all that was known of the bank had gone.
CREATE TABLE suspense_explained (
  answer_id  bigint PRIMARY KEY REFERENCES bank_answer,
  news_id    bigint NOT NULL DEFAULT nextval('bank_answer_answer_id_seq'),
  result     text NOT NULL CHECK (result IN ('APPLIED', 'EVIDENCE')),
  at         timestamptz NOT NULL
);
CREATE TRIGGER suspense_explained_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON suspense_explained
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What became of each answer in the end.
CREATE VIEW answer_standing AS
  SELECT a.*, coalesce(x.result, a.result) AS standing FROM bank_answer a LEFT JOIN suspense_explained x USING (answer_id);

-- What could not be matched, or says what cannot be: for a person.
CREATE VIEW suspense AS SELECT * FROM answer_standing WHERE standing = 'SUSPENSE';

-- The lines that an answer was about, of whatever scope.
CREATE TABLE answer_line (
  answer_id      bigint NOT NULL REFERENCES bank_answer,
  end_to_end_id  text COLLATE "C" NOT NULL REFERENCES payment_order,
  PRIMARY KEY (end_to_end_id, answer_id)
);
CREATE INDEX answer_line_answer ON answer_line (answer_id);

-- Every state that a transfer ever had.
CREATE TABLE order_status (
  status_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  end_to_end_id  text COLLATE "C" NOT NULL REFERENCES payment_order,
  before         text NOT NULL,
  state          text NOT NULL,
  answer_id      bigint REFERENCES bank_answer,
  recorded_at    timestamptz NOT NULL DEFAULT transaction_timestamp(),
  db_user        text NOT NULL DEFAULT session_user
);
CREATE INDEX order_status_line ON order_status (end_to_end_id);

-- States only go where news can lead, and what was ordered is not rewritten.
CREATE FUNCTION keep_order_status() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken record;
BEGIN
  SELECT n.end_to_end_id, o.state AS before, n.state INTO broken
    FROM fresh n LEFT JOIN stale o USING (end_to_end_id)
   WHERE o.end_to_end_id IS NULL
      OR (o.run_id, o.caisse, o.year, o.number, o.contract_id, o.holder, o.iban, o.amount_cents)
         IS DISTINCT FROM (n.run_id, n.caisse, n.year, n.number, n.contract_id, n.holder, n.iban, n.amount_cents)
      OR o.bic IS DISTINCT FROM n.bic OR o.reissue_of IS DISTINCT FROM n.reissue_of
      OR (o.debited AND NOT n.debited)
      OR (o.state <> n.state AND (o.state, n.state) NOT IN (
           ('ORDERED', 'SENT'), ('ORDERED', 'DISCARDED'),
           ('ORDERED', 'REJECTED'), ('ORDERED', 'EXECUTED'), ('ORDERED', 'RETURNED'),
           ('SENT', 'REJECTED'), ('SENT', 'EXECUTED'), ('SENT', 'RETURNED'), ('EXECUTED', 'RETURNED'),
           ('REJECTED', 'REISSUED'), ('RETURNED', 'REISSUED'), ('REISSUED', 'REJECTED'), ('REISSUED', 'RETURNED')))
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'transfer % may not go from % to %, nor be rewritten', broken.end_to_end_id, broken.before, broken.state
      USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO order_status (end_to_end_id, before, state, answer_id)
  SELECT n.end_to_end_id, o.state, n.state, nullif(current_setting('coscom.answer', true), '')::bigint
    FROM fresh n JOIN stale o USING (end_to_end_id) WHERE o.state <> n.state ORDER BY n.end_to_end_id;
  RETURN NULL;
END $$;
CREATE TRIGGER payment_order_status AFTER UPDATE ON payment_order REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION keep_order_status();

CREATE TRIGGER bank_reason_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_reason FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER answer_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON answer_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_status_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_status FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The last file of the bank that was here when a run was opened: what came before the run and what came after is told by the numbers of
-- the files, which are taken one after the other, and not by a clock, that may stand still.
ALTER TABLE run ADD COLUMN last_bank_file integer NOT NULL DEFAULT 0;
CREATE FUNCTION remember_last_bank_file() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    PERFORM refuse('run_fixed', OLD.state, 'what was decided when the run was opened does not change');
  END IF;
  NEW.last_bank_file := coalesce((SELECT max(file_id) FROM bank_file), 0);
  RETURN NEW;
END $$;
CREATE TRIGGER run_last_bank_file BEFORE INSERT ON run FOR EACH ROW EXECUTE FUNCTION remember_last_bank_file();
CREATE TRIGGER run_last_bank_file_fixed BEFORE UPDATE ON run
  FOR EACH ROW WHEN (NEW.last_bank_file <> OLD.last_bank_file) EXECUTE FUNCTION remember_last_bank_file();

-- Each code that the bank gave for a transfer that did not arrive, with the file that brought it. OTHER stands for a code that is
-- not known, and for none in the whole file.
CREATE VIEW failure_said AS
  SELECT l.end_to_end_id, a.scope, a.said_on, a.file_id, coalesce(b.code, 'OTHER') AS code
    FROM bank_answer a
    JOIN answer_line l USING (answer_id)
    LEFT JOIN LATERAL unnest(a.reason_codes) AS c (code) ON true
    LEFT JOIN bank_reason b ON b.code = c.code
   WHERE a.meaning IN ('REJECT', 'RETURN')
     AND (c.code IS NOT NULL OR NOT EXISTS (
          SELECT FROM answer_line m JOIN bank_answer x USING (answer_id)
           WHERE m.end_to_end_id = l.end_to_end_id AND x.file_id = a.file_id AND x.meaning = a.meaning AND x.reason_codes <> '{}'));

-- Whether a person decided to pay after some news of the bank, as the session knows it (coscom.lot). Two things make it after: the
-- day that the decision bears, and that the run which brought it was opened once the news was here. The day alone is not enough: it may
-- be written ahead, or belong to a decision about earlier news.
CREATE FUNCTION decided(of_contract text, of_year integer, about text, said_on date, file_id integer) RETURNS boolean
LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM known_decisions d JOIN lot l USING (lot) JOIN run r ON r.run_id = l.run_id
                  WHERE d.contract_id = of_contract AND d.year = of_year AND d.reason = 'BANK_ANSWER_' || about AND d.decision = 'PAY'
                    AND NOT d.cancelled AND d.document_ref IS NOT NULL AND d.decided_on >= said_on AND r.last_bank_file >= file_id);

-- A transfer that did not arrive is sent again for less, since less is due by now, or ends, since all that is due arrived otherwise: so
-- much of a debt is no debt, the money never left. It counts as long as the act is not thrown away.
CREATE TABLE debt_covered (
  end_to_end_id  text COLLATE "C" NOT NULL REFERENCES payment_order, -- that goes out for less, or that had failed and ends
  run_id         integer NOT NULL,                                  -- that found the debt
  contract_id    text COLLATE "C" NOT NULL,
  by_run         integer NOT NULL REFERENCES run,                   -- that covers it
  cents          bigint NOT NULL CHECK (cents > 0),
  db_user        text NOT NULL DEFAULT session_user,
  PRIMARY KEY (end_to_end_id, run_id, by_run),
  FOREIGN KEY (run_id, contract_id) REFERENCES debt
);
CREATE INDEX debt_covered_debt ON debt_covered (run_id, contract_id);
CREATE VIEW standing_cover AS
  SELECT c.*, c.by_run <> o.run_id AS ends
    FROM debt_covered c JOIN payment_order o USING (end_to_end_id) JOIN run b ON b.run_id = c.by_run
   WHERE o.state <> 'DISCARDED' AND b.state <> 'DISCARDED';
CREATE TRIGGER debt_covered_user BEFORE INSERT ON debt_covered FOR EACH ROW EXECUTE FUNCTION stamp_user();
CREATE TRIGGER debt_covered_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON debt_covered FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is still to come of the debts of one contract and year, as the session knows them (coscom.lot).
CREATE FUNCTION open_debts(of_contract text, of_year integer, seen_by integer) RETURNS TABLE (run_id integer, cents bigint)
LANGUAGE sql STABLE AS $$
  SELECT d.run_id, d.cents
    FROM (SELECT d.run_id, (d.amount_cents
                 - coalesce((SELECT sum(e.amount * 100) FROM known_debt_events e
                              WHERE e.contract_id = d.contract_id AND e.year = d.year AND e.run = r.name
                                AND e.event IN ('REPAID', 'WAIVED') AND NOT e.cancelled), 0)
                 - coalesce((SELECT sum(c.cents) FROM standing_cover c
                              WHERE c.run_id = d.run_id AND c.contract_id = d.contract_id), 0))::bigint AS cents
            FROM debt d JOIN run r USING (run_id)
           WHERE d.contract_id = of_contract AND d.year = of_year AND d.run_id <= seen_by
             AND r.state <> 'DISCARDED' AND r.kind <> 'DRY_RUN') AS d
   WHERE d.cents > 0
$$;

-- What the doctor gave back of what was claimed for one contract and year, as the session knows it (coscom.lot): of a debt no more than
-- it was.
CREATE FUNCTION given_back(of_contract text, of_year integer, seen_by integer) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(least(d.amount_cents, (
           SELECT coalesce(sum(e.amount * 100), 0)::bigint FROM known_debt_events e
            WHERE e.contract_id = d.contract_id AND e.year = d.year AND e.run = r.name AND e.event = 'REPAID' AND NOT e.cancelled))), 0)::bigint
    FROM debt d JOIN run r USING (run_id)
   WHERE d.contract_id = of_contract AND d.year = of_year AND d.run_id <= seen_by AND r.state <> 'DISCARDED' AND r.kind <> 'DRY_RUN'
$$;

-- The transfers of a run's year that did not arrive, seen with what that run knows (coscom.lot): what each waits for, null
-- when nothing, and the account that it would go to. reasons: the codes that the bank gave, whatever their scope. cents: what may go
-- out, the whole amount, or exactly what the doctor still lacks of his due when the rest was claimed back meanwhile. ENDS: he lacks
-- nothing, and what was claimed back is on the money that did not arrive; nothing goes out and nothing is claimed.
CREATE FUNCTION failed_transfers(seen_by integer)
RETURNS TABLE (end_to_end_id text, contract_id text, caisse text, cents bigint, reasons text[], waits_for text, new_id text,
               holder text, iban text, bic text)
LANGUAGE sql STABLE AS $$
  WITH failed AS (
    SELECT o.*, r.lot AS account_lot, regexp_replace(o.end_to_end_id, '-R[0-9]+$', '') AS root
      FROM bank_line o JOIN run r USING (run_id)
     WHERE o.year = (SELECT year FROM run WHERE run_id = seen_by) AND o.state IN ('REJECTED', 'RETURNED')
       AND NOT EXISTS (SELECT FROM standing_cover c WHERE c.end_to_end_id = o.end_to_end_id AND c.ends)
  ), said AS (
    SELECT f.end_to_end_id, f.contract_id, f.year, f.outcome_on, w.code, max(w.said_on) AS said_on, max(w.file_id) AS file_id
      FROM failed f JOIN failure_said w USING (end_to_end_id)
     GROUP BY f.end_to_end_id, f.contract_id, f.year, f.outcome_on, w.code
  ), asked AS (
    SELECT s.end_to_end_id, array_agg(s.code ORDER BY s.code) AS codes, bool_or(b.needs_account) AS needs_account,
           bool_or(b.needs_decision AND NOT decided(s.contract_id, s.year, s.code, s.said_on, s.file_id)) AS lacks_decision,
           max(s.file_id) AS file_id
      FROM said s JOIN bank_reason b ON b.code = s.code
     GROUP BY s.end_to_end_id
  ), seen AS (
    SELECT f.*, a.codes, a.needs_account, a.lacks_decision, e.status,
           e.aif_cents + e.rms_cents + e.rhp_cents + e.mao_cents AS due_cents,
           b.holder AS new_holder, b.iban AS new_iban, b.bic AS new_bic, b.lot AS new_lot,
           EXISTS (SELECT FROM known_paying_caisses p WHERE p.caisse = f.caisse AND NOT p.cancelled) AS caisse_pays,
           decided(f.contract_id, f.year, 'LESS_DUE', f.outcome_on, a.file_id) AS less_due_decided,
           -- An alarm on the first transfer is one on every transfer that followed it.
           EXISTS (SELECT FROM suspense x
                     JOIN bank_line c ON c.contract_id = f.contract_id AND c.year = f.year
                                     AND regexp_replace(c.end_to_end_id, '-R[0-9]+$', '') = f.root
                    WHERE x.alarm
                      AND (x.end_to_end_id = c.end_to_end_id
                           OR (x.scope <> 'LINE' AND (x.message_id = c.message_id OR x.block_id = c.block_id)))
                      AND NOT decided(f.contract_id, f.year, 'ALARM', x.said_on, x.file_id)) AS alarm,
           (SELECT coalesce(max(substring(o.end_to_end_id FROM '-R([0-9]+)$')::integer), 0) + 1
              FROM payment_order o WHERE o.contract_id = f.contract_id AND o.end_to_end_id LIKE f.root || '-R%') AS attempt,
           (SELECT coalesce(sum(o.amount_cents), 0) FROM payment_order o
             WHERE o.contract_id = f.contract_id AND o.year = f.year AND (o.run_id <> seen_by OR o.reissue_of IS NOT NULL)
               AND o.state IN ('ORDERED', 'SENT', 'EXECUTED'))
           + coalesce((SELECT s.to_pay_cents FROM settlement s WHERE s.run_id = seen_by AND s.contract_id = f.contract_id), 0)
           + (SELECT coalesce(sum(p.cents), 0) FROM posting p
               WHERE p.contract_id = f.contract_id AND p.year = f.year AND p.kind = 'PRIOR')
           - given_back(f.contract_id, f.year, seen_by) AS paid_cents,
           coalesce((SELECT sum(d.cents) FROM open_debts(f.contract_id, f.year, seen_by) d), 0)
           -- The run's own debt is made of its settlement after its transfers.
           + coalesce((SELECT s.to_recover_cents FROM settlement s
                        WHERE s.run_id = seen_by AND s.contract_id = f.contract_id
                          AND NOT EXISTS (SELECT FROM debt d WHERE d.run_id = s.run_id AND d.contract_id = s.contract_id)), 0) AS open_cents
      FROM failed f
      JOIN asked a USING (end_to_end_id)
      LEFT JOIN entitlement e ON e.run_id = seen_by AND e.contract_id = f.contract_id
      LEFT JOIN known_bank_accounts b ON b.rpps = e.rpps AND b.caisse = e.account_caisse AND NOT b.cancelled
  ), judged AS (
    -- Whatever comes of it, and what only must come before it is sent.
    SELECT s.*, CASE
             WHEN s.alarm THEN 'ALARM'
             WHEN s.lacks_decision THEN 'DECISION' END AS unclear,
           CASE
             WHEN s.status IS NULL OR s.status = 'NOT_ELIGIBLE' THEN 'NOT_DUE'
             WHEN s.new_iban IS NULL OR (s.needs_account AND (s.new_lot <= s.account_lot OR s.new_iban = s.iban)) THEN 'ACCOUNT'
             WHEN s.status = 'HELD' THEN 'HELD'
             WHEN NOT s.caisse_pays THEN 'CAISSE_ACCOUNT'
             WHEN s.attempt > 9 THEN 'TOO_OFTEN' END AS unsent
      FROM seen s
  ), room AS (
    -- What the doctor lacks of his due before this transfer, without what he gave back. Positive: he holds no more than is due, so no debt is on money that he had.
    SELECT j.*, j.due_cents - j.paid_cents
                - coalesce(sum(j.amount_cents) FILTER (WHERE j.unclear IS NULL AND j.unsent IS NULL)
                             OVER (PARTITION BY j.contract_id ORDER BY j.number, j.end_to_end_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS lacks
      FROM judged j
  ), cut AS (
    -- Nothing ends while the contract is held: it is not known yet what is due.
    SELECT r.*, r.unclear IS NULL AND r.status <> 'HELD' AND r.lacks < r.amount_cents AND (r.lacks <= 0 OR r.unsent IS NULL)
                AND sum(r.amount_cents - greatest(r.lacks, 0)) FILTER (WHERE r.unclear IS NULL AND r.lacks < r.amount_cents)
                      OVER (PARTITION BY r.contract_id ORDER BY r.number, r.end_to_end_id) <= r.open_cents AS covered
      FROM room r
  ), sent AS (
    SELECT c.*, CASE WHEN c.covered AND c.lacks <= 0 THEN 'ENDS' ELSE coalesce(c.unclear, c.unsent) END AS waits,
           CASE WHEN c.unclear IS NOT NULL OR c.unsent IS NOT NULL OR c.covered AND c.lacks <= 0 THEN NULL
                WHEN c.covered THEN c.lacks
                WHEN c.less_due_decided OR c.lacks >= c.amount_cents THEN c.amount_cents END::bigint AS cents
      FROM cut c
  )
  SELECT s.end_to_end_id, s.contract_id, s.caisse, coalesce(s.cents, s.amount_cents), s.codes,
         CASE WHEN s.waits IS NOT NULL THEN s.waits WHEN s.cents IS NULL THEN 'LESS_DUE' END,
         s.root || '-R' || s.attempt, s.new_holder, s.new_iban, s.new_bic
    FROM sent s
$$;

-- The accounts known to the session (coscom.lot) to which nothing more is paid, since the bank said of a transfer to the doctor, in a
-- file up to this one, that the account or the payee is not good: the account that it went to, for ever; after a code that a person must
-- judge any account of the doctor, until somebody decided for the contract of that transfer. A run is settled with the last file that was
-- here when it was opened, so that it can be replayed; it is signed with all that is here. undecided: no account helps before a person
-- has judged.
CREATE FUNCTION refused_accounts(last_file integer)
RETURNS TABLE (rpps text, caisse text, code text, said_on date, undecided boolean) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (a.rpps, a.caisse) a.rpps, a.caisse, s.code, s.said_on, j.undecided
    FROM (SELECT e.rpps, o.iban, o.contract_id, o.year, w.code, b.needs_decision,
                 max(w.said_on) AS said_on, max(w.file_id) AS file_id
            FROM failure_said w
            JOIN bank_reason b ON b.code = w.code AND b.blocks_account
            JOIN payment_order o USING (end_to_end_id)
            JOIN entitlement e ON (e.run_id, e.contract_id) = (o.run_id, o.contract_id)
           WHERE w.scope = 'LINE' AND w.file_id <= last_file
           GROUP BY o.end_to_end_id, e.rpps, w.code, b.needs_decision) AS s
    -- OFFSET 0: the accounts of these few doctors are looked up one by one, not all accounts sorted.
   CROSS JOIN LATERAL (SELECT k.rpps, k.caisse, k.iban FROM known_bank_accounts k WHERE k.rpps = s.rpps AND NOT k.cancelled OFFSET 0) AS a
   CROSS JOIN LATERAL (
         SELECT s.needs_decision AND NOT decided(s.contract_id, s.year, s.code, s.said_on, s.file_id) AS undecided) AS j
   WHERE a.iban = s.iban OR j.undecided
   ORDER BY a.rpps, a.caisse, j.undecided DESC, s.said_on, s.code
$$;

-- The transfers that a settled run orders: what it has to pay, and in a correction what did not arrive and may go out again.
CREATE FUNCTION transfers_due(of_run integer)
RETURNS TABLE (contract_id text, caisse text, cents bigint, holder text, iban text, bic text, reissue_of text, new_id text)
LANGUAGE sql STABLE AS $$
  SELECT s.contract_id, e.caisse, s.to_pay_cents, b.holder, b.iban, b.bic, NULL, NULL
    FROM settlement s
    JOIN entitlement e USING (run_id, contract_id)
    JOIN known_bank_accounts b ON b.rpps = e.rpps AND b.caisse = e.account_caisse AND NOT b.cancelled
   WHERE s.run_id = of_run AND s.to_pay_cents > 0
  UNION ALL
  SELECT f.contract_id, f.caisse, f.cents, f.holder, f.iban, f.bic, f.end_to_end_id, f.new_id
    FROM failed_transfers(of_run) f
   WHERE f.waits_for IS NULL AND EXISTS (SELECT FROM run r WHERE r.run_id = of_run AND r.kind = 'CORRECTION')
$$;

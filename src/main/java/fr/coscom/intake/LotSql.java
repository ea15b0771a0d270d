package fr.coscom.intake;

/** The set-based half of loading a lot: each statement looks at all staged rows at once. */
final class LotSql {

  /** One lot at a time, so that their numbers have no gap and what is known does not move. */
  static final String LOCK = "SELECT wait_for_lots()";

  /** Parameters: run, scope. */
  static final String NEXT_LOT =
      "INSERT INTO lot (lot, run_id, scope) SELECT coalesce(max(lot), 0) + 1, ?, ? FROM lot RETURNING lot";

  static final String KNOW = "SELECT set_config('coscom.lot', ?, true)";

  /** Whether a lot that is known now may yet be discarded with its run. */
  static final String MAY_BE_FORGOTTEN = """
      SELECT EXISTS (SELECT FROM lot l JOIN run USING (run_id)
                      WHERE state IN ('PREPARING', 'SEALED', 'APPROVED') AND l.lot < known_lot() AND l.void_from IS NULL)""";

  static final String STAGING = """
      CREATE TEMP TABLE intake_row (
        id bigint, file text, line integer, key text, label text, contract_id text, rpps text,
        commune text, sub_area text, raw uuid, content uuid, cells text[], faults text[]) ON COMMIT DROP;
      CREATE TEMP TABLE intake_found (
        id bigint, position integer, severity text, code text, column_name text, value text, message text)
        ON COMMIT DROP;
      CREATE TEMP TABLE intake_aside (id bigint PRIMARY KEY, repeats_line integer) ON COMMIT DROP;
      CREATE TEMP TABLE intake_contract (contract_id text PRIMARY KEY) ON COMMIT DROP;
      CREATE TEMP TABLE intake_rpps (rpps text PRIMARY KEY) ON COMMIT DROP
      """;

  /** The rows of a file lie together: each file is then read without the others. */
  static final String STAGED = """
      CREATE INDEX ON intake_row USING brin (file) WITH (pages_per_range = 16);
      ANALYZE intake_row
      """;

  /** Rows that say to the letter what an earlier line of their file says. */
  static final String REPEATED = """
      INSERT INTO intake_aside
      SELECT id, first_line
        FROM (SELECT id, line, min(line) OVER (PARTITION BY file, raw) AS first_line FROM intake_row) r
       WHERE line <> first_line
      """;

  /** Parameter: message. */
  static final String REPEATED_NOTICES = """
      INSERT INTO intake_found
      SELECT r.id, 0, 'NOTICE', 'REPEATED_ROW', '', coalesce(r.label, ''),
             replace(replace(?, '{key}', coalesce(r.label, '')), '{lines}', a.repeats_line::text)
        FROM intake_aside a JOIN intake_row r USING (id)
      """;

  static final String FAULTS = """
      INSERT INTO intake_found
      SELECT r.id, i, 'REJECTED', r.faults[i], r.faults[i + 1], r.faults[i + 2], r.faults[i + 3]
        FROM intake_row r CROSS JOIN LATERAL generate_series(1, cardinality(r.faults), 4) i
       WHERE r.faults IS NOT NULL AND NOT EXISTS (SELECT FROM intake_aside a WHERE a.id = r.id)
      """;

  /** Parameters: message, files, columns of their keys. */
  static final String DUPLICATES = """
      INSERT INTO intake_found
      SELECT r.id, 1000, 'REJECTED', 'DUPLICATE_KEY', k.columns, r.label,
             replace(replace(?, '{key}', r.label), '{lines}', r.lines)
        FROM (SELECT id, file, label, count(*) OVER same AS n,
                     concat(min(line) OVER same, CASE WHEN count(*) OVER same > 2 THEN ', …' END, ', ',
                            max(line) OVER same) AS lines
                FROM intake_row r
               WHERE key IS NOT NULL AND NOT EXISTS (SELECT FROM intake_aside a WHERE a.id = r.id)
              WINDOW same AS (PARTITION BY file, key)) r
        JOIN unnest(?::text[], ?::text[]) AS k (file, columns) USING (file)
       WHERE r.n > 1
      """;

  /** Parameter: lot. Every contract that contracts.csv names, and whether a row of it was accepted. */
  static final String LOT_CONTRACTS = """
      INSERT INTO lot_contract (lot, contract_id, accepted)
      SELECT ?, r.contract_id, bool_or(f.id IS NULL)
        FROM intake_row r LEFT JOIN (SELECT DISTINCT id FROM intake_found) f USING (id)
       WHERE r.file = 'contracts.csv' AND r.contract_id IS NOT NULL
         AND NOT EXISTS (SELECT FROM intake_aside a WHERE a.id = r.id)
       GROUP BY r.contract_id
      """;

  static final String KNOWN_CONTRACTS = """
      INSERT INTO intake_contract
      SELECT DISTINCT contract_id FROM lot_contract JOIN known_lots USING (lot)
      """;

  /** The doctors that any contracts.csv names, accepted or rejected, now or before. */
  static final String KNOWN_DOCTORS = """
      INSERT INTO intake_rpps
      SELECT rpps FROM intake_row WHERE file = 'contracts.csv' AND rpps IS NOT NULL
      UNION
      SELECT rpps FROM fact_contracts JOIN known_lots USING (lot)
      UNION
      SELECT rpps FROM anomaly JOIN known_lots USING (lot) WHERE file = 'contracts.csv' AND rpps IS NOT NULL
      """;

  /** Parameter: message. */
  static final String UNKNOWN_CONTRACTS = """
      INSERT INTO intake_found
      SELECT r.id, 1001, 'REJECTED', 'UNKNOWN_CONTRACT', 'contract_id', r.contract_id,
             replace(?, '{key}', r.contract_id)
        FROM intake_row r
       WHERE r.contract_id IS NOT NULL AND r.file <> 'contracts.csv'
         AND NOT EXISTS (SELECT FROM intake_contract c WHERE c.contract_id = r.contract_id)
         AND NOT EXISTS (SELECT FROM intake_aside a WHERE a.id = r.id)
      """;

  /** Parameter: message. An event of a debt that no run opened, or that was discarded with its run. */
  static final String UNKNOWN_DEBTS = """
      INSERT INTO intake_found
      SELECT r.id, 1002, 'REJECTED', 'UNKNOWN_DEBT', 'run', r.cells[3], replace(?, '{key}', r.label)
        FROM intake_row r
       WHERE r.file = 'debt-events.csv' AND r.cells IS NOT NULL
         AND NOT EXISTS (SELECT FROM debt d JOIN run USING (run_id)
                          WHERE d.contract_id = r.cells[1] AND d.year = r.cells[2]::integer AND run.name = r.cells[3]
                            AND run.kind <> 'DRY_RUN' AND run.state <> 'DISCARDED')
         AND NOT EXISTS (SELECT FROM intake_aside a WHERE a.id = r.id)
      """;

  /** Parameter: message. A doctor's account that is the one of a paying caisse, now or before; withdrawing it is well. */
  static final String ACCOUNTS_OF_CAISSES = """
      INSERT INTO intake_found
      SELECT r.id, 1003, 'REJECTED', 'IBAN_OF_CAISSE', 'iban', r.label, replace(?, '{key}', r.label)
        FROM intake_row r
       WHERE r.file = 'bank-accounts.csv' AND r.cells IS NOT NULL AND r.cells[8] IS DISTINCT FROM 'Y'
         AND r.cells[4] IN (SELECT cells[3] FROM intake_row WHERE file = 'paying-caisses.csv' AND cells IS NOT NULL
                            UNION SELECT iban FROM known_paying_caisses WHERE NOT cancelled)
         AND NOT EXISTS (SELECT FROM intake_aside a WHERE a.id = r.id)
      """;

  /**
   * What was to stop a payment, was rejected, and names nobody known. A payment made before holds the contract that it names whenever
   * that one is sent.
   */
  static final String STOPS_NOBODY = """
      SELECT r.file, r.line,
             CASE WHEN r.contract_id IS NOT NULL THEN 'contract_id' WHEN r.rpps IS NOT NULL THEN 'rpps' ELSE f.column_name END,
             coalesce(r.contract_id, r.rpps, f.value)
        FROM intake_row r JOIN intake_found f USING (id)
       WHERE r.file IN ('holds.csv', 'other-contracts.csv', 'decisions.csv', 'prior-payments.csv')
         AND f.severity = 'REJECTED' AND (r.file <> 'prior-payments.csv' OR r.contract_id IS NULL)
         AND NOT EXISTS (SELECT FROM intake_contract c WHERE c.contract_id = r.contract_id)
         AND NOT EXISTS (SELECT FROM intake_rpps d WHERE d.rpps = r.rpps)
       ORDER BY r.id, f.position LIMIT 1
      """;

  static final String REJECTED = """
      INSERT INTO intake_aside SELECT DISTINCT id, NULL::integer FROM intake_found WHERE severity = 'REJECTED'
      """;

  /** Parameter: lot. */
  static final String ANOMALIES = """
      INSERT INTO anomaly
        (lot, severity, file, line, column_name, code, value, message, row_key, contract_id, rpps, commune, sub_area)
      SELECT ?, f.severity, r.file, r.line, f.column_name, f.code, f.value, f.message, r.key, r.contract_id, r.rpps, r.commune, r.sub_area
        FROM intake_found f JOIN intake_row r USING (id)
       ORDER BY r.id, f.position
      """;

  /** Parameter: lot. Rejections of earlier lots that an accepted row of now answers. */
  static final String SETTLED = """
      WITH accepted AS (
        SELECT r.file, r.key, r.contract_id, r.rpps, r.commune, r.sub_area FROM intake_row r
         WHERE NOT EXISTS (SELECT FROM intake_aside a WHERE a.id = r.id)),
      open AS (SELECT * FROM known_rejections WHERE lot < known_lot())
      INSERT INTO anomaly_settled (anomaly_id, lot)
      SELECT anomaly_id, ? FROM (
        -- A row of the same key that is rejected again takes the place of the earlier one, and holds as it did.
        SELECT o.anomaly_id FROM open o JOIN intake_row r ON r.file = o.file AND r.key = o.row_key
        UNION
        SELECT o.anomaly_id FROM open o JOIN accepted a ON a.file = o.file AND a.contract_id = o.contract_id
         WHERE o.row_key IS NULL
        UNION
        SELECT o.anomaly_id FROM open o JOIN accepted a ON a.file = o.file AND a.rpps = o.rpps
         WHERE o.row_key IS NULL
        UNION
        SELECT o.anomaly_id FROM open o JOIN accepted a ON a.file = o.file AND a.commune = o.commune AND (o.sub_area IS NULL OR a.sub_area = o.sub_area)
         WHERE o.row_key IS NULL) answered
      """;

  static final String COUNTS = """
      SELECT r.file, count(*), count(a.repeats_line), count(a.id) - count(a.repeats_line)
        FROM intake_row r LEFT JOIN intake_aside a USING (id)
       GROUP BY r.file
      """;

  static final String LOT_FILE = """
      INSERT INTO lot_file (lot, file, sha256, bytes, rows, added, unchanged, repeated, rejected)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private LotSql() {}
}

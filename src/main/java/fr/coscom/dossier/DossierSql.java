package fr.coscom.dossier;

/** The questions behind a dossier. Each takes run, RPPS after which, RPPS up to which, and answers in the order of RPPS. */
final class DossierSql {

  private DossierSql() {}

  /** The same question about some doctors of the range only: their RPPS, an array, are the fourth place. */
  static String ofSome(String sql) {
    return sql.replaceFirst("((?:\\w+\\.)?rpps) <= \\?", "$0 AND $1 = ANY (?)");
  }

  static final String CONTRACTS = """
      SELECT rc.rpps, k.contract_id, k.caisse, k.commune, k.sub_area, k.practice, k.doctor_signed_on, k.caisse_signed_on,
             k.ars_signed_on, k.effective_on, k.end_reason, k.end_event_on, k.cancelled, k.lot, k.line,
             (SELECT sending_lots()) IS NULL OR EXISTS (
               SELECT FROM lot_contract s
                WHERE s.lot = ANY ((SELECT sending_lots())::integer[]) AND s.contract_id = rc.contract_id) AS sent,
             p.caisse IS NOT NULL AS caisse_account,
             e.contract_id IS NOT NULL AS done
        FROM run_contract rc
        JOIN known_contracts k ON k.contract_id = rc.contract_id
        LEFT JOIN known_paying_caisses p ON p.caisse = k.caisse AND NOT p.cancelled
        LEFT JOIN entitlement e ON e.run_id = rc.run_id AND e.contract_id = rc.contract_id
       WHERE rc.run_id = ? AND rc.rpps > ? AND rc.rpps <= ?
       ORDER BY rc.rpps, rc.contract_id
      """;

  static final String ZONES = """
      SELECT rc.rpps, rc.contract_id, z.category, z.sub_area, z.from_on, z.to_on, z.lot, z.line
        FROM run_contract rc
        JOIN known_contracts k ON k.contract_id = rc.contract_id
        JOIN known_zones z ON z.commune = k.commune AND NOT z.cancelled
       WHERE rc.run_id = ? AND rc.rpps > ? AND rc.rpps <= ?
       ORDER BY rc.rpps, rc.contract_id, z.from_on, z.category, z.sub_area
      """;

  static final String ATTESTATIONS = """
      SELECT rc.rpps, rc.contract_id, f.attestation_id, f.level, f.from_on, f.to_on, f.half_days_per_week, f.time_share,
             f.agreement_ref, f.ministry_notice_ref, f.ars_derogation_ref, f.lot, f.line
        FROM run_contract rc
        JOIN known_stagiaire_attestations f ON f.contract_id = rc.contract_id AND NOT f.cancelled
       WHERE rc.run_id = ? AND rc.rpps > ? AND rc.rpps <= ?
       ORDER BY rc.rpps, rc.contract_id, f.from_on, f.attestation_id COLLATE "C"
      """;

  static final String HOSPITALS = """
      SELECT rc.rpps, rc.contract_id, f.activity_id, f.from_on, f.to_on, f.document_ref, f.lot, f.line
        FROM run_contract rc
        JOIN known_hospital_activities f ON f.contract_id = rc.contract_id AND NOT f.cancelled
       WHERE rc.run_id = ? AND rc.rpps > ? AND rc.rpps <= ?
       ORDER BY rc.rpps, rc.contract_id, f.from_on, f.activity_id COLLATE "C"
      """;

  static final String MAJORATIONS = """
      SELECT rc.rpps, rc.contract_id, f.majoration_id, f.rate, f.from_on, f.to_on, f.arrete_ref, f.lot, f.line
        FROM run_contract rc
        JOIN known_majorations f ON f.contract_id = rc.contract_id AND NOT f.cancelled
       WHERE rc.run_id = ? AND rc.rpps > ? AND rc.rpps <= ?
       ORDER BY rc.rpps, rc.contract_id, f.from_on, f.majoration_id COLLATE "C"
      """;

  static final String HOLDS = """
      SELECT rc.rpps, rc.contract_id, f.category, f.placed_on, f.lot, f.line
        FROM run_contract rc
        JOIN known_holds f ON f.contract_id = rc.contract_id AND NOT f.cancelled AND f.lifted_on IS NULL
       WHERE rc.run_id = ? AND rc.rpps > ? AND rc.rpps <= ?
       ORDER BY rc.rpps, rc.contract_id, f.placed_on, f.category COLLATE "C"
      """;

  static final String DECISIONS = """
      SELECT rc.rpps, rc.contract_id, f.reason, f.decision, f.document_ref, f.decided_by, f.decided_on, f.lot, f.line
        FROM run_contract rc
        JOIN known_decisions f ON f.contract_id = rc.contract_id AND NOT f.cancelled
       WHERE rc.run_id = ? AND rc.rpps > ? AND rc.rpps <= ? AND f.year = ?
       ORDER BY rc.rpps, rc.contract_id, f.reason COLLATE "C"
      """;

  /** A row that could not be read holds every contract that it may have spoken of. */
  static final String REJECTIONS = """
      WITH asked AS (
        SELECT rpps, contract_id FROM run_contract WHERE run_id = ? AND rpps > ? AND rpps <= ?
      ), rejected AS MATERIALIZED (
        SELECT contract_id, rpps, file, lot, line FROM holding_rejections
      )
      SELECT rc.rpps, rc.contract_id, a.file, a.lot, a.line FROM rejected a JOIN asked rc ON rc.contract_id = a.contract_id
      UNION
      SELECT rc.rpps, rc.contract_id, a.file, a.lot, a.line FROM rejected a JOIN asked rc ON rc.rpps = a.rpps
       ORDER BY rpps, contract_id, file, lot, line
      """;

  static final String SECTORS = """
      SELECT f.rpps, f.convention_code, f.optam, f.from_on, f.to_on, f.lot, f.line
        FROM known_sectors f
       WHERE EXISTS (SELECT FROM run_contract rc WHERE rc.run_id = ? AND rc.rpps = f.rpps)
         AND f.rpps > ? AND f.rpps <= ? AND NOT f.cancelled
       ORDER BY f.rpps, f.from_on, f.convention_code
      """;

  static final String RATES = """
      SELECT f.rpps, f.rate, f.lot, f.line
        FROM known_opposable_rates f
       WHERE EXISTS (SELECT FROM run_contract rc WHERE rc.run_id = ? AND rc.rpps = f.rpps)
         AND f.rpps > ? AND f.rpps <= ? AND f.year = ? AND NOT f.cancelled
       ORDER BY f.rpps
      """;

  static final String OTHERS = """
      SELECT f.rpps, f.scheme, f.from_on, f.to_on, f.lot, f.line
        FROM known_other_contracts f
       WHERE EXISTS (SELECT FROM run_contract rc WHERE rc.run_id = ? AND rc.rpps = f.rpps)
         AND f.rpps > ? AND f.rpps <= ? AND NOT f.cancelled
       ORDER BY f.rpps, f.from_on, f.scheme COLLATE "C"
      """;

  static final String ACCOUNTS = """
      SELECT f.rpps, f.caisse, f.payee_kind, f.lot, f.line
        FROM known_bank_accounts f
       WHERE EXISTS (SELECT FROM run_contract rc WHERE rc.run_id = ? AND rc.rpps = f.rpps)
         AND f.rpps > ? AND f.rpps <= ? AND NOT f.cancelled
       ORDER BY f.rpps, f.caisse
      """;

  /** The accounts that count as none, by what the bank answered before the run was opened. */
  static final String REFUSALS = """
      SELECT f.rpps, f.caisse, f.code, f.said_on
        FROM refused_accounts((SELECT last_bank_file FROM run WHERE run_id = ?)) f
       WHERE f.rpps > ? AND f.rpps <= ?
       ORDER BY f.rpps, f.caisse
      """;
}

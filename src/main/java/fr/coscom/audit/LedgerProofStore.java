package fr.coscom.audit;

import fr.coscom.audit.Verification.Difference;
import fr.coscom.audit.Verification.Kind;
import fr.coscom.ledger.BalanceStore;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunQuestionStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Proves the ledger of one run against itself: facts give entitlements (see {@link ReplayStore}), entitlements and earlier postings
 * give the settlement, the settlement gives postings and transfers, and the hash chain covers every posting. Every answer names its
 * row. The transaction must have set {@code coscom.lot}.
 */
final class LedgerProofStore {

  /** Every question takes the run where it has a place, and answers subject, expected, found. */
  private static final String SETTLEMENT = """
      WITH prior AS (
        SELECT contract_id, sum(aif) * 100 AS aif, sum(rms) * 100 AS rms, sum(rhp) * 100 AS rhp, sum(mao) * 100 AS mao
          FROM known_prior_payments p JOIN run r ON r.run_id = ? AND r.year = p.year
         WHERE NOT p.cancelled GROUP BY contract_id
      ), ordered AS (
        SELECT contract_id, component, sum(cents) AS cents
          FROM posting p JOIN run r ON r.run_id = ? AND r.year = p.year AND p.run_id < r.run_id
         WHERE p.kind <> 'PRIOR' GROUP BY contract_id, component
      ), line AS (
        SELECT s.contract_id, c.component, c.before_cents, c.now_cents, c.status,
               (coalesce(o.cents, 0) + c.prior)::bigint AS ordered, c.due
          FROM settlement s JOIN entitlement e USING (run_id, contract_id) LEFT JOIN prior p USING (contract_id)
         CROSS JOIN LATERAL (VALUES
               ('AIF', s.ordered_aif_cents, s.aif_cents, e.status, e.aif_cents, coalesce(p.aif, 0)),
               ('RMS', s.ordered_rms_cents, s.rms_cents, e.status, e.rms_cents, coalesce(p.rms, 0)),
               ('RHP', s.ordered_rhp_cents, s.rhp_cents, e.status, e.rhp_cents, coalesce(p.rhp, 0)),
               ('MAO', s.ordered_mao_cents, s.mao_cents, e.status, e.mao_cents, coalesce(p.mao, 0)))
               AS c (component, before_cents, now_cents, status, due, prior)
          LEFT JOIN ordered o ON o.contract_id = s.contract_id AND o.component = c.component
         WHERE s.run_id = ?
      )
      SELECT contract_id || ' ' || component,
             format('%s c before, %s c now', ordered, CASE WHEN status = 'HELD' THEN 0 ELSE due - ordered END),
             format('%s c before, %s c now', before_cents, now_cents)
        FROM line
       WHERE before_cents <> ordered OR now_cents <> CASE WHEN status = 'HELD' THEN 0 ELSE due - ordered END
       ORDER BY contract_id, component
      """;

  private static final String POSTINGS = """
      WITH net AS (
        SELECT contract_id, caisse, sum(cents) AS cents, max(run) FILTER (WHERE cents > 0) AS latest
          FROM (SELECT p.contract_id, p.caisse, CASE p.kind WHEN 'PRIOR' THEN 0 ELSE p.run_id END AS run, sum(p.cents) AS cents
                  FROM posting p JOIN run r ON r.run_id = ? AND r.year = p.year
                 WHERE p.run_id < r.run_id OR (p.run_id = r.run_id AND p.kind = 'PRIOR')
                 GROUP BY 1, 2, 3) AS ordered
         GROUP BY contract_id, caisse
      ), claimant AS (
        SELECT DISTINCT ON (n.contract_id) n.contract_id, n.caisse
          FROM net n JOIN settlement s ON s.run_id = ? AND s.contract_id = n.contract_id AND s.to_recover_cents > 0
         ORDER BY n.contract_id, CASE WHEN n.cents >= s.to_recover_cents THEN n.latest END DESC NULLS LAST, n.cents DESC, n.caisse
      ), expected AS (
        SELECT s.contract_id, c.component, r.year, c.cents, coalesce(o.caisse, e.caisse) AS caisse, coalesce(r.reason, r.kind) AS reason
          FROM settlement s JOIN run r USING (run_id) JOIN entitlement e USING (run_id, contract_id)
          LEFT JOIN claimant o USING (contract_id)
         CROSS JOIN LATERAL (VALUES ('AIF', s.aif_cents), ('RMS', s.rms_cents), ('RHP', s.rhp_cents), ('MAO', s.mao_cents))
               AS c (component, cents)
         WHERE s.run_id = ? AND c.cents <> 0
      )
      SELECT concat_ws(' ', coalesce(p.posting_id::text, '?'), contract_id, component),
             coalesce(concat_ws(' ', x.year, x.cents, x.caisse, x.reason), ''),
             coalesce(concat_ws(' ', p.year, p.cents, p.caisse, p.reason), '')
        FROM expected x
        FULL JOIN (SELECT * FROM posting WHERE run_id = ? AND kind = 'ORDER') AS p USING (contract_id, component)
       WHERE (x.year, x.cents, x.caisse, x.reason) IS DISTINCT FROM (p.year, p.cents, p.caisse, p.reason)
       ORDER BY p.posting_id, contract_id, component
      """;

  private static final String REVERSALS = """
      SELECT concat_ws(' ', p.posting_id, p.contract_id, p.component), coalesce((-o.cents)::text, ''), p.cents::text
        FROM posting p LEFT JOIN posting o ON (o.run_id, o.contract_id, o.year, o.component, o.caisse, o.kind)
                                            = (p.run_id, p.contract_id, p.year, p.component, p.caisse, 'ORDER')
       WHERE p.kind = 'REVERSAL' AND p.run_id = ? AND o.cents IS DISTINCT FROM -p.cents
       ORDER BY p.posting_id
      """;

  private static final String TRANSFERS = """
      SELECT concat_ws(' ', coalesce(o.end_to_end_id, '?'), contract_id),
             coalesce(concat_ws(' ', s.caisse, s.to_pay_cents, s.holder, s.iban), ''),
             coalesce(concat_ws(' ', o.caisse, o.amount_cents, o.holder, o.iban), '')
        FROM (SELECT s.contract_id, e.caisse, s.to_pay_cents, b.holder, b.iban
                FROM settlement s JOIN entitlement e USING (run_id, contract_id)
                LEFT JOIN known_bank_accounts b ON b.rpps = e.rpps AND b.caisse = e.account_caisse AND NOT b.cancelled
               WHERE s.run_id = ? AND s.to_pay_cents > 0) AS s
        FULL JOIN (SELECT * FROM payment_order WHERE run_id = ? AND end_to_end_id !~ '-R[0-9]+$') AS o USING (contract_id)
       WHERE (s.caisse, s.to_pay_cents, s.holder, s.iban) IS DISTINCT FROM (o.caisse, o.amount_cents, o.holder, o.iban)
       ORDER BY contract_id
      """;

  /** What goes out again is what did not arrive: same contract, same amount but for the debts that it and those before it cover. */
  private static final String REISSUES = """
      SELECT n.end_to_end_id, coalesce(concat_ws(' ', o.contract_id, o.caisse, o.amount_cents), ''),
             concat_ws(' ', n.contract_id, n.caisse, n.amount_cents + v.cents)
        FROM payment_order n LEFT JOIN payment_order o ON o.end_to_end_id = regexp_replace(n.end_to_end_id, '-R[0-9]+$', '')
       CROSS JOIN LATERAL (
             SELECT coalesce(sum(d.cents), 0)::bigint AS cents
               FROM debt_covered d JOIN payment_order c USING (end_to_end_id)
              WHERE c.contract_id = n.contract_id AND c.run_id <= n.run_id AND d.by_run = c.run_id AND (c.state <> 'DISCARDED' OR c.run_id = n.run_id)
                AND regexp_replace(c.end_to_end_id, '-R[0-9]+$', '') = o.end_to_end_id) AS v
       WHERE n.run_id = ? AND n.end_to_end_id ~ '-R[0-9]+$'
         AND (n.contract_id, n.caisse, n.amount_cents + v.cents) IS DISTINCT FROM (o.contract_id, o.caisse, o.amount_cents)
       ORDER BY n.end_to_end_id
      """;

  /** The first seal that is not the digest of its rows and of the seal before, and what is known of its rows. */
  private static final String SEALS = """
      WITH chain AS (
        SELECT seal_id, digest, first_id, last_id, rows, lag(digest, 1, '') OVER (ORDER BY seal_id) AS previous FROM posting_seal
      ), broken AS (
        SELECT *, posting_digest(previous, first_id, last_id) AS again FROM chain
         WHERE digest <> posting_digest(previous, first_id, last_id) ORDER BY seal_id LIMIT 1
      )
      SELECT format('%s: postings %s to %s%s', seal_id, first_id, last_id,
                    coalesce((SELECT '; missing ' || string_agg(n::text, ' ' ORDER BY n) FROM generate_series(first_id, last_id) AS n
                               WHERE NOT EXISTS (SELECT FROM posting WHERE posting_id = n)), '')),
             digest, again
        FROM broken
      UNION ALL
      SELECT format('posting %s %s %s', p.posting_id, p.contract_id, p.component), 'a seal', 'none'
        FROM posting p
       WHERE (SELECT count(*) FROM posting) <> (SELECT coalesce(sum(rows), 0) FROM posting_seal)
         AND NOT EXISTS (SELECT FROM posting_seal s WHERE p.posting_id BETWEEN s.first_id AND s.last_id)
      UNION ALL
      SELECT format('%s', s.seal_id), 'the seal after ' || s.seal_id - 1, 'a gap'
        FROM posting_seal s WHERE s.seal_id > 1 AND NOT EXISTS (SELECT FROM posting_seal b WHERE b.seal_id = s.seal_id - 1)
      """;

  private static final String SIGNATURES = """
      SELECT concat_ws(' ', s.act, s.caisse, s.signed_by), concat_ws(' ', s.run_json_sha256, s.file_sha256, s.ledger_digest),
             concat_ws(' ', r.run_json_sha256, o.sha256, p.digest)
        FROM signature s JOIN run r USING (run_id)
        LEFT JOIN collective_order o ON o.run_id = s.run_id AND o.caisse = s.caisse
        LEFT JOIN posting_seal p ON p.seal_id = s.ledger_seal
       WHERE s.run_id = ? AND (s.run_json_sha256, s.file_sha256, s.ledger_digest) IS DISTINCT FROM (r.run_json_sha256, o.sha256, p.digest)
       ORDER BY s.signature_id
      """;

  /** Who signed is whom the event of that act names. */
  private static final String SIGNERS = """
      SELECT concat_ws(' ', s.act, s.caisse), concat_ws(' ', e.operator, e.db_user), concat_ws(' ', s.signed_by, s.db_user)
        FROM signature s
        LEFT JOIN run_event e ON e.run_id = s.run_id AND e.event = CASE s.act WHEN 'APPROVE' THEN 'APPROVED' ELSE 'RELEASED' END
                             AND e.detail = btrim(s.caisse || ' ' || s.run_json_sha256)
       WHERE s.run_id = ? AND (e.operator, e.db_user) IS DISTINCT FROM (s.signed_by, s.db_user)
       ORDER BY s.signature_id
      """;

  /** Where a transfer is now is where its history ends. */
  private static final String STATES = """
      SELECT concat_ws(' ', o.end_to_end_id, o.contract_id), h.state, o.state
        FROM payment_order o
       CROSS JOIN LATERAL (
             SELECT coalesce((SELECT s.state FROM order_status s WHERE s.end_to_end_id = o.end_to_end_id ORDER BY s.status_id DESC LIMIT 1),
                             'ORDERED') AS state) AS h
       WHERE o.run_id = ? AND o.state <> h.state
       ORDER BY o.end_to_end_id
      """;

  /** Later runs of the year change what these compare; the chain is asked for more closely here. */
  private static final Set<String> OF_THE_MOMENT = Set.of("LEDGER_EQUALS_DUE", "LEDGER_CHAIN");

  private LedgerProofStore() {}

  static List<Difference> differences(Connection connection, Run run, int most) throws SQLException {
    List<Difference> differences = new ArrayList<>(ask(connection, Kind.SEAL, SEALS, run, most));
    if (!run.dry()) {
      differences.addAll(ask(connection, Kind.POSTING, POSTINGS, run, most));
      differences.addAll(ask(connection, Kind.POSTING, REVERSALS, run, most));
      differences.addAll(ask(connection, Kind.SETTLEMENT, SETTLEMENT, run, most));
      differences.addAll(ask(connection, Kind.TRANSFER, TRANSFERS, run, most));
      differences.addAll(ask(connection, Kind.TRANSFER, REISSUES, run, most));
      differences.addAll(ask(connection, Kind.TRANSFER, STATES, run, most));
      differences.addAll(ask(connection, Kind.SIGNATURE, SIGNATURES, run, most));
      differences.addAll(ask(connection, Kind.SIGNATURE, SIGNERS, run, most));
    }
    for (Control control : BalanceStore.of(connection, run)) {
      if (control.breaks() && !OF_THE_MOMENT.contains(control.id())) {
        differences.add(new Difference(Kind.CONTROL, control.id(), "0", "%d / %d c: %s".formatted(
            control.differences(), control.cents(), control.detail())));
      }
    }
    return differences;
  }

  static long seals(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM posting_seal");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<Difference> ask(Connection connection, Kind kind, String sql, Run run, int most) throws SQLException {
    try (PreparedStatement select = RunQuestionStore.of(connection, sql, run.id())) {
      select.setMaxRows(most);
      try (ResultSet row = select.executeQuery()) {
        List<Difference> differences = new ArrayList<>();
        while (row.next()) {
          differences.add(new Difference(kind, row.getString(1), Lines.shown(row.getString(2)), Lines.shown(row.getString(3))));
        }
        return differences;
      }
    }
  }
}

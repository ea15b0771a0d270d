package fr.coscom.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What must balance before a file is written, each asked of the database in one question: it counts a population, the cases that
 * are not as they must be, and by how many cents.
 */
public final class BalanceStore {

  /** Per component, over the contracts that could be computed: due − ordered before = ordered now − claimed back + withheld. */
  private static final String CONSERVATION = """
      WITH line AS (
        SELECT e.contract_id, e.status, c.component, c.due, c.ordered
          FROM entitlement e JOIN settlement s USING (run_id, contract_id)
         CROSS JOIN LATERAL (VALUES
               ('AIF', e.aif_cents, s.ordered_aif_cents), ('RMS', e.rms_cents, s.ordered_rms_cents),
               ('RHP', e.rhp_cents, s.ordered_rhp_cents), ('MAO', e.mao_cents, s.ordered_mao_cents)) AS c (component, due, ordered)
         WHERE e.run_id = ? AND e.aif_cents IS NOT NULL
      ), side AS (
        SELECT component, count(*) AS population, sum(due) AS due, sum(ordered) AS ordered,
               coalesce(sum(due - ordered) FILTER (WHERE status = 'HELD'), 0) AS withheld
          FROM line GROUP BY component
      ), now AS (
        SELECT component, coalesce(sum(cents) FILTER (WHERE cents > 0), 0) AS ordered_now,
               coalesce(-sum(cents) FILTER (WHERE cents < 0), 0) AS claimed_back
          FROM posting WHERE run_id = ? AND kind = 'ORDER' GROUP BY component
      )
      SELECT 'CONSERVATION_' || component, 'BLOCKING', population, 0, abs(due - ordered - coalesce(ordered_now - claimed_back, 0) - withheld),
             format('due %s - ordered before %s = ordered now %s - claimed back %s + withheld %s', due, ordered,
                    coalesce(ordered_now, 0), coalesce(claimed_back, 0), withheld)
        FROM side LEFT JOIN now USING (component)
      """;

  private static final String COMPLETE = """
      SELECT 'COMPLETENESS', 'BLOCKING', staged, abs(staged - assessed) + abs(staged - settled), 0,
             format('staged %s, assessed %s, settled %s', staged, assessed, settled)
        FROM (SELECT (SELECT count(*) FROM run_contract WHERE run_id = ?) AS staged,
                     (SELECT count(*) FROM entitlement WHERE run_id = ?) AS assessed,
                     (SELECT count(*) FROM settlement WHERE run_id = ?) AS settled) AS counts
      """;

  /** After the postings of this run, the ledger holds exactly what is due, but for HELD contracts, where it holds what it held. */
  private static final String LEDGER_EQUALS_DUE = """
      WITH posted AS (
        SELECT contract_id, component, sum(cents) AS cents
          FROM posting WHERE year = (SELECT year FROM run WHERE run_id = ?) GROUP BY contract_id, component
      ), line AS (
        SELECT e.contract_id, c.component, CASE WHEN e.status = 'HELD' THEN c.ordered ELSE c.due END AS expected
          FROM entitlement e JOIN settlement s USING (run_id, contract_id)
         CROSS JOIN LATERAL (VALUES
               ('AIF', e.aif_cents, s.ordered_aif_cents), ('RMS', e.rms_cents, s.ordered_rms_cents),
               ('RHP', e.rhp_cents, s.ordered_rhp_cents), ('MAO', e.mao_cents, s.ordered_mao_cents)) AS c (component, due, ordered)
         WHERE e.run_id = ?
      )
      SELECT 'LEDGER_EQUALS_DUE', 'BLOCKING', count(*), count(*) FILTER (WHERE expected <> coalesce(cents, 0)),
             coalesce(sum(abs(expected - coalesce(cents, 0))), 0), 'postings of the year against what is due'
        FROM line LEFT JOIN posted USING (contract_id, component)
      """;

  /** Every amount to pay has one transfer of that amount to the account known for it, and there is no other transfer. */
  private static final String TRANSFERS = """
      SELECT 'TRANSFERS_EQUAL_SETTLEMENT', 'BLOCKING', count(*), count(*) FILTER (WHERE coalesce(s.cents, 0) <> coalesce(o.amount_cents, 0) OR NOT o.known),
             coalesce(sum(abs(coalesce(s.cents, 0) - coalesce(o.amount_cents, 0))), 0),
             format('%s transfers, %s cents', count(o.contract_id), coalesce(sum(o.amount_cents), 0))
        FROM (SELECT contract_id, to_pay_cents AS cents FROM settlement WHERE run_id = ? AND to_pay_cents > 0) AS s
        FULL JOIN (SELECT p.contract_id, p.amount_cents, b.rpps IS NOT NULL AS known
                     FROM payment_order p
                     JOIN entitlement e USING (run_id, contract_id)
                     LEFT JOIN known_bank_accounts b ON b.rpps = e.rpps AND b.caisse = e.account_caisse AND NOT b.cancelled
                          AND (b.holder, b.iban) = (p.holder, p.iban) AND b.bic IS NOT DISTINCT FROM p.bic
                    WHERE p.run_id = ? AND p.reissue_of IS NULL) AS o USING (contract_id)
      """;

  /**
   * What goes out again does so for the same contract, to a known account, and the transfer that failed is dead. Its amount and the debts
   * that it covers are the amount that failed; where it covers one, what is on its way to the doctor is no less than what is due, as long
   * as the run is being prepared: later the bank may give money back.
   */
  private static final String REISSUES = """
      SELECT 'REISSUES_EQUAL_ORIGINALS', 'BLOCKING', count(*),
             count(*) FILTER (WHERE (o.state <> 'REISSUED' AND n.state <> 'DISCARDED') OR o.contract_id <> n.contract_id OR o.year <> n.year
                                 OR n.end_to_end_id NOT LIKE regexp_replace(o.end_to_end_id, '-R[0-9]+$', '') || '-R%'
                                 OR b.rpps IS NULL
                                 OR (v.cents > 0 AND l.cents < e.aif_cents + e.rms_cents + e.rhp_cents + e.mao_cents)),
             coalesce(sum(abs(n.amount_cents + v.cents - o.amount_cents)), 0),
             format('%s transfers ordered anew, %s cents', count(*), coalesce(sum(n.amount_cents), 0))
        FROM payment_order n
        JOIN payment_order o ON o.end_to_end_id = n.reissue_of
        JOIN entitlement e ON (e.run_id, e.contract_id) = (n.run_id, n.contract_id)
        LEFT JOIN known_bank_accounts b ON b.rpps = e.rpps AND b.caisse = e.account_caisse AND NOT b.cancelled
             AND (b.holder, b.iban) = (n.holder, n.iban) AND b.bic IS NOT DISTINCT FROM n.bic
       CROSS JOIN LATERAL (
             SELECT coalesce(sum(c.cents), 0) AS cents FROM debt_covered c WHERE c.end_to_end_id = n.end_to_end_id AND c.by_run = n.run_id) AS v
        LEFT JOIN LATERAL (SELECT m.cents FROM live_money(n.contract_id, n.run_id) m JOIN run r ON r.run_id = n.run_id
                            WHERE r.state = 'PREPARING') AS l ON true
       WHERE n.run_id = ?
      """;

  /** A transfer that ends covers as much of debts as it was, and, while the run is being prepared, the doctor holds what is due without it. */
  private static final String ENDED = """
      SELECT 'ENDED_TRANSFERS_EQUAL_DEBTS', 'BLOCKING', count(*),
             count(*) FILTER (WHERE c.cents IS DISTINCT FROM f.cents OR l.cents < e.aif_cents + e.rms_cents + e.rhp_cents + e.mao_cents),
             coalesce(sum(abs(coalesce(c.cents, 0) - f.cents)), 0), format('%s transfers ended, %s cents', count(*), coalesce(sum(f.cents), 0))
        FROM failed_transfer f
        JOIN entitlement e USING (run_id, contract_id)
        LEFT JOIN LATERAL (SELECT sum(d.cents) AS cents FROM debt_covered d
                            WHERE d.end_to_end_id = f.end_to_end_id AND d.by_run = f.run_id) AS c ON true
        LEFT JOIN LATERAL (SELECT m.cents FROM live_money(f.contract_id, f.run_id) m JOIN run r ON r.run_id = f.run_id
                            WHERE r.state = 'PREPARING') AS l ON true
       WHERE f.run_id = ? AND f.waits_for = 'ENDS'
      """;

  private static final String COLLECTIVE = """
      SELECT 'COLLECTIVE_ORDERS_EQUAL_TRANSFERS', 'BLOCKING', count(*), count(*) FILTER (WHERE c.transfers <> coalesce(o.transfers, 0)),
             coalesce(sum(abs(c.total_cents - coalesce(o.cents, 0))), 0), format('%s caisses', count(*))
        FROM (SELECT caisse, transfers, total_cents FROM collective_order WHERE run_id = ?) AS c
        LEFT JOIN (SELECT caisse, count(*) AS transfers, sum(amount_cents) AS cents FROM payment_order WHERE run_id = ? GROUP BY caisse)
             AS o USING (caisse)
      """;

  private static final String ONLY_PAYABLE = """
      SELECT 'ONLY_PAYABLE_IS_PAID', 'BLOCKING', count(*), count(*) FILTER (WHERE e.status <> 'PAYABLE'),
             coalesce(sum(s.to_pay_cents) FILTER (WHERE e.status <> 'PAYABLE'), 0), 'status of every contract with something to pay'
        FROM settlement s JOIN entitlement e USING (run_id, contract_id)
       WHERE s.run_id = ? AND s.to_pay_cents > 0
      """;

  private static final String NEVER_NEGATIVE = """
      SELECT 'ORDERED_NEVER_NEGATIVE', 'BLOCKING', count(*), count(*) FILTER (WHERE cents < 0), coalesce(-sum(cents) FILTER (WHERE cents < 0), 0),
             'sum of the postings of each contract'
        FROM (SELECT contract_id, sum(cents) AS cents
                FROM posting WHERE year = (SELECT year FROM run WHERE run_id = ?) GROUP BY contract_id) AS of_contract
      """;

  /** Over all runs of the exercise, discarded ones too: the numbers of a caisse run from 1 to its counter. */
  private static final String NO_GAP = """
      SELECT 'ORDER_NUMBERS_WITHOUT_GAP', 'BLOCKING', count(*),
             count(*) FILTER (WHERE n.numbers IS DISTINCT FROM c.last_order OR n.highest IS DISTINCT FROM c.last_order), 0,
             format('%s caisses', count(*))
        FROM order_counter c
        LEFT JOIN (SELECT caisse, year, count(*)::integer AS numbers, max(number) AS highest FROM payment_order GROUP BY caisse, year)
             AS n USING (caisse, year)
       WHERE c.year = (SELECT year FROM run WHERE run_id = ?)
      """;

  private static final String CHAIN = """
      SELECT 'LEDGER_CHAIN', 'BLOCKING', count(*), count(*) FILTER (WHERE digest <> posting_digest(previous, first_id, last_id)), 0,
             format('%s seals', count(*))
        FROM (SELECT seal_id, digest, first_id, last_id, coalesce(lag(digest) OVER (ORDER BY seal_id), '') AS previous
                FROM posting_seal) AS chain
       WHERE last_id >= coalesce((SELECT min(posting_id) FROM posting WHERE run_id = ?), 0)
      """;

  /**
   * Rejected rows of the run's own files that hold nobody: whom they spoke of could not be read. Quotas and the accounts that the
   * caisses pay from lower nothing.
   */
  private static final String NAMING_NOBODY = """
      WITH holding AS MATERIALIZED (
        SELECT DISTINCT anomaly_id FROM holding_rejections WHERE contract_id IS NOT NULL
      ), rejected AS (
        SELECT a.file, a.line, bool_and(a.contract_id IS NULL AND a.rpps IS NULL AND a.file NOT IN ('ars-quotas.csv', 'paying-caisses.csv')
                                        AND NOT EXISTS (SELECT FROM holding h WHERE h.anomaly_id = a.anomaly_id)) AS nobody
          FROM anomaly a JOIN run r USING (lot)
         WHERE r.run_id = ? AND a.severity = 'REJECTED'
         GROUP BY a.file, a.line
      )
      SELECT 'ROWS_NAMING_NOBODY', 'WARNING', count(*), count(*) FILTER (WHERE nobody), 0,
             format('%s of %s rejected rows', count(*) FILTER (WHERE nobody), count(*))
             || coalesce(': ' || (SELECT string_agg(format('%s:%s', file, line), ', ' ORDER BY file, line)
                                    FROM (SELECT * FROM rejected WHERE nobody ORDER BY file, line LIMIT 50) AS first), '')
        FROM rejected
      """;

  private BalanceStore() {}

  /** All controls of the balance, whether they hold or not. A dry run posts and orders nothing: fewer apply. */
  public static List<Control> of(Connection connection, Run run) throws SQLException {
    List<String> questions = new ArrayList<>(List.of(COMPLETE, ONLY_PAYABLE, NAMING_NOBODY));
    if (!run.dry()) {
      questions.addAll(List.of(CONSERVATION, LEDGER_EQUALS_DUE, TRANSFERS, COLLECTIVE, NEVER_NEGATIVE, NO_GAP, CHAIN));
    }
    if (run.kind() == Run.Kind.CORRECTION) {
      questions.addAll(List.of(REISSUES, ENDED));
    }
    return ask(connection, questions, run);
  }

  /**
   * What must hold while a run is being prepared, before a file is written and again before it is sealed: the balance, the debts and,
   * in a correction, what only that can break.
   */
  public static List<Control> whilePreparing(Connection connection, Run run, boolean correction) throws SQLException {
    List<Control> controls = new ArrayList<>(of(connection, run));
    controls.add(CorrectionBalanceStore.debts(connection, run));
    if (correction) {
      controls.addAll(CorrectionBalanceStore.of(connection, run));
    }
    return controls;
  }

  /** @param questions each answered by a row a control */
  static List<Control> ask(Connection connection, List<String> questions, Run run) throws SQLException {
    List<Control> controls = new ArrayList<>();
    for (String question : questions) {
      try (PreparedStatement select = RunQuestionStore.of(connection, question, run.id()); ResultSet row = select.executeQuery()) {
        while (row.next()) {
          controls.add(new Control(row.getString(1), Control.Severity.valueOf(row.getString(2)), row.getLong(3), row.getLong(4),
              row.getLong(5), row.getString(6)));
        }
      }
    }
    return controls;
  }
}

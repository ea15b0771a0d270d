package fr.coscom.ledger;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Money;
import fr.coscom.law.RuleParameters;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Opens the debts of a settled run, and tells what became of those of a year. The session must have set {@code coscom.lot}. */
public final class DebtStore {

  /**
   * The payments concerned are found by height. What was ordered for a contract is a stack: payments put money on top, debts take it off.
   * A debt that brings it down to h reaches back through all that still stands above h. Where a transfer of the contract did not arrive
   * and is not sent again in full, the reason says TRANSFER_FAILED: the doctor may never have had the money. A dry run posts
   * nothing: all that stands was there before. Parameters: run, contracts twice, null for all.
   */
  private static final String CONCERNED = """
      WITH claimed AS (
        SELECT s.*, r.year, r.execution_date,
               CASE WHEN EXISTS (SELECT FROM payment_order o WHERE o.contract_id = s.contract_id AND o.year = r.year
                                    AND (o.state IN ('REJECTED', 'RETURNED')
                                         AND NOT EXISTS (SELECT FROM standing_cover c WHERE c.end_to_end_id = o.end_to_end_id AND c.ends)
                                         OR (o.state = 'REISSUED' AND EXISTS (
                                             SELECT FROM payment_order n WHERE n.run_id = s.run_id AND n.reissue_of = o.end_to_end_id
                                                AND n.amount_cents < o.amount_cents)))) THEN 'TRANSFER_FAILED|' ELSE '' END
               || CASE WHEN e.reasons = '' THEN e.status ELSE e.reasons END AS reason
          FROM settlement s JOIN entitlement e USING (run_id, contract_id) JOIN run r USING (run_id)
         WHERE s.run_id = ? AND s.to_recover_cents > 0 AND (?::text[] IS NULL OR s.contract_id = ANY (?::text[]))
      ), paid AS (
        SELECT c.contract_id, 0 AS run_id, p.paid_on, ((p.aif + p.rms + p.rhp + p.mao) * 100)::bigint AS cents
          FROM claimed c JOIN known_prior_payments p ON p.contract_id = c.contract_id AND p.year = c.year AND NOT p.cancelled
        UNION ALL
        SELECT c.contract_id, p.run_id, r.execution_date, sum(p.cents)::bigint
          FROM claimed c
          JOIN posting p ON p.contract_id = c.contract_id AND p.year = c.year AND p.kind <> 'PRIOR' AND p.run_id < c.run_id
           AND p.posting_id < coalesce((SELECT min(own.posting_id) FROM posting own WHERE own.contract_id = c.contract_id
                                           AND own.year = c.year AND own.run_id = c.run_id), 9223372036854775807)
          JOIN run r ON r.run_id = p.run_id
         GROUP BY c.contract_id, p.run_id, r.execution_date
      ), height AS (
        SELECT contract_id, run_id, paid_on, cents,
               sum(cents) OVER (PARTITION BY contract_id ORDER BY run_id, paid_on ROWS UNBOUNDED PRECEDING) AS after
          FROM paid
      ), standing AS (
        SELECT contract_id, run_id, paid_on, after - cents AS foot,
               min(after) OVER (PARTITION BY contract_id ORDER BY run_id, paid_on ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS top
          FROM height
      ), concerned AS (
        SELECT contract_id, s.run_id, s.paid_on, s.top - greatest(s.foot, down_to) AS cents
          FROM standing s JOIN claimed c USING (contract_id)
         CROSS JOIN LATERAL (SELECT c.ordered_aif_cents + c.ordered_rms_cents + c.ordered_rhp_cents + c.ordered_mao_cents
                                    - c.to_recover_cents AS down_to) AS left_standing
         WHERE s.top > greatest(s.foot, down_to)
      )
      """;

  /** The oldest payment dates a debt. Further parameters: legal basis, limitation in years, months, months, day of opening. */
  private static final String OPEN = CONCERNED + """
      INSERT INTO debt (run_id, contract_id, year, caisse, amount_cents, aif_cents, rms_cents, rhp_cents, mao_cents, paid_on, legal_basis,
                        limitation_on, notified_on, observations_until, notice_until, state, reason)
      SELECT c.run_id, c.contract_id, c.year, c.caisse, c.to_recover_cents, -c.aif_cents, -c.rms_cents, -c.rhp_cents, -c.mao_cents,
             p.paid_on, law.basis, day.limitation_on, c.execution_date, day.observations_until,
             (day.observations_until + make_interval(months => law.notice))::date,
             CASE WHEN day.limitation_on < law.opened_on THEN 'TIME_BARRED' ELSE 'NOTIFIED' END,
             c.reason
        FROM claimed c
        LEFT JOIN (SELECT contract_id, min(paid_on) AS paid_on FROM concerned GROUP BY contract_id) AS p USING (contract_id)
       CROSS JOIN (SELECT ?::text AS basis, ?::integer AS years, ?::integer AS observations, ?::integer AS notice,
                          ?::date AS opened_on) AS law
       CROSS JOIN LATERAL (SELECT (p.paid_on + make_interval(years => law.years))::date AS limitation_on,
                                  (c.execution_date + make_interval(months => law.observations))::date AS observations_until) AS day
       ORDER BY c.contract_id
      """;

  private static final String PAYMENTS = CONCERNED + """
      SELECT contract_id, paid_on, sum(cents)::bigint FROM concerned GROUP BY contract_id, paid_on ORDER BY contract_id, paid_on
      """;

  /**
   * What this run sends again for less than failed, or ends: by so much the debts of the contract and year are ended, the oldest first.
   * Transfers and debts of a contract stand side by side as lengths: each transfer covers the debts beside it.
   */
  private static final String COVER = """
      WITH cut AS (
        SELECT n.end_to_end_id, n.contract_id, n.year, n.run_id, o.amount_cents - n.amount_cents AS cents
          FROM payment_order n JOIN payment_order o ON o.end_to_end_id = n.reissue_of
         WHERE n.run_id = ? AND n.amount_cents < o.amount_cents
        UNION ALL
        SELECT f.end_to_end_id, f.contract_id, r.year, r.run_id, f.cents
          FROM failed_transfer f JOIN run r USING (run_id)
         WHERE f.run_id = ? AND f.waits_for = 'ENDS' AND r.kind <> 'DRY_RUN'
      ), beside AS (
        SELECT cut.*, sum(cents) OVER (PARTITION BY contract_id ORDER BY end_to_end_id) - cents AS ahead FROM cut
      )
      INSERT INTO debt_covered (end_to_end_id, run_id, contract_id, by_run, cents)
      SELECT b.end_to_end_id, d.run_id, b.contract_id, b.run_id, least(b.ahead + b.cents, d.older + d.cents) - greatest(b.ahead, d.older)
        FROM beside b
       CROSS JOIN LATERAL (
             SELECT run_id, cents, coalesce(sum(cents) OVER (ORDER BY run_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS older
               FROM open_debts(b.contract_id, b.year, b.run_id)) AS d
       WHERE d.older < b.ahead + b.cents AND b.ahead < d.older + d.cents
       ORDER BY b.end_to_end_id, d.run_id
      """;

  /**
   * Debts of a year found by runs up to one, as known to the session and up to an act: the last one to count, none for the opening of
   * that run. Parameters: months, months, run, act, contracts twice (null for all).
   */
  private static final String KNOWN = """
      SELECT r.name, d.contract_id, d.caisse, d.year, d.amount_cents, d.aif_cents, d.rms_cents, d.rhp_cents, d.mao_cents, d.paid_on,
             d.legal_basis, d.limitation_on, k.notified_on,
             coalesce((k.notified_on + make_interval(months => ?))::date, d.observations_until) AS observations_until,
             coalesce((k.notified_on + make_interval(months => ?))::date, d.notice_until) AS notice_until,
             k.repaid_cents, k.waived_cents, k.covered_cents, k.state, d.reason
        FROM known_debts(?, ?) k
        JOIN debt d USING (run_id, contract_id)
        JOIN run r USING (run_id)
       WHERE ?::text[] IS NULL OR d.contract_id = ANY (?::text[])
       ORDER BY d.contract_id, d.run_id
      """;

  private DebtStore() {}

  /**
   * Makes a debt of every amount to recover, in the transaction that settles the run; a dry run's are only shown. Debts on money that
   * never arrived end where the transfer is sent again without it.
   */
  public static void open(Connection connection, Run run, RuleParameters parameters) throws SQLException {
    String basis = parameters.text("debt_legal_basis");
    try (PreparedStatement insert = connection.prepareStatement(OPEN)) {
      insert.setInt(1, run.id());
      insert.setArray(2, null);
      insert.setArray(3, null);
      insert.setString(4, basis);
      insert.setInt(5, parameters.number("limitation_" + basis.toLowerCase(Locale.ROOT)));
      insert.setInt(6, parameters.number("observations_months"));
      insert.setInt(7, parameters.number("notice_months"));
      insert.setObject(8, run.openedAt().toLocalDate());
      insert.executeUpdate();
    }
    try (PreparedStatement cover = connection.prepareStatement(COVER)) {
      cover.setInt(1, run.id());
      cover.setInt(2, run.id());
      cover.executeUpdate();
    }
  }

  /** What a run found to recover and may not claim: it was past its day when it was found. */
  public static Money timeBarred(Connection connection, int runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(
        "SELECT coalesce(sum(amount_cents), 0)::bigint FROM debt WHERE run_id = ? AND state = 'TIME_BARRED'")) {
      select.setInt(1, runId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return money(row, 1);
      }
    }
  }

  /** The debts of the run's year that it or a run before it found, by contract, as they stand on the day that it was opened. */
  public static List<Debt> known(Connection connection, Run run, RuleParameters parameters) throws SQLException {
    return read(connection, run, parameters, null, null);
  }

  /** The same after the acts up to one, by its number. */
  public static List<Debt> known(Connection connection, Run run, RuleParameters parameters, long act) throws SQLException {
    return read(connection, run, parameters, null, act);
  }

  /** The same, of these contracts only. */
  public static List<Debt> known(Connection connection, Run run, RuleParameters parameters, Collection<String> contracts)
      throws SQLException {
    return read(connection, run, parameters, connection.createArrayOf("text", contracts.toArray()), null);
  }

  /** The payments that the debts found by this run reach back to, by contract and day; their sum is the debt. */
  public static Map<String, List<PaidPart>> payments(Connection connection, Run run, Collection<String> contracts) throws SQLException {
    Map<String, List<PaidPart>> payments = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(PAYMENTS)) {
      Array asked = connection.createArrayOf("text", contracts.toArray());
      select.setInt(1, run.id());
      select.setArray(2, asked);
      select.setArray(3, asked);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          payments.computeIfAbsent(row.getString(1), none -> new ArrayList<>()).add(new PaidPart(day(row, 2), money(row, 3)));
        }
      }
    }
    return payments;
  }

  private static List<Debt> read(Connection connection, Run run, RuleParameters parameters, Array contracts, Long act)
      throws SQLException {
    int observations = parameters.number("observations_months");
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setInt(1, observations);
      select.setInt(2, observations + parameters.number("notice_months"));
      select.setInt(3, run.id());
      select.setObject(4, act, Types.BIGINT);
      select.setArray(5, contracts);
      select.setArray(6, contracts);
      try (ResultSet row = select.executeQuery()) {
        List<Debt> debts = new ArrayList<>();
        while (row.next()) {
          debts.add(debt(row));
        }
        return debts;
      }
    }
  }

  private static Debt debt(ResultSet row) throws SQLException {
    return new Debt(
        row.getString(1), row.getString(2), row.getString(3), new CivilYear(row.getInt(4)), money(row, 5),
        new Amounts(money(row, 6), money(row, 7), money(row, 8), money(row, 9)), day(row, 10), row.getString(11), day(row, 12),
        Optional.ofNullable(day(row, 13)), day(row, 14), day(row, 15), money(row, 16), money(row, 17), money(row, 18),
        Debt.State.valueOf(row.getString(19)), row.getString(20));
  }

  private static Money money(ResultSet row, int column) throws SQLException {
    return new Money(row.getLong(column));
  }

  private static LocalDate day(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}

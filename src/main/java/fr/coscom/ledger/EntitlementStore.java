package fr.coscom.ledger;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Money;
import fr.coscom.basis.Period;
import fr.coscom.entitlement.Entitlement;
import fr.coscom.entitlement.Finding;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Keeps what was found due in a run. A contract is kept once: a second time breaks the key. */
public final class EntitlementStore {

  private static final String COPY_ENTITLEMENTS = """
      COPY %s (run_id, contract_id, rpps, caisse, status, reasons, warnings, account_caisse, from_on, to_on, days,
                        aif_cents, rms_cents, rhp_cents, mao_cents, readings, trace) FROM STDIN""";
  private static final String COPY_FINDINGS = """
      COPY %s (run_id, contract_id, position, file, line, lot, column_name, code, value, at_stake_cents) FROM STDIN""";

  /** How many contracts a run has to assess, and how many it has. */
  public record Progress(long staged, long assessed) {}

  private EntitlementStore() {}

  public static void keep(Connection connection, int runId, List<Entitlement> entitlements, RuleParameters parameters)
      throws SQLException {
    copy(connection, runId, entitlements, parameters, "entitlement", "finding");
  }

  /** Makes the temporary tables {@code replay_entitlement} and {@code replay_finding}, which end with the transaction. */
  public static void openReplay(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE replay_entitlement (LIKE entitlement) ON COMMIT DROP");
      statement.execute("CREATE TEMPORARY TABLE replay_finding (LIKE finding) ON COMMIT DROP");
    }
  }

  /** Writes what is found due once more into the tables of a replay, in the same form. */
  public static void replay(Connection connection, int runId, List<Entitlement> entitlements, RuleParameters parameters)
      throws SQLException {
    copy(connection, runId, entitlements, parameters, "replay_entitlement", "replay_finding");
  }

  private static void copy(
      Connection connection, int runId, List<Entitlement> entitlements, RuleParameters parameters, String table, String findingTable)
      throws SQLException {
    CopyRows rows = new CopyRows();
    CopyRows findings = new CopyRows();
    for (Entitlement e : entitlements) {
      row(rows, runId, e, TraceFile.of(e, parameters));
      findings(findings, runId, e);
    }
    copy(connection, COPY_ENTITLEMENTS.formatted(table), rows);
    copy(connection, COPY_FINDINGS.formatted(findingTable), findings);
  }

  private static void row(CopyRows rows, int runId, Entitlement e, String trace) {
    List<Period> periods = e.days().periods();
    rows.cell(runId).cell(e.contract().contractId()).cell(e.contract().rpps()).cell(e.contract().caisse())
        .cell(e.status().name()).cell(joined(e.reasons())).cell(joined(e.warnings()))
        .cell(e.account().map(account -> account.caisse().orElse("")))
        .cell(periods.isEmpty() ? null : periods.get(0).from())
        .cell(periods.isEmpty() ? null : periods.get(periods.size() - 1).last())
        .cell(e.days().count());
    Optional<Amounts> amounts = e.amounts();
    rows.cell(amounts.map(a -> a.aif().cents())).cell(amounts.map(a -> a.rms().cents()))
        .cell(amounts.map(a -> a.rhp().cents())).cell(amounts.map(a -> a.mao().cents()))
        .cell(Reading.bits(e.readings())).cell(trace).endRow();
  }

  private static void findings(CopyRows rows, int runId, Entitlement e) {
    int position = 0;
    for (Finding f : e.findings()) {
      rows.cell(runId).cell(e.contract().contractId()).cell(++position).cell(f.origin().file()).cell(f.origin().line())
          .cell(f.origin().lot()).cell(f.column()).cell(f.code()).cell(f.value()).cell(f.atStake().map(Money::cents)).endRow();
    }
  }

  private static String joined(List<? extends Enum<?>> codes) {
    return codes.stream().map(Enum::name).collect(Collectors.joining("|"));
  }

  private static void copy(Connection connection, String sql, CopyRows rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try {
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(rows.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counted in the database: the counters of the job are not trusted. */
  public static Progress progress(Connection connection, int runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("""
        SELECT (SELECT count(*) FROM run_contract WHERE run_id = ?), (SELECT count(*) FROM entitlement WHERE run_id = ?)""")) {
      select.setInt(1, runId);
      select.setInt(2, runId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Progress(row.getLong(1), row.getLong(2));
      }
    }
  }

  /** Fresh statistics for the questions that follow. */
  public static void analyze(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE entitlement, finding");
    }
  }

  /** Up to {@code parts} ranges of RPPS, each with about as many doctors, that cover the work list; the last RPPS of each. */
  public static List<String> ranges(Connection connection, int runId, int parts) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("""
        SELECT max(rpps) AS last FROM (
          SELECT rpps, ntile(?) OVER (ORDER BY rpps) AS part FROM (SELECT DISTINCT rpps FROM run_contract WHERE run_id = ?) AS d
        ) AS parted GROUP BY part ORDER BY last""")) {
      select.setInt(1, parts);
      select.setInt(2, runId);
      try (ResultSet rows = select.executeQuery()) {
        List<String> last = new ArrayList<>();
        while (rows.next()) {
          last.add(rows.getString(1));
        }
        return last;
      }
    }
  }
}

package fr.coscom.audit;

import fr.coscom.audit.ReportData.Corrected;
import fr.coscom.audit.ReportData.UnpaidLine;
import fr.coscom.audit.ReportData.YearTotals;
import fr.coscom.basis.Money;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.DebtStore;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.ReissueStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a settled run for what its report shows. The transaction must have set {@code coscom.lot}. */
public final class ReportStore {

  private static final String UNPAID = """
      SELECT e.contract_id, e.caisse, e.status, t.told, h.pending_cents,
             coalesce(s.ordered_aif_cents + s.ordered_rms_cents + s.ordered_rhp_cents + s.ordered_mao_cents, 0)
        FROM run r
        JOIN entitlement e USING (run_id)
        JOIN (SELECT run_id, contract_id, string_agg(told, '|' ORDER BY place) AS told
                FROM run CROSS JOIN told_reasons(run_id, NULL) WHERE run_id = ? GROUP BY run_id, contract_id) AS t USING (run_id, contract_id)
        LEFT JOIN settlement s USING (run_id, contract_id)
        LEFT JOIN held_contract h USING (run_id, contract_id)
       WHERE r.run_id = ?
       ORDER BY e.status COLLATE "C", e.contract_id LIMIT ?
      """;

  private static final String YEAR = """
      SELECT coalesce(sum(ordered_aif_cents + ordered_rms_cents + ordered_rhp_cents + ordered_mao_cents
                          + aif_cents + rms_cents + rhp_cents + mao_cents), 0)::bigint
        FROM settlement WHERE run_id = ?
      """;

  /** What was posted later is left out, so that the report can be made again. */
  private static final String PREVIOUS = """
      SELECT sum(cents)::bigint FROM posting
       WHERE year = ? - 1 AND run_id < ?
         AND posting_id < coalesce((SELECT min(posting_id) FROM posting WHERE run_id = ?), 9223372036854775807)
      """;

  private ReportStore() {}

  public static ReportData of(Connection connection, Run run, ParameterSet parameters) throws SQLException {
    boolean corrects = RunListStore.corrects(connection, run);
    Optional<Corrected> correction = corrects ? correction(connection, run) : Optional.empty();
    List<Debt> debts = DebtStore.known(connection, run, parameters.forYear(run.year()));
    long year = number(connection, YEAR, run.id()).orElse(0L);
    Optional<Money> previous = number(connection, PREVIOUS, run.year().value(), run.id(), run.id()).map(Money::new);
    return new ReportData(
        run, run.rehearsal(), corrects, SummaryStore.of(connection, run.id()), unpaid(connection, run),
        ControlStore.of(connection, run.id()),
        QuotaStore.of(connection, run), new YearTotals(new Money(year), previous),
        previous.isPresent() ? YearCauseStore.of(connection, run) : List.of(), correction,
        ReadingCostStore.of(connection, run, parameters),
        debts, DebtCauseStore.of(connection, run, debts, ReportData.LISTED),
        ReissueStore.sentAgain(connection, run.id(), Optional.empty(), Optional.empty(), ReportData.LISTED),
        ReissueStore.stillUnpaid(connection, run.id()),
        ToldReasonStore.inBothLanguages(connection),
        InputFilesStore.of(connection, run.lot()),
        others(connection, run), parameters);
  }

  private static Optional<Corrected> correction(Connection connection, Run run) throws SQLException {
    Optional<Run> before = RunListStore.before(connection, run);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Optional<Difference> difference = DifferenceStore.upTo(connection, before.get(), run, Corrected.TOLD);
    KnownLotStore.set(connection, run.lot());
    return Optional.of(new Corrected(before.get().name(), difference));
  }

  /** The files beside the report: an attempt that died after it was written makes the same bytes again. */
  private static List<OutputStore.Output> others(Connection connection, Run run) throws SQLException {
    return OutputStore.of(connection, run.id()).stream().filter(output -> !output.path().startsWith(ReportFile.NAME + ".")).toList();
  }

  private static List<UnpaidLine> unpaid(Connection connection, Run run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(UNPAID)) {
      select.setInt(1, run.id());
      select.setInt(2, run.id());
      select.setInt(3, ReportData.LISTED);
      try (ResultSet row = select.executeQuery()) {
        List<UnpaidLine> lines = new ArrayList<>();
        while (row.next()) {
          lines.add(new UnpaidLine(row.getString(1), row.getString(2), row.getString(3),
              List.of(row.getString(4).split("\\|")),
              Optional.ofNullable(row.getObject(5, Long.class)).map(Money::new), new Money(row.getLong(6))));
        }
        return lines;
      }
    }
  }

  private static Optional<Long> number(Connection connection, String sql, int... values) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setInt(i + 1, values[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getObject(1, Long.class));
      }
    }
  }
}

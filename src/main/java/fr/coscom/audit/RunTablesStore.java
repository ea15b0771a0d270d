package fr.coscom.audit;

import fr.coscom.basis.MaskedIban;
import fr.coscom.basis.Messages;
import fr.coscom.intake.RetoldAnomaly;
import fr.coscom.ledger.PaymentOrder;
import fr.coscom.ledger.PaymentOrderStore;
import fr.coscom.ledger.RowCursor;
import fr.coscom.platform.CsvOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * The tables of a run's folder: entitlements, anomalies, payment orders, recoveries, accounting. Each is a function of the ledger,
 * in a fixed order. The transaction must have set {@code coscom.lot}.
 */
public final class RunTablesStore {

  private static final String ENTITLEMENTS = """
      SELECT e.contract_id, e.rpps, e.caisse, e.status, e.reasons, e.warnings, e.from_on, e.to_on, e.days,
             (make_date(r.year, 12, 31) - make_date(r.year, 1, 1)) + 1, e.aif_cents, e.rms_cents, e.rhp_cents, e.mao_cents,
             e.aif_cents + e.rms_cents + e.rhp_cents + e.mao_cents AS total_cents,
             s.ordered_aif_cents + s.ordered_rms_cents + s.ordered_rhp_cents + s.ordered_mao_cents AS ordered_cents,
             s.to_pay_cents, s.to_recover_cents, coalesce(a.cents, 0) AS reissued_cents
        FROM entitlement e JOIN settlement s USING (run_id, contract_id) JOIN run r USING (run_id)
        LEFT JOIN (SELECT run_id, contract_id, sum(amount_cents)::bigint AS cents
                     FROM sent_again GROUP BY run_id, contract_id) AS a USING (run_id, contract_id)
       WHERE e.run_id = ? ORDER BY e.contract_id
      """;

  /**
   * Rejected rows not yet answered, notices of this lot, and what the assessment found of rows that it read. What became of a debt
   * holds nobody: a rejected row of it is told once, by the run that brought it. A row of an earlier lot says of which, by its run: the
   * name of a folder on somebody's disk may not move the bytes.
   */
  private static final String ANOMALIES = """
      SELECT file, line, column_name, code, value, message, contract_id, at_stake_cents, nullif(told.lot, known_lot()), r.name,
             (r.opened_at AT TIME ZONE 'Europe/Paris')::date
        FROM (SELECT a.file, a.lot, a.line, a.column_name, a.code, a.value, a.message, a.contract_id,
                     CASE WHEN a.severity = 'REJECTED' THEN
                          (SELECT sum(h.pending_cents)::bigint
                             FROM run_contract c JOIN held_contract h USING (run_id, contract_id)
                            WHERE c.run_id = ? AND (c.contract_id = a.contract_id OR c.rpps = a.rpps)
                              AND 'REJECTED_ROW' = ANY (string_to_array(h.reasons, '|'))) END
                     AS at_stake_cents, a.anomaly_id AS position
                FROM anomaly a
               WHERE a.lot = known_lot()
                  OR (a.file <> 'debt-events.csv' AND a.anomaly_id IN (SELECT anomaly_id FROM known_rejections))
              UNION ALL
              SELECT f.file, f.lot, f.line, f.column_name, f.code, f.value, NULL, f.contract_id, f.at_stake_cents, f.position
                FROM finding f WHERE f.run_id = ? AND f.code <> 'DECISION_APPLIED') AS told
        LEFT JOIN lot l ON l.lot = told.lot
        LEFT JOIN run r ON r.run_id = l.run_id
       ORDER BY file COLLATE "C", line, column_name COLLATE "C", code COLLATE "C", contract_id COLLATE "C", told.lot, position
      """;

  private static final String RECOVERIES = """
      SELECT d.contract_id, e.rpps, d.caisse, d.year, d.amount_cents, d.aif_cents, d.rms_cents, d.rhp_cents, d.mao_cents, d.paid_on,
             d.legal_basis, d.limitation_on, CASE d.state WHEN 'TIME_BARRED' THEN 'TIME_BARRED|' ELSE '' END || d.reason
        FROM debt d JOIN entitlement e USING (run_id, contract_id)
       WHERE d.run_id = ? ORDER BY d.contract_id
      """;

  private static final String ACCOUNTING = """
      SELECT caisse, code, year, kind, sum(cents)::bigint AS amount_cents
        FROM (SELECT s.caisse, c.code, r.year,
                     CASE WHEN s.to_recover_cents > 0 THEN 'INDU'
                          WHEN r.kind = 'DRY_RUN' AND l.scope = 'ANNUAL' THEN 'ACCRUAL'
                          WHEN r.kind = 'CORRECTION' OR l.scope = 'CORRECTION' THEN 'RAPPEL' ELSE 'PAYMENT' END AS kind,
                     CASE WHEN s.to_recover_cents > 0 THEN -c.cents ELSE c.cents END AS cents
                FROM settlement s JOIN run r USING (run_id) JOIN lot l ON l.lot = r.lot
               CROSS JOIN LATERAL (VALUES (1646, s.aif_cents), (1647, s.rms_cents), (1648, s.rhp_cents), (1649, s.mao_cents))
                     AS c (code, cents)
               WHERE s.run_id = ? AND c.cents <> 0
                 -- A debt past its day is listed, and not claimed.
                 AND NOT EXISTS (SELECT FROM debt d WHERE (d.run_id, d.contract_id) = (s.run_id, s.contract_id) AND d.state = 'TIME_BARRED')
             ) AS lines
       GROUP BY caisse, code, year, kind
       ORDER BY caisse, code, year, kind COLLATE "C"
      """;

  private final Connection connection;
  private final int runId;
  private final String language;

  public RunTablesStore(Connection connection, int runId, String language) {
    this.connection = connection;
    this.runId = runId;
    this.language = language;
  }

  public void entitlements(OutputStream out) throws IOException, SQLException {
    CsvRows.write(connection, ENTITLEMENTS, runId,
        "contract_id;rpps;caisse;status;reasons;warnings;from;to;days;year_days;aif;rms;rhp;mao;total;already_ordered;to_pay;"
            + "to_recover;reissued", out);
  }

  public void recoveries(OutputStream out) throws IOException, SQLException {
    CsvRows.write(connection, RECOVERIES, runId,
        "contract_id;rpps;caisse;year;amount;aif;rms;rhp;mao;paid_on;legal_basis;limitation_on;reason", out);
  }

  public void accounting(OutputStream out) throws IOException, SQLException {
    CsvRows.write(connection, ACCOUNTING, runId, "caisse;code;entitlement_year;kind;amount", out);
  }

  public void anomalies(OutputStream out) throws IOException, SQLException {
    Messages findings = Messages.of("entitlement", language);
    Messages words = Messages.of("audit", language);
    try (PreparedStatement select = connection.prepareStatement(ANOMALIES)) {
      select.setInt(1, runId);
      select.setInt(2, runId);
      try (RowCursor<Object[]> rows = new RowCursor<>(select, row -> anomaly(row, findings, words));
          CsvOutput csv = new CsvOutput(out, "file;line;column;code;value;message;contract_id;amount_at_stake")) {
        while (rows.hasNext()) {
          csv.row(rows.next());
        }
      }
    }
  }

  private Object[] anomaly(ResultSet row, Messages findings, Messages words) throws SQLException {
    String code = row.getString(4);
    String message = row.getString(6) == null ? findings.text("FINDING." + code)
        : RetoldAnomaly.in(language, row.getString(1), row.getString(3), code, row.getString(6));
    if (row.getObject(9) != null) {
      message = words.text("anomalies.earlier", message, row.getInt(9), row.getString(10),
          new Figures(language).day(row.getObject(11, LocalDate.class)));
    }
    String stake = row.getString(8) == null ? null : BigDecimal.valueOf(row.getLong(8), 2).toPlainString();
    return new Object[] {
      row.getString(1), row.getInt(2), row.getString(3), code, row.getString(5), message, row.getString(7), stake
    };
  }

  public void paymentOrders(OutputStream out) throws IOException, SQLException {
    try (RowCursor<PaymentOrder> orders = PaymentOrderStore.transfers(connection, runId);
        CsvOutput csv = new CsvOutput(out, "end_to_end_id;contract_id;caisse;holder;iban;amount;file")) {
      while (orders.hasNext()) {
        PaymentOrder order = orders.next();
        csv.row(order.endToEndId(), order.contractId(), order.caisse(), order.holder(), MaskedIban.of(order.iban()), order.amount(),
            order.fileName());
      }
    }
  }
}

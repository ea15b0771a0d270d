package fr.coscom.ledger;

import fr.coscom.basis.LegalTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The accounts of an order that are not those of the last transfer handed over, for the accounting officer to look at before the release. */
public final class AccountChangeStore {

  /** @param first transfers to doctors to whom nothing was sent before */
  public record Control(List<AccountChange> changes, long first) {}

  /** The last transfer of the contract, else of the doctor, whatever became of it: sent again to another account, it goes where no money went before. */
  private static final String COMPARED = """
      SELECT p.end_to_end_id, p.contract_id, p.iban, last.end_to_end_id, last.iban, last.execution_date
        FROM payment_order p
        JOIN entitlement e USING (run_id, contract_id)
        LEFT JOIN LATERAL (
             SELECT s.end_to_end_id, s.iban, r.execution_date
               FROM (SELECT p.contract_id
                     UNION
                     SELECT w.contract_id FROM run o JOIN run_contract w ON w.run_id = o.run_id AND w.rpps = e.rpps) AS of_doctor
               JOIN payment_order s USING (contract_id)
               JOIN entitlement x ON (x.run_id, x.contract_id) = (s.run_id, s.contract_id)
               JOIN run r ON r.run_id = s.run_id
              WHERE s.state NOT IN ('ORDERED', 'DISCARDED') AND s.run_id <> p.run_id
                AND (s.contract_id = p.contract_id OR x.rpps = e.rpps)
              ORDER BY s.contract_id = p.contract_id DESC, r.execution_date DESC, s.run_id DESC, s.end_to_end_id DESC
              LIMIT 1) AS last ON true
       WHERE p.run_id = ? AND p.caisse = ? AND p.iban IS DISTINCT FROM last.iban
       ORDER BY p.contract_id
      """;

  /** @param since the day on which the run was opened that brought this account in the place of another one */
  public record Recent(String endToEndId, String contractId, String iban, LocalDate since) {}

  /** Accounts that took the place of others. A doctor's first account is none; nor is a row sent again with the same account. */
  private static final String REPLACED = """
      SELECT p.end_to_end_id, p.contract_id, p.iban, (o.opened_at AT TIME ZONE 'Europe/Paris')::date
        FROM payment_order p
       CROSS JOIN LATERAL account_brought(p.end_to_end_id) AS brought
        JOIN lot l ON l.lot = brought.lot
        JOIN run o ON o.run_id = l.run_id
       WHERE p.run_id = ? AND p.caisse = ? AND brought.replaced AND o.opened_at >= ?
       ORDER BY o.opened_at DESC, p.contract_id, p.end_to_end_id
      """;

  private AccountChangeStore() {}

  /** The transfers of an order to an account that another one gave way to since a day, the latest first. */
  public static List<Recent> replacedSince(Connection connection, int runId, String caisse, LocalDate day) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(REPLACED)) {
      select.setInt(1, runId);
      select.setString(2, caisse);
      select.setObject(3, day.atStartOfDay(LegalTime.ZONE).toOffsetDateTime());
      try (ResultSet row = select.executeQuery()) {
        List<Recent> recent = new ArrayList<>();
        while (row.next()) {
          recent.add(new Recent(row.getString(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class)));
        }
        return List.copyOf(recent);
      }
    }
  }

  public static Control of(Connection connection, int runId, String caisse) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COMPARED)) {
      select.setInt(1, runId);
      select.setString(2, caisse);
      try (ResultSet row = select.executeQuery()) {
        List<AccountChange> changes = new ArrayList<>();
        long first = 0;
        while (row.next()) {
          if (row.getString(4) == null) {
            first++;
          } else {
            changes.add(new AccountChange(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                row.getString(5), row.getObject(6, LocalDate.class)));
          }
        }
        return new Control(changes, first);
      }
    }
  }

  /** @param signature the release before which they were shown */
  public static void keep(Connection connection, long signature, List<AccountChange> changes) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "INSERT INTO account_change (end_to_end_id, before_end_to_end_id, signature_id) VALUES (?, ?, ?)")) {
      for (AccountChange change : changes) {
        insert.setString(1, change.endToEndId());
        insert.setString(2, change.before());
        insert.setLong(3, signature);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}

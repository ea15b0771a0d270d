package fr.coscom.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The accounts of an order that are not those of the last transfer handed over, for the accounting officer to look at before the release. */
public final class AccountChangeStore {

  /** @param first transfers to doctors to whom nothing was sent before */
  public record Control(List<AccountChange> changes, long first) {}

  /** Whatever became of the last transfer: sent again to another account, it goes where no money went before. */
  private static final String COMPARED = """
      WITH sent AS (
        SELECT p.contract_id, e.rpps, p.end_to_end_id, p.iban, r.execution_date, r.run_id
          FROM payment_order p JOIN entitlement e USING (run_id, contract_id) JOIN run r USING (run_id)
         WHERE p.state NOT IN ('ORDERED', 'DISCARDED') AND p.run_id <> ?
      ), of_contract AS (
        SELECT DISTINCT ON (contract_id) * FROM sent ORDER BY contract_id, execution_date DESC, run_id DESC, end_to_end_id DESC
      ), of_doctor AS (
        SELECT DISTINCT ON (rpps) * FROM sent ORDER BY rpps, execution_date DESC, run_id DESC, end_to_end_id DESC
      )
      SELECT p.end_to_end_id, p.contract_id, p.iban, coalesce(c.end_to_end_id, d.end_to_end_id), coalesce(c.iban, d.iban),
             coalesce(c.execution_date, d.execution_date)
        FROM payment_order p
        JOIN entitlement e USING (run_id, contract_id)
        LEFT JOIN of_contract c ON c.contract_id = p.contract_id
        LEFT JOIN of_doctor d ON d.rpps = e.rpps
       WHERE p.run_id = ? AND p.caisse = ? AND p.iban IS DISTINCT FROM coalesce(c.iban, d.iban)
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
      select.setObject(3, day.atStartOfDay(ZoneId.of("Europe/Paris")).toOffsetDateTime());
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
      select.setInt(2, runId);
      select.setString(3, caisse);
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

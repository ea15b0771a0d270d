package fr.coscom.ledger;

import fr.coscom.basis.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a run for its collective orders and their transfers. */
public final class PaymentOrderStore {

  private static final String COLLECTIVE = """
      SELECT run_id, caisse, year, number, message_id, file_name, debtor_name, debtor_iban, debtor_bic, debtor_siret, transfers,
             total_cents, sha256
        FROM collective_order WHERE run_id = ? ORDER BY caisse
      """;

  private static final String TRANSFERS = """
      SELECT p.end_to_end_id, p.contract_id, p.caisse, p.holder, p.iban, p.bic, p.amount_cents, c.file_name
        FROM payment_order p JOIN collective_order c USING (run_id, caisse)
       WHERE p.run_id = ? AND p.caisse = ? ORDER BY p.contract_id, p.number
      """;

  private static final String ALL_TRANSFERS = """
      SELECT p.end_to_end_id, p.contract_id, p.caisse, p.holder, p.iban, p.bic, p.amount_cents, c.file_name
        FROM payment_order p JOIN collective_order c USING (run_id, caisse)
       WHERE p.run_id = ? ORDER BY p.caisse, p.contract_id, p.number
      """;

  private PaymentOrderStore() {}

  /** By caisse; an order that is not written yet has no digest. */
  public static List<CollectiveOrder> collective(Connection connection, int runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COLLECTIVE)) {
      select.setInt(1, runId);
      try (ResultSet row = select.executeQuery()) {
        List<CollectiveOrder> orders = new ArrayList<>();
        while (row.next()) {
          orders.add(new CollectiveOrder(
              row.getInt(1), row.getString(2), row.getInt(3), row.getInt(4), row.getString(5), row.getString(6), row.getString(7),
              row.getString(8), Optional.ofNullable(row.getString(9)), Optional.ofNullable(row.getString(10)), row.getInt(11),
              new Money(row.getLong(12)), Optional.ofNullable(row.getString(13))));
        }
        return orders;
      }
    }
  }

  /** The transfers of one caisse, by contract. */
  public static RowCursor<PaymentOrder> transfers(Connection connection, int runId, String caisse) throws SQLException {
    PreparedStatement select = connection.prepareStatement(TRANSFERS);
    select.setInt(1, runId);
    select.setString(2, caisse);
    return new RowCursor<>(select, PaymentOrderStore::transfer);
  }

  /** The transfers of all caisses, by caisse and contract. */
  public static RowCursor<PaymentOrder> transfers(Connection connection, int runId) throws SQLException {
    PreparedStatement select = connection.prepareStatement(ALL_TRANSFERS);
    select.setInt(1, runId);
    return new RowCursor<>(select, PaymentOrderStore::transfer);
  }

  private static PaymentOrder transfer(ResultSet row) throws SQLException {
    return new PaymentOrder(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
        Optional.ofNullable(row.getString(6)), new Money(row.getLong(7)), row.getString(8));
  }

  /** Records the digest of a payment file that has its final name. */
  public static void written(Connection connection, CollectiveOrder order, String sha256) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(
        "UPDATE collective_order SET state = 'WRITTEN', sha256 = ? WHERE run_id = ? AND caisse = ? AND state IN ('PREPARED', 'WRITTEN')")) {
      update.setString(1, sha256);
      update.setInt(2, order.runId());
      update.setString(3, order.caisse());
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("order " + order.messageId() + " is not to be written");
      }
    }
  }

  public static void sealed(Connection connection, int runId) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(
        "UPDATE collective_order SET state = 'SEALED' WHERE run_id = ? AND state = 'WRITTEN'")) {
      update.setInt(1, runId);
      update.executeUpdate();
    }
  }
}

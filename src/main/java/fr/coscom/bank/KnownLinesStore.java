package fr.coscom.bank;

import fr.coscom.bank.BankAnswer.Scope;
import fr.coscom.basis.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Finds, by the identifier of its scope, what an answer is about. One import at a time works here, so nothing needs a lock. */
final class KnownLinesStore {

  private static final String LINES = """
      SELECT run_id, caisse, message_id, block_id, debtor_iban, bool_and(order_state = 'RELEASED' AND state <> 'DISCARDED'),
             min(end_to_end_id), CASE WHEN count(*) = 1 THEN min(outcome) END, count(*), sum(amount_cents),
             count(*) FILTER (WHERE outcome IS NULL), count(*) FILTER (WHERE outcome = 'REJECTED'),
             count(*) FILTER (WHERE outcome IN ('EXECUTED', 'RETURNED')),
             count(*) FILTER (WHERE NOT debited AND outcome IS DISTINCT FROM 'REJECTED'),
             coalesce(sum(amount_cents) FILTER (WHERE NOT debited AND outcome IS DISTINCT FROM 'REJECTED'), 0)
        FROM bank_line
       WHERE %s
       GROUP BY run_id, caisse, message_id, block_id, debtor_iban
      """;

  private KnownLinesStore() {}

  static Optional<KnownLines> of(Connection connection, BankAnswer answer) throws SQLException {
    Optional<String> id = switch (answer.scope()) {
      case MESSAGE -> answer.messageId();
      case BLOCK -> answer.blockId();
      case LINE -> answer.endToEndId();
    };
    return id.isEmpty() ? Optional.empty() : find(connection, column(answer.scope()), id.get());
  }

  /** Keys of the tables, so that each is found by its index. */
  private static String column(Scope scope) {
    return switch (scope) {
      case MESSAGE -> "message_id = ?";
      case BLOCK -> "(run_id, caisse) IN (SELECT run_id, caisse FROM bank_block WHERE block_id = ?)";
      case LINE -> "end_to_end_id = ?";
    };
  }

  private static Optional<KnownLines> find(Connection connection, String condition, String id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LINES.formatted(condition))) {
      select.setString(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new KnownLines(row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                row.getBoolean(6), row.getString(7), Optional.ofNullable(row.getString(8)), row.getLong(9), new Money(row.getLong(10)),
                row.getLong(11), row.getLong(12), row.getLong(13), row.getLong(14), new Money(row.getLong(15))))
            : Optional.empty();
      }
    }
  }
}

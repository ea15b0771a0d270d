package fr.coscom.bank;

import fr.coscom.bank.BankAnswer.Meaning;
import fr.coscom.bank.BankAnswer.Scope;
import fr.coscom.basis.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers of the bank that wait for a person: closed by one, when no transfer moves by it, or explained by what the bank said later. */
public final class SuspenseStore {

  /** What of the whole block it covers did not match at the time; every other defect stays for a person. */
  private static final String BLOCK_DEBITS = """
      SELECT answer_id, answer_key, content, status, message_id, block_id, cents, transfers, account, bank_ref, said_on
        FROM open_suspense WHERE meaning = 'DEBIT' AND scope = 'BLOCK' AND cause = 'OTHER_AMOUNT' ORDER BY answer_id
      """;

  private SuspenseStore() {}

  /** The debits of blocks that match in all but what is left to debit, by number. */
  static Map<Long, BankAnswer> blockDebits(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BLOCK_DEBITS); ResultSet row = select.executeQuery()) {
      Map<Long, BankAnswer> debits = new LinkedHashMap<>();
      while (row.next()) {
        debits.put(row.getLong(1), new BankAnswer(row.getString(2), row.getString(3), Scope.BLOCK, Meaning.DEBIT, row.getString(4),
            Optional.ofNullable(row.getString(5)), Optional.ofNullable(row.getString(6)), Optional.empty(),
            Optional.of(new Money(row.getLong(7))), Optional.ofNullable(row.getObject(8, Long.class)), Optional.empty(),
            Optional.ofNullable(row.getString(9)), Optional.ofNullable(row.getString(10)), List.of(), row.getObject(11, LocalDate.class),
            Optional.empty()));
      }
      return debits;
    }
  }

  /** An answer waits no longer; what it says has been done. */
  static void explained(Connection connection, long number, Verdict verdict, OffsetDateTime at) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO suspense_explained (answer_id, result, at) VALUES (?, ?, ?)")) {
      insert.setLong(1, number);
      insert.setString(2, verdict.result().name());
      insert.setObject(3, at);
      insert.executeUpdate();
    }
  }

  /** @return false when no answer of this number is open */
  public static boolean close(Connection connection, long number, OffsetDateTime at, String operator, String reason) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("""
        INSERT INTO suspense_closed (answer_id, at, operator, reason)
        SELECT answer_id, ?, ?, ? FROM open_suspense WHERE answer_id = ? ON CONFLICT DO NOTHING""")) {
      insert.setObject(1, at);
      insert.setString(2, operator);
      insert.setString(3, reason);
      insert.setLong(4, number);
      return insert.executeUpdate() == 1;
    }
  }
}

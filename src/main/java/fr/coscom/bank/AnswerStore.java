package fr.coscom.bank;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** Keeps the answers of one file, one after the other. */
final class AnswerStore {

  private static final String INSERT = """
      INSERT INTO bank_answer (file_id, position, answer_key, content, scope, meaning, status, message_id, block_id, end_to_end_id,
                               cents, transfers, account, reason_codes, bank_ref, said_on, result, cause, alarm)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      RETURNING answer_id
      """;

  private final Connection connection;
  private final int fileId;
  private int position;

  AnswerStore(Connection connection, int fileId) {
    this.connection = connection;
    this.fileId = fileId;
  }

  /** What was said before under the key of an answer. */
  Optional<String> contentOf(String key) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(
        "SELECT content FROM bank_answer WHERE answer_key = ? AND cause IS DISTINCT FROM 'KEY_REUSED'")) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  boolean toldAsReused(BankAnswer answer) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(
        "SELECT FROM bank_answer WHERE answer_key = ? AND content = ? AND cause = 'KEY_REUSED'")) {
      select.setString(1, answer.key());
      select.setString(2, answer.content());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /**
   * Keeps the answer with what became of it.
   *
   * @return its number
   */
  long keep(BankAnswer answer, Verdict verdict) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setInt(1, fileId);
      insert.setInt(2, ++position);
      insert.setString(3, answer.key());
      insert.setString(4, answer.content());
      insert.setString(5, answer.scope().name());
      insert.setString(6, answer.meaning().name());
      insert.setString(7, answer.status());
      insert.setString(8, answer.messageId().orElse(null));
      insert.setString(9, answer.blockId().orElse(null));
      insert.setString(10, answer.endToEndId().orElse(null));
      insert.setObject(11, answer.amount().map(money -> (Object) money.cents()).orElse(null), Types.BIGINT);
      insert.setObject(12, answer.transfers().orElse(null), Types.BIGINT);
      insert.setString(13, answer.account().orElse(null));
      insert.setArray(14, connection.createArrayOf("text", answer.reasonCodes().toArray()));
      insert.setString(15, answer.bankRef().orElse(null));
      insert.setObject(16, answer.saidOn());
      insert.setString(17, verdict.result().name());
      insert.setString(18, verdict.cause().map(Cause::name).orElse(null));
      insert.setBoolean(19, verdict.cause().map(Cause::alarm).orElse(false));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}

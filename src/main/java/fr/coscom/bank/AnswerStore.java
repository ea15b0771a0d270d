package fr.coscom.bank;

import fr.coscom.bank.BankAnswer.Scope;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** Keeps answers, one after the other, and moves the transfers that they are about. */
final class AnswerStore {

  private static final String INSERT = """
      INSERT INTO bank_answer (file_id, position, answer_key, content, scope, meaning, status, message_id, block_id, end_to_end_id,
                               cents, reason_codes, bank_ref, said_on, result, cause, alarm)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      RETURNING answer_id
      """;

  private static final String SAME_MOVEMENT = """
      SELECT EXISTS (SELECT FROM answer_line l JOIN bank_answer a USING (answer_id)
                      WHERE l.end_to_end_id = ? AND a.meaning = ? AND a.result = 'APPLIED' AND a.bank_ref = ?)
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

  /** Whether a movement of this kind and with this reference of the bank has moved the transfer before. */
  boolean sameMovement(BankAnswer answer, String endToEndId) throws SQLException {
    if (answer.bankRef().isEmpty()) {
      return false;
    }
    try (PreparedStatement select = connection.prepareStatement(SAME_MOVEMENT)) {
      select.setString(1, endToEndId);
      select.setString(2, answer.meaning().name());
      select.setString(3, answer.bankRef().get());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** Keeps the answer with what became of it; the states that change afterwards in this transaction are put down to it. */
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
      insert.setArray(12, connection.createArrayOf("text", answer.reasonCodes().toArray()));
      insert.setString(13, answer.bankRef().orElse(null));
      insert.setDate(14, Date.valueOf(answer.saidOn()));
      insert.setString(15, verdict.result().name());
      insert.setString(16, verdict.cause().map(Cause::name).orElse(null));
      insert.setBoolean(17, verdict.cause().map(Cause::alarm).orElse(false));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        long answerId = row.getLong(1);
        putDownTo(answerId);
        return answerId;
      }
    }
  }

  private void putDownTo(long answerId) throws SQLException {
    try (PreparedStatement set = connection.prepareStatement("SELECT set_config('coscom.answer', ?, true)")) {
      set.setString(1, Long.toString(answerId));
      set.execute();
    }
  }

  /** Which transfers the answer is about. */
  void link(long answerId, BankAnswer answer, KnownLines lines) throws SQLException {
    String scope = answer.scope() == Scope.LINE ? " AND end_to_end_id = ?" : "";
    try (PreparedStatement insert = connection.prepareStatement("""
        INSERT INTO answer_line (answer_id, end_to_end_id)
        SELECT ?, end_to_end_id FROM payment_order WHERE run_id = ? AND caisse = ?""" + scope)) {
      insert.setLong(1, answerId);
      insert.setInt(2, lines.runId());
      insert.setString(3, lines.caisse());
      if (answer.scope() == Scope.LINE) {
        insert.setString(4, answer.endToEndId().orElseThrow());
      }
      insert.executeUpdate();
    }
  }

  /** Moves the transfers of the answer's scope to what it says; each only where that is news. */
  void move(BankAnswer answer, KnownLines lines) throws SQLException {
    String change = switch (answer.meaning()) {
      case REJECT -> "state = 'REJECTED', outcome = 'REJECTED', outcome_on = ?";
      case RETURN -> "state = 'RETURNED', outcome = 'RETURNED', outcome_on = ?";
      case DEBIT -> """
          debited = true, state = CASE WHEN outcome IS NULL THEN 'EXECUTED' ELSE state END,
          outcome = coalesce(outcome, 'EXECUTED'), outcome_on = coalesce(outcome_on, ?)""";
      default -> throw new IllegalStateException("nothing moves by " + answer.meaning());
    };
    String which = switch (answer.meaning()) {
      case REJECT -> "outcome IS NULL";
      case RETURN -> "(outcome IS NULL OR outcome = 'EXECUTED')";
      default -> "NOT debited AND outcome IS DISTINCT FROM 'REJECTED'";
    };
    String scope = answer.scope() == Scope.LINE ? " AND end_to_end_id = ?" : "";
    try (PreparedStatement update = connection.prepareStatement(
        "UPDATE payment_order SET " + change + " WHERE run_id = ? AND caisse = ? AND state <> 'DISCARDED' AND " + which + scope)) {
      update.setDate(1, Date.valueOf(answer.saidOn()));
      update.setInt(2, lines.runId());
      update.setString(3, lines.caisse());
      if (answer.scope() == Scope.LINE) {
        update.setString(4, answer.endToEndId().orElseThrow());
      }
      update.executeUpdate();
    }
  }
}

package fr.coscom.bank;

import fr.coscom.bank.BankAnswer.Meaning;
import fr.coscom.bank.BankAnswer.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Judges answers against the transfers of the ledger, and moves the transfers that they are about. */
final class MovementStore {

  private static final String SAME_MOVEMENT = """
      SELECT EXISTS (SELECT FROM answer_line l JOIN answer_standing a USING (answer_id)
                      WHERE l.end_to_end_id = ? AND a.meaning = ? AND a.standing = 'APPLIED' AND a.bank_ref = ?)
      """;

  private final Connection connection;

  MovementStore(Connection connection) {
    this.connection = connection;
  }

  /** What the ledger makes of an answer, and the transfers it is about when there are any. */
  record Judgement(Verdict verdict, Optional<KnownLines> lines) {}

  Judgement judge(BankAnswer answer) throws SQLException {
    Optional<KnownLines> lines = KnownLinesStore.of(connection, answer);
    boolean same = lines.isPresent() && sameMovement(answer, lines.get().first());
    return new Judgement(Matching.of(answer, lines, same), lines);
  }

  /** Does what was judged; nothing for what waits in suspense. The states that change are put down to the answer. */
  void apply(long answerId, BankAnswer answer, Judgement judgement) throws SQLException {
    putDownTo(answerId);
    switch (judgement.verdict().result()) {
      case APPLIED -> {
        move(answer, judgement.lines().orElseThrow());
        link(answerId, answer, judgement.lines().orElseThrow());
      }
      case EVIDENCE -> {
        if (answer.meaning() != Meaning.PROGRESS || answer.scope() == Scope.LINE) {
          link(answerId, answer, judgement.lines().orElseThrow());
        }
      }
      case SUSPENSE -> { }
    }
  }

  /** Whether a movement of this kind and with this reference of the bank has moved the transfer before. */
  private boolean sameMovement(BankAnswer answer, String endToEndId) throws SQLException {
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

  private void putDownTo(long answerId) throws SQLException {
    try (PreparedStatement set = connection.prepareStatement("SELECT set_config('coscom.answer', ?, true)")) {
      set.setString(1, Long.toString(answerId));
      set.execute();
    }
  }

  /** Which transfers the answer is about. */
  private void link(long answerId, BankAnswer answer, KnownLines lines) throws SQLException {
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
  private void move(BankAnswer answer, KnownLines lines) throws SQLException {
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
      update.setObject(1, answer.saidOn());
      update.setInt(2, lines.runId());
      update.setString(3, lines.caisse());
      if (answer.scope() == Scope.LINE) {
        update.setString(4, answer.endToEndId().orElseThrow());
      }
      update.executeUpdate();
    }
  }
}

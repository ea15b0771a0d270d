package fr.coscom.bank;

import fr.coscom.bank.BankAnswer.Meaning;
import fr.coscom.bank.BankAnswer.Scope;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.ControlBroken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes files of the bank into the ledger, each answer once, and keeps nothing of them when the books do not balance afterwards. */
public final class ReconciliationStore {

  /** Beside the campaign locks: answers of all years come in one after the other. */
  private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(1129272131, 0)";

  private final Connection connection;
  private final OffsetDateTime now;
  private final String operator;

  /** @param connection whose transaction is the caller's */
  public ReconciliationStore(Connection connection, OffsetDateTime now, String operator) {
    this.connection = connection;
    this.now = now;
    this.operator = operator;
  }

  /**
   * Imports all files or none.
   *
   * @throws ControlBroken when what was ordered is no longer executed + rejected + returned + pending; the caller rolls back
   * @throws AnswerFileRefused when a file has changed since it was checked; the caller rolls back
   */
  public List<ImportedFile> take(List<AnswerFile> files) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(ONE_AT_A_TIME)) {
      lock.execute();
    }
    List<ImportedFile> imported = new ArrayList<>();
    for (AnswerFile file : files) {
      imported.add(take(file));
    }
    List<Control> broken = ConservationStore.controls(connection).stream().filter(control -> !control.holds()).toList();
    if (!broken.isEmpty()) {
      throw new ControlBroken(broken);
    }
    return imported;
  }

  private ImportedFile take(AnswerFile file) throws SQLException {
    String name = file.path().getFileName().toString();
    Optional<Integer> fileId = keep(file, name);
    if (fileId.isEmpty()) {
      return ImportedFile.before(name);
    }
    Taking taking = new Taking(connection, new AnswerStore(connection, fileId.get()));
    file.tell(taking::take);
    return new ImportedFile(
        name, false, taking.applied, taking.evidence, taking.suspense, taking.known, taking.alarms, file.foreign());
  }

  /** @return nothing when these bytes are there already */
  private Optional<Integer> keep(AnswerFile file, String name) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("""
        INSERT INTO bank_file (sha256, name, kind, message_id, created_at, imported_at, operator, foreign_entries)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING RETURNING file_id""")) {
      insert.setString(1, file.sha256());
      insert.setString(2, name);
      insert.setString(3, file.kind());
      insert.setString(4, file.messageId());
      insert.setString(5, file.createdAt());
      insert.setObject(6, now);
      insert.setString(7, operator);
      insert.setInt(8, file.foreign());
      try (ResultSet row = insert.executeQuery()) {
        return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
      }
    }
  }

  /** One file on its way in. */
  private static final class Taking {

    private final Connection connection;
    private final AnswerStore store;
    private int applied;
    private int evidence;
    private int suspense;
    private int known;
    private int alarms;

    Taking(Connection connection, AnswerStore store) {
      this.connection = connection;
      this.store = store;
    }

    void take(BankAnswer answer) {
      try {
        Optional<String> before = store.contentOf(answer.key());
        if (before.isEmpty()) {
          judge(answer);
        } else if (before.get().equals(answer.content()) || store.toldAsReused(answer)) {
          known++;
        } else {
          keep(answer, Verdict.suspense(Cause.KEY_REUSED), Optional.empty());
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private void judge(BankAnswer answer) throws SQLException {
      Optional<KnownLines> lines = KnownLinesStore.of(connection, answer);
      boolean same = lines.isPresent() && store.sameMovement(answer, lines.get().first());
      keep(answer, Matching.of(answer, lines, same), lines);
    }

    private void keep(BankAnswer answer, Verdict verdict, Optional<KnownLines> lines) throws SQLException {
      long answerId = store.keep(answer, verdict);
      switch (verdict.result()) {
        case APPLIED -> {
          applied++;
          store.move(answer, lines.orElseThrow());
          store.link(answerId, answer, lines.orElseThrow());
        }
        case EVIDENCE -> {
          evidence++;
          if (answer.meaning() != Meaning.PROGRESS || answer.scope() == Scope.LINE) {
            store.link(answerId, answer, lines.orElseThrow());
          }
        }
        case SUSPENSE -> {
          suspense++;
          alarms += verdict.cause().orElseThrow().alarm() ? 1 : 0;
        }
      }
    }
  }
}

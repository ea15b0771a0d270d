package fr.coscom.bank;

import fr.coscom.bank.MovementStore.Judgement;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.ControlBroken;
import fr.coscom.ledger.ReissueStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes files of the bank into the ledger, each answer once, and keeps nothing of them when the books do not balance afterwards. */
public final class ReconciliationStore {

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
   * Imports all files or none. Debits of whole blocks that wait in suspense are tried again afterwards, by the same matching: the bank
   * may tell of a debit that is net of rejections before it tells of the rejections.
   *
   * @throws ControlBroken when what was ordered is no longer executed + rejected + returned + pending; the caller rolls back
   * @throws AnswerFileRefused when a file has changed since it was checked; the caller rolls back
   */
  public Imported take(List<AnswerFile> files) throws SQLException {
    ReissueStore.lockAnswers(connection);
    List<ImportedFile> imported = new ArrayList<>();
    for (AnswerFile file : files) {
      imported.add(take(file));
    }
    int explained = explain();
    List<Control> broken = ConservationStore.controls(connection).stream().filter(control -> !control.holds()).toList();
    if (!broken.isEmpty()) {
      throw new ControlBroken(broken);
    }
    return new Imported(imported, explained);
  }

  private int explain() throws SQLException {
    MovementStore movements = new MovementStore(connection);
    int explained = 0;
    for (Map.Entry<Long, BankAnswer> debit : SuspenseStore.blockDebits(connection).entrySet()) {
      Judgement judgement = movements.judge(debit.getValue());
      if (judgement.verdict().result() != Verdict.Result.SUSPENSE) {
        movements.apply(debit.getKey(), debit.getValue(), judgement);
        SuspenseStore.explained(connection, debit.getKey(), judgement.verdict(), now);
        explained++;
      }
    }
    return explained;
  }

  private ImportedFile take(AnswerFile file) throws SQLException {
    String name = file.path().getFileName().toString();
    Optional<Integer> fileId = keep(file, name);
    if (fileId.isEmpty()) {
      return ImportedFile.before(name);
    }
    Taking taking = new Taking(new AnswerStore(connection, fileId.get()), new MovementStore(connection));
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

    private final AnswerStore store;
    private final MovementStore movements;
    private int applied;
    private int evidence;
    private int suspense;
    private int known;
    private int alarms;

    Taking(AnswerStore store, MovementStore movements) {
      this.store = store;
      this.movements = movements;
    }

    void take(BankAnswer answer) {
      try {
        Optional<String> before = store.contentOf(answer.key());
        if (before.isEmpty()) {
          keep(answer, movements.judge(answer));
        } else if (before.get().equals(answer.content()) || store.toldAsReused(answer)) {
          known++;
        } else {
          keep(answer, new Judgement(Verdict.suspense(Cause.KEY_REUSED), Optional.empty()));
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private void keep(BankAnswer answer, Judgement judgement) throws SQLException {
      movements.apply(store.keep(answer, judgement.verdict()), answer, judgement);
      switch (judgement.verdict().result()) {
        case APPLIED -> applied++;
        case EVIDENCE -> evidence++;
        case SUSPENSE -> {
          suspense++;
          alarms += judgement.verdict().cause().orElseThrow().alarm() ? 1 : 0;
        }
      }
    }
  }
}

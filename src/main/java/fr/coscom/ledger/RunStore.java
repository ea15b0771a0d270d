package fr.coscom.ledger;

import fr.coscom.basis.CivilYear;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;

/** Runs and their life. Every method works in the caller's transaction. */
public final class RunStore {

  private final EntityManager entities;

  public RunStore(EntityManager entities) {
    this.entities = entities;
  }

  /** The runs of a year, dry runs included, oldest first. */
  public List<Run> ofYear(CivilYear year) {
    return entities.createQuery("from RunRow r where r.year = :year order by r.id", RunRow.class)
        .setParameter("year", year.value()).getResultStream().map(RunRow::run).toList();
  }

  public Run byId(int id) {
    return row(id).run();
  }

  /**
   * A new run in state PREPARING, numbered after the last of its year and kind. It has no lot yet.
   *
   * @param attempt the attempt that opens it: the fence of whoever writes for the run
   */
  public Run open(NewRun given, long attempt) {
    int last = ofYear(given.year()).stream()
        .filter(run -> run.dry() == (given.kind() == Run.Kind.DRY_RUN)).mapToInt(Run::number).max().orElse(0);
    RunRow row = new RunRow();
    row.year = given.year().value();
    row.number = last + 1;
    row.kind = given.kind();
    row.state = Run.State.PREPARING;
    row.openedAt = given.openedAt().toInstant();
    row.openedOffset = given.openedAt().getOffset().getId();
    row.rehearsal = given.rehearsal();
    row.executionDate = given.executionDate();
    row.outsideWindow = given.outsideWindow();
    row.reason = given.reason().orElse(null);
    row.operator = given.operator();
    row.outputFolder = given.outputFolder().toString();
    row.inputFolder = given.inputFolder();
    row.programDigest = given.programDigest();
    row.parameterDigest = given.parameterDigest();
    row.fence = attempt;
    entities.persist(row);
    entities.flush();
    return row.run();
  }

  public Run loaded(int id, int lot) {
    RunRow row = row(id);
    row.lot = lot;
    entities.flush();
    return row.run();
  }

  /** From now on only this attempt may write for the run. */
  public void fence(int id, long attempt) {
    row(id).fence = attempt;
    entities.flush();
  }

  /** @throws IllegalStateException when the run is not PREPARING */
  public Run seal(int id, String runJsonSha256) {
    RunRow row = row(id);
    if (row.state != Run.State.PREPARING) {
      throw new IllegalStateException("run " + row.run().name() + " is " + row.state + ", not PREPARING");
    }
    row.sha256 = runJsonSha256;
    row.state = row.kind == Run.Kind.DRY_RUN ? Run.State.DONE : Run.State.SEALED;
    entities.flush();
    return row.run();
  }

  public Run discard(int id, String operator, String reason) {
    RunRow row = row(id);
    row.state = Run.State.DISCARDED;
    row.discardedBy = operator;
    row.discardReason = reason;
    entities.flush();
    return row.run();
  }

  private RunRow row(int id) {
    return entities.find(RunRow.class, id, LockModeType.PESSIMISTIC_WRITE);
  }
}

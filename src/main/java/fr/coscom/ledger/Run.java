package fr.coscom.ledger;

import fr.coscom.basis.CivilYear;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One run of a year.
 *
 * @param openedAt the one instant used for every time in every file of the run, kept by resumed attempts
 * @param rehearsal whether the clock was set by hand when it was opened
 * @param reason why the execution date is outside the second quarter, or why a correction is made
 * @param outputFolder absolute; the folder of the run itself is {@link #folder()}
 * @param lot the facts that it loaded
 * @param sha256 of run.json, once sealed
 */
public record Run(
    int id,
    CivilYear year,
    int number,
    Kind kind,
    State state,
    OffsetDateTime openedAt,
    boolean rehearsal,
    LocalDate executionDate,
    boolean outsideWindow,
    Optional<String> reason,
    String operator,
    Path outputFolder,
    String inputFolder,
    String programDigest,
    String parameterDigest,
    int lot,
    Optional<String> sha256) {

  /** What a run is for. A dry run posts nothing and its facts are forgotten. */
  public enum Kind {
    ANNUAL,
    CORRECTION,
    DRY_RUN
  }

  /** Where a run stands; DONE ends a dry run. */
  public enum State {
    PREPARING,
    SEALED,
    APPROVED,
    RELEASED,
    DISCARDED,
    DONE
  }

  /** {@code 2024-1}; {@code 2024-D1} for a dry run. */
  public String name() {
    return year + "-" + (dry() ? "D" : "") + number;
  }

  public boolean dry() {
    return kind == Kind.DRY_RUN;
  }

  /** {@code OUTPUT/2024/run-1}; {@code OUTPUT/2024/dry-run-1} for a dry run. */
  public Path folder() {
    return outputFolder.resolve(year.toString()).resolve((dry() ? "dry-run-" : "run-") + number);
  }
}

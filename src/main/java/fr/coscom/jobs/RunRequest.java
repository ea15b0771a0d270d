package fr.coscom.jobs;

import fr.coscom.intake.IntakeSettings;
import fr.coscom.intake.Scope;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.NewRun;
import fr.coscom.ledger.Run;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command asks of a job.
 *
 * @param resumed the run to go on with; nothing when {@code opening} is to be opened
 * @param scope ANNUAL for the annual payment and its dry run, CORRECTION for a correction and its dry run
 * @param parameters those of the opening, or those that the resumed run pinned
 */
public record RunRequest(
    Optional<Run> resumed, NewRun opening, Scope scope, Path input, IntakeSettings intake, ParameterSet parameters, String language) {

  /** Of the annual payment or its dry run. */
  public RunRequest(
      Optional<Run> resumed, NewRun opening, Path input, IntakeSettings intake, ParameterSet parameters, String language) {
    this(resumed, opening, Scope.ANNUAL, input, intake, parameters, language);
  }

  boolean correcting() {
    return scope == Scope.CORRECTION;
  }
}

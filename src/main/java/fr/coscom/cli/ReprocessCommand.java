package fr.coscom.cli;

import fr.coscom.basis.CivilYear;
import fr.coscom.intake.Scope;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.NewRun;
import fr.coscom.ledger.Run;
import fr.coscom.platform.RunClock;
import java.sql.SQLException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Corrections: loads any subset of the files, computes the whole year again and orders what is due less what was ordered. */
@Command(name = "reprocess", mixinStandardHelpOptions = true)
final class ReprocessCommand extends ActingCommand {

  @Mixin private JobOptions options;

  @Option(names = "--reason", required = true, paramLabel = "TEXT")
  private String reason;

  ReprocessCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws SQLException {
    if (reason.isBlank()) {
      throw new CommandRefused(ExitCode.USAGE, "reprocess.needsReason");
    }
    RunClock clock = console.clock();
    CivilYear year = new CivilYear(options.year());
    ParameterSet parameters = ParameterSet.current();
    parameters.forYear(year);
    OpenRun.refuseUnlessOver(year, clock.now().toLocalDate());
    ExecutionDate execution = ExecutionDate.ofCorrection(year, options.executionDate(), clock.now().toLocalDate());
    NewRun opening = new NewRun(year, options.dryRun() ? Run.Kind.DRY_RUN : Run.Kind.CORRECTION, clock.now(), clock.rehearsal(),
        execution.day(), execution.outsideWindow(), Optional.of(reason.strip()), options.operator(), console.path(options.output()),
        console.path(options.input()).toString(), ProgramDigest.ofThis(), parameters.digest());
    return new JobStart(console, language(), options).run(opening, Scope.CORRECTION, parameters);
  }
}

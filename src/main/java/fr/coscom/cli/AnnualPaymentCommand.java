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

/** The main job: load, check, compute, settle, write the files of a new run, sealed. */
@Command(name = "annual-payment", mixinStandardHelpOptions = true)
final class AnnualPaymentCommand extends ActingCommand {

  @Mixin private JobOptions options;

  @Option(names = "--late")
  private boolean late;

  @Option(names = "--reason", paramLabel = "TEXT")
  private String reason;

  AnnualPaymentCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws SQLException {
    RunClock clock = console.clock();
    CivilYear year = new CivilYear(options.year());
    ParameterSet parameters = ParameterSet.current();
    parameters.forYear(year);
    ExecutionDate execution = ExecutionDate.ofAnnual(year, options.executionDate(), late);
    if (execution.outsideWindow() && (reason == null || reason.isBlank())) {
      throw new CommandRefused(ExitCode.USAGE, "late.needsReason");
    }
    OpenRun.refuseUnlessOver(year, clock.now().toLocalDate());
    NewRun opening = new NewRun(year, options.dryRun() ? Run.Kind.DRY_RUN : Run.Kind.ANNUAL, clock.now(), clock.rehearsal(),
        execution.day(), execution.outsideWindow(), Optional.ofNullable(reason).filter(r -> execution.outsideWindow()),
        options.operator(), console.path(options.output()), console.path(options.input()).toString(), ProgramDigest.ofThis(),
        parameters.digest());
    return new JobStart(console, language(), options).run(opening, Scope.ANNUAL, parameters);
  }
}

package fr.coscom.cli;

import fr.coscom.basis.CivilYear;
import fr.coscom.intake.IntakeSettings;
import fr.coscom.jobs.JobRunner;
import fr.coscom.jobs.RunRequest;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.NewRun;
import fr.coscom.ledger.ParameterSetStore;
import fr.coscom.ledger.Run;
import fr.coscom.platform.CampaignLock;
import fr.coscom.platform.Database;
import fr.coscom.platform.RunClock;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job: load, check, compute, settle, write the files of a new run, sealed. */
@Command(
    name = "annual-payment",
    mixinStandardHelpOptions = true,
    description = "Loads a year's folder, computes what is due and writes the sealed payment files.")
final class AnnualPaymentCommand implements Callable<Integer>, Spoken {

  private final Console console;

  @Mixin private Language language;

  @Option(names = "--year", required = true, description = "civil year of right")
  private int year;

  @Option(names = "--input", required = true, paramLabel = "DIR", description = "folder of the year's CSV files")
  private Path input;

  @Option(names = "--output", paramLabel = "DIR", defaultValue = "output", description = "default: ${DEFAULT-VALUE}")
  private Path output;

  @Option(names = "--execution-date", paramLabel = "D", description = "default: 15 May of the next year, or the next open day")
  private LocalDate executionDate;

  @Option(names = "--late", description = "allow an execution date outside the second quarter; needs --reason")
  private boolean late;

  @Option(names = "--reason", paramLabel = "TEXT", description = "why the payment is late")
  private String reason;

  @Option(names = {"-n", "--dry-run"}, description = "compute and report; nothing is posted, no payment file is written")
  private boolean dryRun;

  @Option(names = "--operator", paramLabel = "NAME", description = "default: the login name")
  private String operator;

  @Option(names = "--charset", paramLabel = "NAME", description = "of the input files, when it is not UTF-8")
  private Charset charset;

  AnnualPaymentCommand(Console console) {
    this.console = console;
  }

  @Override
  public Language language() {
    return language;
  }

  @Override
  public Integer call() throws SQLException {
    RunClock clock = console.clock();
    CivilYear civil = new CivilYear(year);
    ParameterSet parameters = ParameterSet.current();
    parameters.forYear(civil);
    ExecutionDate execution = ExecutionDate.ofAnnual(civil, Optional.ofNullable(executionDate), late);
    if (execution.outsideWindow() && (reason == null || reason.isBlank())) {
      throw new CommandRefused(ExitCode.USAGE, "late.needsReason");
    }
    if (clock.now().toLocalDate().getYear() <= year) {
      throw new CommandRefused(ExitCode.REFUSED, "year.notOver", year, year + 1);
    }
    requireUsable(console.path(output));
    NewRun opening = new NewRun(civil, dryRun ? Run.Kind.DRY_RUN : Run.Kind.ANNUAL, clock.now(), clock.rehearsal(),
        execution.day(),
        execution.outsideWindow(), Optional.ofNullable(reason).filter(r -> execution.outsideWindow()), operator(),
        console.path(output), console.path(input).toString(), ProgramDigest.ofThis(), parameters.digest());
    return run(clock, opening, parameters);
  }

  private int run(RunClock clock, NewRun opening, ParameterSet parameters) throws SQLException {
    try (Database database = Database.open(console.environment());
        CampaignLock lock = CampaignLock.tryTake(database, year)
            .orElseThrow(() -> new CommandRefused(ExitCode.TRY_LATER, "campaign.held", year))) {
      RunRequest request = request(database, opening, parameters);
      PrintStream progress = language.quiet() ? new PrintStream(OutputStream.nullOutputStream()) : console.err();
      request.resumed().ifPresent(run -> progress.println(console.words(language.of(console)).text("run.resumed", run.name())));
      Run run = new JobRunner(database, clock, progress, console.terminal(), console.signal()).annualPayment(request);
      try (Connection connection = database.connect()) {
        new ClosingSummary(console, language.of(console)).print(connection, run);
      }
      return ExitCode.DONE;
    }
  }

  private RunRequest request(Database database, NewRun opening, ParameterSet parameters) throws SQLException {
    IntakeSettings intake = intake();
    try (Connection connection = database.connect()) {
      Optional<Run> resumed = new OpenRun(connection, opening, Optional.ofNullable(executionDate)).toGoOnWith(console.path(input));
      ParameterSet pinned = resumed.isEmpty() ? parameters : ParameterSetStore.pinned(connection, resumed.get().parameterDigest());
      return new RunRequest(resumed, opening, console.path(input), intake, pinned, language.of(console));
    }
  }

  // A run that is opened keeps its output folder: one that can never be written would have to be discarded.
  private static void requireUsable(Path folder) {
    Path there = folder;
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw new CommandRefused(ExitCode.USAGE, "output.unusable", folder, there);
    }
  }

  private IntakeSettings intake() {
    IntakeSettings standard = IntakeSettings.DEFAULT;
    boolean controlRequired = "true".equals(console.environment().get("COSCOM_CONTROL_REQUIRED"));
    return new IntakeSettings(charset == null ? standard.charset() : charset, standard.largestFile(), standard.longestRecord(),
        controlRequired, language.of(console));
  }

  private String operator() {
    String name = operator == null ? System.getProperty("user.name", "") : operator.strip();
    if (name.isEmpty()) {
      throw new CommandRefused(ExitCode.USAGE, "operator.empty");
    }
    return name;
  }
}

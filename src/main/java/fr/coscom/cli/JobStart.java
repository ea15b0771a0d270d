package fr.coscom.cli;

import fr.coscom.intake.Scope;
import fr.coscom.jobs.JobRunner;
import fr.coscom.jobs.RunRequest;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.ControlBroken;
import fr.coscom.ledger.EventStore;
import fr.coscom.ledger.NewRun;
import fr.coscom.ledger.ParameterSetStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.platform.CampaignLock;
import fr.coscom.platform.Database;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Starts the job of a command, or goes on with the run that it had begun, under the lock of the campaign. */
record JobStart(Console console, Language language, JobOptions options) {

  /** Ends with the closing summary on stdout. */
  int run(NewRun opening, Scope scope, ParameterSet parameters) throws SQLException {
    requireUsable(opening.outputFolder());
    try (Database database = Database.open(console.environment());
        CampaignLock lock = CampaignLock.tryTake(database, options.year())
            .orElseThrow(() -> new CommandRefused(ExitCode.TRY_LATER, "campaign.held", options.year()))) {
      RunRequest request = request(database, opening, scope, parameters);
      PrintStream progress = language.quiet() ? new PrintStream(OutputStream.nullOutputStream()) : console.err();
      request.resumed().ifPresent(run -> progress.println(console.words(language.of(console)).text("run.resumed", run.name())));
      long from = System.nanoTime();
      Run run = pay(database, request, progress, from);
      try (Connection connection = database.connect()) {
        metrics().attempted(connection, run, since(from), List.of());
        new ClosingSummary(console, language.of(console)).print(connection, run);
      }
      return ExitCode.DONE;
    }
  }

  private Run pay(Database database, RunRequest request, PrintStream progress, long from) throws SQLException {
    try {
      return new JobRunner(database, console.clock(), progress, console.terminal(), console.signal()).pay(request);
    } catch (ControlBroken broken) {
      try (Connection connection = database.connect()) {
        for (Run run : RunListStore.ofYear(connection, request.opening().year())) {
          if (run.state() == Run.State.PREPARING && run.dry() == (request.opening().kind() == Run.Kind.DRY_RUN)) {
            EventStore.keep(connection, run.id(), console.clock().now(), EventStore.CONTROL_BROKEN, request.opening().operator(),
                broken.broken().stream().map(Control::id).sorted().collect(Collectors.joining(", ")));
            metrics().attempted(connection, run, since(from), broken.broken());
          }
        }
      }
      throw broken;
    }
  }

  private RunMetrics metrics() {
    return new RunMetrics(console, language.of(console));
  }

  private static Duration since(long from) {
    return Duration.ofNanos(System.nanoTime() - from);
  }

  /** A run that is opened keeps its output folder: one that can never be written would have to be discarded. */
  static void requireUsable(Path folder) {
    Path there = folder;
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw new CommandRefused(ExitCode.USAGE, "output.unusable", folder, there);
    }
  }

  private RunRequest request(Database database, NewRun opening, Scope scope, ParameterSet parameters) throws SQLException {
    Path input = console.path(options.input());
    try (Connection connection = database.connect()) {
      Optional<Run> resumed = new OpenRun(console.words(language.of(console)), connection, opening, scope, options.executionDate()).toGoOnWith(input);
      ParameterSet pinned = resumed.isEmpty() ? parameters : ParameterSetStore.pinned(connection, resumed.get().parameterDigest());
      return new RunRequest(
          resumed, opening, scope, input, options.intake(console, language.of(console)), pinned, language.of(console));
    }
  }
}

package fr.coscom.cli;

import fr.coscom.audit.AuditFilesStore;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Messages;
import fr.coscom.jobs.AuditRequest;
import fr.coscom.jobs.AuditWritten;
import fr.coscom.jobs.JobRunner;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.platform.Database;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The auditor's set of a run: a workbook with live formulas, tables, traces, manifest, and one archive of all of it. */
@Command(name = "audit-report", mixinStandardHelpOptions = true)
final class AuditReportCommand extends ActingCommand {

  @Option(names = "--year", required = true, paramLabel = "Y")
  private int year;

  @Option(names = "--run", paramLabel = "RUN")
  private String run;

  @Option(names = "--output", paramLabel = "DIR")
  private Path output;

  AuditReportCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws SQLException {
    try (Database database = Database.open(console.environment())) {
      Run audited = audited(database);
      Path to = output == null ? audited.outputFolder() : console.path(output);
      JobStart.requireUsable(to);
      PrintStream progress = language().quiet() ? new PrintStream(OutputStream.nullOutputStream()) : console.err();
      JobRunner runner = new JobRunner(database, console.clock(), progress, console.terminal(), console.signal());
      tell(audited, runner.audit(new AuditRequest(audited, to, lang(), ProgramDigest.ofThis())));
    }
    return ExitCode.DONE;
  }

  private Run audited(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      CivilYear asked = new CivilYear(year);
      if (run == null) {
        return RunListStore.ofYear(connection, asked).stream()
            .filter(one -> !one.dry() && one.state() != Run.State.DISCARDED && one.sha256().isPresent())
            .reduce((a, b) -> b)
            .orElseThrow(() -> new CommandRefused(ExitCode.REFUSED, "audit.noRun", year));
      }
      Run named = RunListStore.named(connection, run).filter(one -> one.year().equals(asked))
          .orElseThrow(() -> new CommandRefused(ExitCode.USAGE, "run.unknown", run));
      if (named.sha256().isEmpty()) {
        throw new CommandRefused(ExitCode.REFUSED, "audit.notSealed", run);
      }
      return named;
    }
  }

  private void tell(Run audited, AuditWritten written) {
    Messages words = words();
    console.out().println(words.text("audit.written", audited.name(), written.files().size() + 1, written.folder()));
    console.out().println(words.text("audit.archive", written.archive()));
    console.out().println(words.text("audit.look", written.folder().resolve(AuditFilesStore.WORKBOOK)));
    console.out().println(words.text("audit.next", written.archive()));
  }
}

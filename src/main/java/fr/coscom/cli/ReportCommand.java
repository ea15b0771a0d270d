package fr.coscom.cli;

import fr.coscom.audit.RunFilesStore;
import fr.coscom.audit.RunFilesStore.RunFile;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.ParameterSetStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.SettlementStore;
import fr.coscom.platform.Database;
import fr.coscom.platform.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A copy of the report of a run, in French or English, beside the sealed folder, of which the papers are French. In English the collective
 * orders as well, for reading.
 */
@Command(name = "report", mixinStandardHelpOptions = true)
final class ReportCommand extends ActingCommand {

  @Parameters(paramLabel = "RUN")
  private String name;

  @Option(names = "--output", paramLabel = "DIR", defaultValue = "output/reports")
  private Path output;

  ReportCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws SQLException, IOException {
    String lang = lang();
    try (Database database = Database.open(console.environment()); Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      Run run = RunListStore.named(connection, name).orElseThrow(() -> new CommandRefused(ExitCode.USAGE, "run.unknown", name));
      if (!SettlementStore.settled(connection, run.id())) {
        throw new CommandRefused(ExitCode.REFUSED, "report.notSettled", run.name());
      }
      KnownLotStore.set(connection, run.lot());
      RunFilesStore files = new RunFilesStore(connection, run, ParameterSetStore.pinned(connection, run.parameterDigest()));
      for (RunFile copy : files.copies(lang)) {
        write(copy);
      }
      connection.rollback();
    }
    return ExitCode.DONE;
  }

  private void write(RunFile copy) throws SQLException, IOException {
    // Whole before it is written: what the database does not answer is then told as such, and leaves no file begun.
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    copy.body().writeTo(made);
    Path file = console.path(output).resolve(copy.path());
    DurableFile.write(file, made::writeTo);
    console.out().println(file);
  }
}

package fr.coscom.cli;

import fr.coscom.audit.ReportFile;
import fr.coscom.audit.ReportStore;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.ParameterSetStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.SettlementStore;
import fr.coscom.papers.PdfFile;
import fr.coscom.platform.Database;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A copy of the report of a run, in French or English, beside the sealed folder, of which the papers are French. */
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
      byte[] page = ReportFile.page(ReportStore.of(connection, run, ParameterSetStore.pinned(connection, run.parameterDigest())), lang);
      connection.rollback();
      Path file = console.path(output).resolve(ReportFile.NAME + "-" + run.name() + "-" + lang);
      write(file.resolveSibling(file.getFileName() + ".html"), out -> out.write(page));
      write(file.resolveSibling(file.getFileName() + ".pdf"), out -> PdfFile.write(page, run.openedAt(), out));
    }
    return ExitCode.DONE;
  }

  private void write(Path file, DurableFile.Body body) throws IOException {
    DurableFile.write(file, body);
    console.out().println(file);
  }
}

package fr.coscom.cli;

import fr.coscom.audit.Difference;
import fr.coscom.audit.DifferenceFile;
import fr.coscom.audit.DifferenceStore;
import fr.coscom.ledger.Discard;
import fr.coscom.ledger.DiscardStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.SettlementStore;
import fr.coscom.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The difference of two runs of a year, by cause. */
@Command(name = "compare", mixinStandardHelpOptions = true)
final class CompareCommand extends AnsweringCommand {

  @Parameters(index = "0", paramLabel = "RUN")
  private String before;

  @Parameters(index = "1", paramLabel = "RUN")
  private String after;

  @Option(names = "--contract", paramLabel = "C")
  private String contract;

  CompareCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws SQLException {
    String lang = lang();
    try (Database database = Database.open(console.environment()); Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      Run earlier = settled(connection, before);
      Run later = settled(connection, after);
      if (!earlier.year().equals(later.year())) {
        throw new CommandRefused(ExitCode.USAGE, "compare.twoYears", earlier.name(), later.name(), later.year());
      }
      Difference difference = DifferenceStore.between(connection, earlier, later, Optional.ofNullable(contract));
      List<Discard> discarded = discarded(connection, earlier, later);
      connection.rollback();
      if (contract != null && difference.contracts().isEmpty()) {
        throw new CommandRefused(ExitCode.USAGE, "compare.unknown", contract, earlier.name(), later.name());
      }
      console.out().print(inJson()
          ? DifferenceFile.json(difference, discarded)
          : DifferenceFile.text(difference, discarded, lang));
    }
    return ExitCode.DONE;
  }

  private static List<Discard> discarded(Connection connection, Run earlier, Run later) throws SQLException {
    List<Discard> discarded = new ArrayList<>(DiscardStore.of(connection, earlier.id()));
    if (later.id() != earlier.id()) {
      discarded.addAll(DiscardStore.of(connection, later.id()));
    }
    return discarded;
  }

  private Run settled(Connection connection, String name) throws SQLException {
    Run run = RunListStore.named(connection, name).orElseThrow(() -> new CommandRefused(ExitCode.USAGE, "run.unknown", name));
    if (!SettlementStore.settled(connection, run.id())) {
      throw new CommandRefused(ExitCode.REFUSED, "compare.notSettled", run.name(), run.year());
    }
    return run;
  }
}

package fr.coscom.cli;

import fr.coscom.audit.Explained;
import fr.coscom.audit.Explanation;
import fr.coscom.audit.ExplanationStore;
import fr.coscom.basis.CivilYear;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why this amount: the calculation of one contract in the latest run of a year. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class ExplainCommand extends AnsweringCommand {

  @Parameters(paramLabel = "CONTRACT")
  private String contract;

  @Option(names = "--year", required = true, paramLabel = "Y")
  private int year;

  @Option(names = "--run", paramLabel = "RUN")
  private String run;

  ExplainCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws SQLException {
    String lang = lang();
    try (Database database = Database.open(console.environment()); Connection connection = database.connect()) {
      Explained explained = explained(connection);
      console.out().print(inJson()
          ? Explanation.json(explained)
          : Explanation.text(explained, lang));
    }
    return ExitCode.DONE;
  }

  private Explained explained(Connection connection) throws SQLException {
    List<Run> latestFirst = new ArrayList<>(RunListStore.ofYear(connection, new CivilYear(year)).stream()
        .filter(r -> run == null ? !r.dry() && r.state() != Run.State.DISCARDED : r.name().equals(run)).toList());
    Collections.reverse(latestFirst);
    if (latestFirst.isEmpty()) {
      throw none(connection);
    }
    for (Run candidate : latestFirst) {
      Optional<Explained> explained = ExplanationStore.of(connection, candidate, contract);
      if (explained.isPresent()) {
        return explained.get();
      }
    }
    throw new CommandRefused(ExitCode.USAGE, "explain.unknown", contract, year);
  }

  /** A dry run orders nothing, so that only who names it is told of it. */
  private CommandRefused none(Connection connection) throws SQLException {
    return RunListStore.ofYear(connection, new CivilYear(year)).stream()
        .filter(r -> run == null && r.state() == Run.State.DONE)
        .reduce((earlier, later) -> later)
        .map(dry -> new CommandRefused(ExitCode.REFUSED, "explain.dryRunOnly", year, dry.name(), contract))
        .orElseGet(() -> new CommandRefused(ExitCode.REFUSED, "explain.noRun", year));
  }
}

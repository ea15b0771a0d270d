package fr.coscom.cli;

import fr.coscom.ledger.EventStore;
import fr.coscom.ledger.LedgerStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.SettlementStore;
import fr.coscom.platform.CampaignLock;
import fr.coscom.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Throws a run away that has not been released: its postings are reversed, its facts forgotten, its numbers stay used. */
@Command(name = "discard", mixinStandardHelpOptions = true, description = "Throws away a run that is not released, with a reason.")
final class DiscardCommand implements Callable<Integer>, Spoken {

  private final Console console;

  @Mixin private Language language;

  @Parameters(paramLabel = "RUN", description = "as in 2024-1")
  private String name;

  @Option(names = "--reason", required = true, paramLabel = "TEXT")
  private String reason;

  @Option(names = "--operator", required = true, paramLabel = "NAME")
  private String operator;

  DiscardCommand(Console console) {
    this.console = console;
  }

  @Override
  public Language language() {
    return language;
  }

  @Override
  public Integer call() throws SQLException {
    if (reason.isBlank() || operator.isBlank()) {
      throw new CommandRefused(ExitCode.USAGE, "discard.needsBoth");
    }
    OffsetDateTime now = console.clock().now();
    try (Database database = Database.open(console.environment())) {
      Run run = named(database);
      try (CampaignLock lock = CampaignLock.tryTake(database, run.year().value())
              .orElseThrow(() -> new CommandRefused(ExitCode.TRY_LATER, "campaign.held", run.year()));
          LedgerStore ledger = new LedgerStore(database.dataSource())) {
        ledger.act((runs, connection) -> {
          Run current = runs.byId(run.id());
          if (current.state() == Run.State.RELEASED || current.state() == Run.State.DISCARDED || current.state() == Run.State.DONE) {
            throw new CommandRefused(ExitCode.REFUSED, "discard.not", current.name(), current.state());
          }
          SettlementStore.reverse(connection, run.id(), reason.strip());
          EventStore.keep(connection, run.id(), now, "DISCARDED", operator.strip(), reason.strip());
          return runs.discard(run.id(), operator.strip(), reason.strip());
        });
      }
      console.out().println(console.words(language.of(console)).text("discard.done", run.name(), run.year(), run.folder()));
    }
    return ExitCode.DONE;
  }

  private Run named(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      return RunListStore.named(connection, name).orElseThrow(() -> new CommandRefused(ExitCode.USAGE, "run.unknown", name));
    }
  }
}

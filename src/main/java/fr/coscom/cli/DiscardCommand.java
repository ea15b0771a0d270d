package fr.coscom.cli;

import fr.coscom.ledger.EventStore;
import fr.coscom.ledger.LedgerStore;
import fr.coscom.ledger.RefusedAct;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.RunStore;
import fr.coscom.ledger.SettlementStore;
import fr.coscom.ledger.Standing;
import fr.coscom.ledger.StandingStore;
import fr.coscom.platform.CampaignLock;
import fr.coscom.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Throws a run away that has not been released: its postings are reversed, its facts forgotten, its numbers stay used. */
@Command(name = "discard", mixinStandardHelpOptions = true)
final class DiscardCommand extends ActingCommand {

  @Parameters(paramLabel = "RUN")
  private String name;

  @Option(names = "--reason", required = true, paramLabel = "TEXT")
  private String reason;

  @Option(names = "--operator", required = true, paramLabel = "NAME")
  private String operator;

  @Option(names = "--caisse", paramLabel = "C")
  private String caisse;

  DiscardCommand(Console console) {
    super(console);
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
          discard(runs, connection, runs.byId(run.id()), now);
          return null;
        });
        try (Connection connection = database.connect()) {
          new RunMetrics(console, lang()).changed(connection, RunListStore.named(connection, name).orElseThrow());
        }
      } catch (CommandRefused refused) {
        keepRefusal(database, run, now, refused);
        throw refused;
      }
      if (caisse == null) {
        console.out().println(words().text("discard.done", run.name(), run.year(), run.folder()));
      } else {
        tellOrder(database, run);
      }
    }
    return ExitCode.DONE;
  }

  /** The file of the accountant stays as it was sealed: what of it counts no more is told here. */
  private void tellOrder(Database database, Run run) throws SQLException {
    console.out().println(words().text("discard.order", run.name(), caisse));
    try (Connection connection = database.connect()) {
      String lines = SettlementStore.reversed(connection, run.id(), caisse).entrySet().stream()
          .map(line -> line.getKey().code() + " " + line.getValue()).collect(Collectors.joining(", "));
      if (!lines.isEmpty()) {
        console.out().println(words().text("discard.accounting", run.folder().resolve("accounting.csv"), caisse, lines));
      }
    }
  }

  private void discard(RunStore runs, Connection connection, Run run, OffsetDateTime now) throws SQLException {
    if (run.state() == Run.State.RELEASED || run.state() == Run.State.DISCARDED || run.state() == Run.State.DONE) {
      throw tooLate(run, run.name(), run.state());
    }
    List<Standing> orders = StandingStore.of(connection, run.id());
    if (caisse != null) {
      discardOrder(connection, run, orders, now);
      return;
    }
    Optional<Standing> released = orders.stream().filter(order -> order.state() == Run.State.RELEASED).findFirst();
    if (released.isPresent()) {
      throw new CommandRefused(ExitCode.REFUSED, "discard.released", run.name(), released.get().caisse());
    }
    SettlementStore.reverse(connection, run.id(), reason.strip());
    EventStore.keep(connection, run.id(), now, "DISCARDED", operator.strip(), reason.strip());
    runs.discard(run.id(), operator.strip(), reason.strip());
  }

  private void discardOrder(Connection connection, Run run, List<Standing> orders, OffsetDateTime now) throws SQLException {
    Standing order = orders.stream().filter(o -> o.caisse().equals(caisse)).findFirst()
        .orElseThrow(() -> new CommandRefused(ExitCode.USAGE, "sign.noCaisse", run.name(), caisse,
            orders.stream().map(Standing::caisse).collect(Collectors.joining(" "))));
    if (order.awaited().isEmpty()) {
      throw tooLate(run, run.name() + "/" + caisse, order.state());
    }
    if (orders.stream().filter(o -> o.state() != Run.State.DISCARDED).count() == 1) {
      throw new CommandRefused(ExitCode.REFUSED, "discard.last", run.name(), caisse);
    }
    SettlementStore.reverseOrder(connection, run.id(), caisse, reason.strip());
    EventStore.keep(connection, run.id(), now, "ORDER_DISCARDED", operator.strip(), caisse + " " + reason.strip());
  }

  private CommandRefused tooLate(Run run, String what, Run.State state) {
    return new CommandRefused(ExitCode.REFUSED, "discard.not", what, words().text("state." + state),
        words().text(state == Run.State.RELEASED ? "discard.next.correct" : "discard.next.look", run.year()));
  }

  private void keepRefusal(Database database, Run run, OffsetDateTime now, CommandRefused refused) throws SQLException {
    if (refused.exitCode() == ExitCode.REFUSED) {
      try (Connection connection = database.connect()) {
        EventStore.keep(connection, run.id(), now, "DISCARD_REFUSED", operator.strip(),
            RefusedAct.of("", refused.key(), refused.arguments()).given(reason.strip()).toString());
      }
    }
  }

  private Run named(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      return RunListStore.named(connection, name).orElseThrow(() -> new CommandRefused(ExitCode.USAGE, "run.unknown", name));
    }
  }
}

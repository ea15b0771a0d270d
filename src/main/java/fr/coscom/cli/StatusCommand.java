package fr.coscom.cli;

import fr.coscom.basis.Messages;
import fr.coscom.ledger.EventStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.Standing;
import fr.coscom.ledger.StandingStore;
import fr.coscom.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs, their states, and the next command. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class StatusCommand extends AnsweringCommand {

  @Option(names = "--year", paramLabel = "Y")
  private Integer year;

  StatusCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws SQLException {
    try (Database database = Database.open(console.environment()); Connection connection = database.connect()) {
      List<Run> runs = RunListStore.all(connection).stream().filter(run -> year == null || run.year().value() == year).toList();
      Messages words = words();
      List<Awaited> awaited = new ArrayList<>();
      for (Run run : runs) {
        awaited.add(new Awaited(words, run, StandingStore.of(connection, run.id()), EventStore.brokenControls(connection, run.id()),
            followed(run, runs)));
      }
      if (inJson()) {
        console.out().println(json(awaited, new BankStatus(connection, lang())));
      } else {
        text(awaited, words, new BankStatus(connection, lang()));
      }
    }
    return ExitCode.DONE;
  }

  /** Whether the year went on after the run, so that nothing comes next of a discarded one. */
  private static boolean followed(Run run, List<Run> runs) {
    return runs.stream().anyMatch(later -> !later.dry() && later.year().equals(run.year()) && later.id() > run.id());
  }

  private void text(List<Awaited> runs, Messages words, BankStatus bank) throws SQLException {
    if (runs.isEmpty()) {
      console.out().println(words.text("status.none"));
    }
    for (Awaited awaited : runs) {
      Run run = awaited.run();
      console.out().println(String.format(Locale.ROOT, "%-9s %-16s %-19s %s  %s  %s", run.name(), words.text("kind." + run.kind()),
          words.text("state." + run.state()), run.openedAt(), run.executionDate(), run.operator()));
      line(run.folder().toString());
      if (run.sha256().isPresent() && !run.dry() && run.state() != Run.State.DISCARDED) {
        awaited.orders().forEach(order -> line(order(order, words)));
      }
      awaited.next().forEach(next -> line(next.sentence()));
      bank.text(run, console.out(), "          ");
    }
  }

  private void line(String text) {
    console.out().println("          " + text);
  }

  private static String order(Standing order, Messages words) {
    String state = words.text("state." + order.state());
    StringBuilder line = new StringBuilder(order.caisse().isEmpty()
        ? words.text("status.whole", state)
        : words.text("status.order", order.caisse(), state, order.transfers(), order.total()));
    order.stopped().ifPresent(stop -> line.append("; ").append(words.text("status.stopped", stop.found())));
    Awaited.who(order).ifPresent(who -> line.append("; ").append(words.text("status.awaits", words.text("who." + who))));
    order.approved().ifPresent(by -> line.append("; ").append(words.text("status.approvedBy", by.by(), by.at().toLocalDate())));
    order.released().ifPresent(by -> line.append("; ").append(words.text("status.releasedBy", by.by(), by.at().toLocalDate())));
    return line.toString();
  }

  private static String json(List<Awaited> runs, BankStatus bank) throws SQLException {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode root = mapper.createObjectNode();
    root.put("schema", 1);
    ArrayNode list = root.putArray("runs");
    for (Awaited awaited : runs) {
      Run run = awaited.run();
      ObjectNode node = list.addObject();
      node.put("run", run.name()).put("kind", run.kind().name()).put("state", run.state().name());
      node.put("year", run.year().value()).put("opened_at", run.openedAt().toString());
      node.put("execution_date", run.executionDate().toString()).put("operator", run.operator());
      node.put("folder", run.folder().toString()).put("run_json_sha256", run.sha256().orElse(null));
      ArrayNode orders = node.putArray("orders");
      awaited.orders().forEach(order -> json(orders.addObject(), order));
      ArrayNode next = node.putArray("next");
      awaited.next().forEach(step -> next.addObject().put("who", step.who()).put("command", step.command().orElse(null))
          .put("sentence", step.sentence()));
      bank.json(run, node);
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void json(ObjectNode node, Standing order) {
    node.put("caisse", order.caisse().isEmpty() ? null : order.caisse()).put("state", order.state().name());
    node.put("transfers", order.transfers()).put("total_cents", order.total().cents());
    node.put("awaits", Awaited.who(order).orElse(null)).put("handed_over", order.handedOver());
    order.stopped().ifPresent(stop -> node.putObject("stopped").put("rule", stop.rule()).put("found", stop.found()));
    order.approved().ifPresent(by -> node.putObject("approved").put("by", by.by()).put("at", by.at().toString()).put("db_user", by.dbUser()));
    order.released().ifPresent(by -> node.putObject("released").put("by", by.by()).put("at", by.at().toString()).put("db_user", by.dbUser()));
  }
}

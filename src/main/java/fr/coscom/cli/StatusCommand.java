package fr.coscom.cli;

import fr.coscom.basis.Messages;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.platform.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs, their states, and the next command. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Runs, states, who is awaited, the next command.")
final class StatusCommand implements Callable<Integer>, Spoken {

  private final Console console;

  @Mixin private Language language;

  @Option(names = "--year", description = "one year only")
  private Integer year;

  @Option(names = "--format", paramLabel = "text|json", defaultValue = "TEXT")
  private Format format;

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Language language() {
    return language;
  }

  @Override
  public Integer call() throws SQLException {
    try (Database database = Database.open(console.environment()); Connection connection = database.connect()) {
      List<Run> runs = RunListStore.all(connection).stream().filter(run -> year == null || run.year().value() == year).toList();
      if (format == Format.JSON) {
        console.out().println(json(runs, new BankStatus(connection, language.of(console))));
      } else {
        text(runs, new BankStatus(connection, language.of(console)));
      }
    }
    return ExitCode.DONE;
  }

  private void text(List<Run> runs, BankStatus bank) throws SQLException {
    Messages words = console.words(language.of(console));
    if (runs.isEmpty()) {
      console.out().println(words.text("status.none"));
    }
    for (Run run : runs) {
      console.out().println(String.format(Locale.ROOT, "%-9s %-11s %-10s %s  %s  %s", run.name(), run.kind(), run.state(),
          run.openedAt(), run.executionDate(), run.operator()));
      console.out().println("          " + run.folder());
      console.out().println("          " + words.text("next." + run.state(), run.name(), run.sha256().orElse(""), run.year()));
      bank.text(run, console.out(), "          ");
    }
  }

  private static String json(List<Run> runs, BankStatus bank) throws SQLException {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode root = mapper.createObjectNode();
    root.put("schema", 1);
    ArrayNode list = root.putArray("runs");
    for (Run run : runs) {
      ObjectNode node = list.addObject();
      node.put("run", run.name()).put("kind", run.kind().name()).put("state", run.state().name());
      node.put("year", run.year().value()).put("opened_at", run.openedAt().toString());
      node.put("execution_date", run.executionDate().toString()).put("operator", run.operator());
      node.put("folder", run.folder().toString()).put("run_json_sha256", run.sha256().orElse(null));
      bank.json(run, node);
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}

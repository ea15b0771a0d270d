package fr.coscom.cli;

import fr.coscom.platform.Database;
import fr.coscom.platform.StopSignal;
import fr.coscom.platform.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The real command line in this JVM, on a database of its own, at a fixed instant. */
record CommandLineRun(Database database, Map<String, String> environment) implements AutoCloseable {

  static final String NOW = "2025-05-05T09:00:00+02:00";

  record Answer(int exitCode, String out, String err) {}

  static CommandLineRun onFreshDatabase() {
    Database database = TestDatabase.create();
    Map<String, String> environment = new HashMap<>(TestDatabase.environment(database));
    environment.put("COSCOM_NOW", NOW);
    return new CommandLineRun(database, Map.copyOf(environment));
  }

  /** The same at another instant; closed with the first. */
  CommandLineRun at(String now) {
    Map<String, String> later = new HashMap<>(environment);
    later.put("COSCOM_NOW", now);
    return new CommandLineRun(database, Map.copyOf(later));
  }

  Answer run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), environment, Path.of("").toAbsolutePath(), false,
        StopSignal.unhooked());
    int exitCode = Coscom.run(console, arguments);
    return new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Answer annualPayment(Path input, Path output) {
    return run("annual-payment", "--year", "2024", "--input", input.toString(), "--output", output.toString(),
        "--operator", "operations");
  }

  @Override
  public void close() {
    database.close();
  }
}

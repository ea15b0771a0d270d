package fr.coscom.jobs;

import fr.coscom.cli.TestedCommand;
import fr.coscom.platform.Database;
import fr.coscom.platform.DurableFile;
import fr.coscom.platform.StopSignal;
import fr.coscom.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A database of its own with the commands that a test gives, all at one instant. */
final class TestedYear implements AutoCloseable {

  private final Database database = TestDatabase.create();
  private final Path folder;

  TestedYear(Path folder) {
    this.folder = folder;
  }

  Database database() {
    return database;
  }

  Path run(String name) {
    return folder.resolve("out").resolve(name.substring(0, 4)).resolve("run-" + name.substring(5));
  }

  TestedCommand annualPayment(int year, Path input, String... more) {
    return annualPayment(StopSignal.unhooked(), step -> {}, year, input, more);
  }

  /** @param told hears each step by its French name, before it works */
  TestedCommand annualPayment(StopSignal signal, Consumer<String> told, int year, Path input, String... more) {
    List<String> arguments = new ArrayList<>(List.of("annual-payment", "--year", "" + year, "--input", input.toString(),
        "--output", folder.resolve("out").toString(), "--operator", "A. Durand"));
    arguments.addAll(List.of(more));
    return TestedCommand.run(environment(), folder, signal, told, arguments.toArray(String[]::new));
  }

  TestedCommand discard(String run) {
    return TestedCommand.run(environment(), folder, "discard", run, "--reason", "essai", "--operator", "A. Durand");
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(TestDatabase.environment(database));
    environment.put("COSCOM_NOW", "2025-05-04T09:00:00+02:00");
    return environment;
  }

  /** The files of a run and their digests, but for what dead attempts left. */
  Map<String, String> files(String run) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(run(run))) {
      for (Path path : paths.filter(Files::isRegularFile).filter(p -> !p.toString().contains(".part.failed-")).toList()) {
        files.put(run(run).relativize(path).toString(), DurableFile.sha256(path));
      }
    }
    return files;
  }

  List<String> rows(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    }
  }

  /** What somebody with every right does behind the program's back. */
  void tamper(String sql) throws SQLException {
    try (Connection connection = TestDatabase.connectAsSuperuser(database); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}

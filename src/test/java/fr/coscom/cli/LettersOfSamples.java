package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** sample-data/2024 released and sample-data/2024-corrections after it, to write letters of. */
record LettersOfSamples(CommandLineRun annual, CommandLineRun later, Path folder) implements AutoCloseable {

  private static final Path SAMPLES = Path.of("sample-data");

  static LettersOfSamples in(Path folder) {
    CommandLineRun annual = CommandLineRun.onFreshDatabase();
    Map<String, String> environment = new HashMap<>(annual.environment());
    environment.put("COSCOM_NOW", "2025-09-10T09:00:00+02:00");
    LettersOfSamples letters = new LettersOfSamples(annual, new CommandLineRun(annual.database(), environment), FolderFiles.deleted(folder));
    done(annual.annualPayment(SAMPLES.resolve("2024"), folder.resolve("output")));
    release(annual.database(), "2024-1");
    done(letters.later.run("reprocess", "--year", "2024", "--input", SAMPLES.resolve("2024-corrections").toString(),
        "--output", folder.resolve("output").toString(), "--reason", "pièces reçues après le paiement", "--operator", "operations"));
    return letters;
  }

  private static void done(Answer answer) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
  }

  /** The state that the signatures of all caisses would give, without the persons and their acts. */
  static void release(Database database, String run) {
    try (Connection connection = TestDatabase.connectAsSuperuser(database); Statement set = connection.createStatement()) {
      set.execute("SET session_replication_role = replica");
      set.execute("UPDATE collective_order SET state = 'RELEASED' WHERE run_id = (SELECT run_id FROM run WHERE name = '" + run + "')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Released.run(database, run);
  }

  /** The letters of a run, and their index. */
  FolderFiles all(String run, String medium, String... more) {
    Path to = folder.resolve(run + "-" + medium + String.join("", more));
    List<String> command = new ArrayList<>(List.of("statement", "--run", run, "--output", to.toString(), "--format", medium));
    command.addAll(List.of(more));
    done(later.run(command.toArray(String[]::new)));
    return FolderFiles.of(to);
  }

  /** What a person reads of an HTML letter, in one line. */
  static String read(String html) {
    return html.substring(html.indexOf("<body")).replaceAll("<[^>]*>", " ").replace('\u00A0', ' ').replace("&#39;", "'")
        .replace("&amp;", "&").replaceAll("\\s+", " ").strip();
  }

  @Override
  public void close() {
    annual.close();
  }
}

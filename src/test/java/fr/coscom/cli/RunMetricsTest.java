package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.ledger.Control;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.platform.DurableFile;
import fr.coscom.platform.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is watched of sample-data/2024, read as strictly as the text format of Prometheus is written. */
class RunMetricsTest {

  private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\n\"])*\"";
  private static final Pattern SAMPLE =
      Pattern.compile("(coscom_[a-z_]+)\\{(" + LABEL + "(?:," + LABEL + ")*)\\} (-?[0-9]+(?:\\.[0-9]{2})?)");
  private static final String RUN = "{year=\"2024\",run=\"2024-1\",kind=\"ANNUAL\",rehearsal=\"true\"";

  @TempDir Path folder;

  @Test
  void theFiguresAndTheStateOfARunAreWhereTheCollectorReadsThem() throws Exception {
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      Path output = folder.resolve("output");
      assertThat(run.annualPayment(Path.of("sample-data/2024"), output).exitCode()).isZero();
      Path file = output.resolve("metrics/coscom-2024-1.prom");
      Map<String, String> figures = parsed(file);
      assertThat(figures).containsEntry("coscom_contracts" + RUN + ",status=\"PAYABLE\"}", "37")
          .containsEntry("coscom_contracts" + RUN + ",status=\"HELD\"}", "16")
          .containsEntry("coscom_due_euros" + RUN + ",component=\"AIF\"}", "147186.06")
          .containsEntry("coscom_held_euros" + RUN + "}", "51120.22")
          .containsEntry("coscom_rejected_rows" + RUN + "}", "1")
          .containsEntry("coscom_controls_failed" + RUN + "}", "0")
          .containsEntry("coscom_run_opened_timestamp_seconds" + RUN + "}",
              Long.toString(OffsetDateTime.parse(CommandLineRun.NOW).toEpochSecond()))
          .containsKeys("coscom_run_sealed_timestamp_seconds" + RUN + "}", "coscom_run_duration_seconds" + RUN + "}",
              "coscom_to_pay_euros" + RUN + ",caisse=\"311\"}", "coscom_reissued_euros" + RUN + ",caisse=\"311\"}");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r--r--");
      assertThat(Files.readString(file)).as("no account, no person").doesNotContain("FR76", "operations");

      String sha256 = DurableFile.sha256(output.resolve("2024/run-1/run.json"));
      assertThat(run.run("approve", "2024-1", "--sha256", sha256, "--operator", "d.durand", "--caisse", "311").exitCode()).isZero();
      Map<String, String> state = parsed(output.resolve("metrics/coscom-2024-1-state.prom"));
      assertThat(state).containsEntry("coscom_run_state" + RUN + ",state=\"SEALED\"}", "1")
          .containsEntry("coscom_run_state" + RUN + ",state=\"RELEASED\"}", "0")
          .containsEntry("coscom_order_awaits_signature" + RUN + ",caisse=\"311\"}", "1")
          .containsKey("coscom_order_approved_timestamp_seconds" + RUN + ",caisse=\"311\"}")
          .doesNotContainKey("coscom_order_approved_timestamp_seconds" + RUN + ",caisse=\"811\"}");
      assertThat(Files.readString(output.resolve("metrics/coscom-2024-1-state.prom")))
          .contains("# HELP coscom_order_approved_timestamp_seconds When the director approved the order.");
    }
  }

  @Test
  void aBrokenControlAndAFolderThatCannotBeWrittenAreTold() throws Exception {
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      assertThat(run.annualPayment(Path.of("sample-data/2024"), folder.resolve("output")).exitCode()).isZero();
      try (Connection connection = run.database().connect()) {
        Run sealed = RunListStore.named(connection, "2024-1").orElseThrow();
        Map<String, String> environment = new HashMap<>(run.environment());
        environment.put("COSCOM_METRICS", folder.resolve("collector").toString());
        new RunMetrics(console(environment, System.err), "fr")
            .attempted(connection, sealed, Duration.ofSeconds(61), List.of(new Control("A", 1, 1, 5, "")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("collector"))))
            .as("a collector is another user").isEqualTo("rwxr-xr-x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("output/metrics"))))
            .as("the output is private").isEqualTo("rwx------");
        assertThat(parsed(folder.resolve("collector/coscom-2024-1.prom")))
            .containsEntry("coscom_controls_failed" + RUN + "}", "1").containsEntry("coscom_run_duration_seconds" + RUN + "}", "61");

        Path file = Files.writeString(folder.resolve("no-folder"), "");
        environment.put("COSCOM_METRICS", file.toString());
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        new RunMetrics(console(environment, new PrintStream(told)), "en").changed(connection, sealed);
        assertThat(told.toString()).contains("The metrics were not written to").contains("no-folder");
      }
    }
  }

  private Console console(Map<String, String> environment, PrintStream err) {
    return new Console(System.out, err, environment, folder, false, StopSignal.unhooked());
  }

  /** Sample with its labels, and its value. */
  private static Map<String, String> parsed(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(text).as("ends with a line feed").endsWith("\n").doesNotContain("\r");
    Map<String, String> samples = new LinkedHashMap<>();
    Map<String, String> types = new TreeMap<>();
    String name = "";
    String last = "";
    for (String line : text.split("\n")) {
      Matcher comment = COMMENT.matcher(line);
      if (comment.matches() && comment.group(1).equals("HELP")) {
        name = comment.group(2);
        assertThat(types).as("each metric once, its samples together").doesNotContainKey(name);
      } else if (comment.matches()) {
        assertThat(last).as("TYPE follows HELP").startsWith("# HELP " + name + " ");
        assertThat(comment.group(2)).isEqualTo(name);
        assertThat(types.put(name, comment.group(3))).isNull();
        assertThat(comment.group(3)).isEqualTo("gauge");
      } else {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        assertThat(sample.group(1)).isEqualTo(name);
        assertThat(types).as("TYPE before the samples").containsKey(name);
        List<String> labels = Pattern.compile(LABEL).matcher(sample.group(2)).results().map(l -> l.group().replaceAll("=.*", "")).toList();
        assertThat(labels).as(line).doesNotHaveDuplicates().contains("year", "run");
        assertThat(samples.put(sample.group(1) + "{" + sample.group(2) + "}", sample.group(3))).as(line).isNull();
      }
      last = line;
    }
    return samples;
  }
}

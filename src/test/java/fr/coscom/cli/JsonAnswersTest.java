package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each command that answers, asked for JSON, answers with nothing else on stdout and with the version of its form. */
class JsonAnswersTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Test
  void everyCommandThatAnswersDoesSoInJsonWithTheVersionOfItsForm(@TempDir Path folder) {
    CaseFolder cases = new CaseFolder();
    cases.contract("C-1");
    Path input = cases.write(folder.resolve("in"));
    Path output = folder.resolve("out");
    try (CommandLineRun coscom = CommandLineRun.onFreshDatabase()) {
      done(coscom.annualPayment(input, output));
      done(coscom.run("discard", "2024-1", "--reason", "trial", "--operator", "operations"));
      done(coscom.annualPayment(input, output));
      Map<String, List<String>> lines = new TreeMap<>(Map.of(
          "check", List.of("--input", input.toString()),
          "status", List.of(),
          "explain", List.of("C-1", "--year", "2024"),
          "simulate", List.of("--year", "2024", "--adhesion", "2024-03-15"),
          "compare", List.of("2024-1", "2024-2"),
          "verify", List.of(output.resolve("2024/run-2").toString()),
          "schema", List.of(),
          "scheduler", List.of("--list", "--jobs", "jobs")));
      Path discarded = output.resolve("2024/run-1");
      assertThat(done(coscom.run("verify", discarded.toString())).out()).contains("tout est égal").endsWith(
          "2024-1 est écarté : rien de ce dossier ne doit être transmis.\n");
      assertThat(answer(coscom, "verify", List.of(discarded.toString())).get("state").stringValue()).isEqualTo("DISCARDED");
      assertThat(lines.keySet()).as("a line for each command that answers").isEqualTo(answering());
      lines.forEach((command, arguments) -> assertThat(answer(coscom, command, arguments).get("schema").intValue())
          .as(command).isEqualTo(1));
      assertThat(answer(coscom, "scheduler", lines.get("scheduler")).get("jobs").valueStream()
          .map(job -> job.get("job").stringValue()).toList()).contains("annual-payment", "reconcile");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      contract;rpps  | contracts.csv | 1 | contract | UNKNOWN_COLUMN | contract | contract_id
      -              | ''            | 0 | ''       | FOLDER_MISSING | /refused | dossier
      """)
  void aFolderThatIsRefusedIsAnsweredInTheSameForm(
      String header, String file, int line, String column, String code, String found, String expected, @TempDir Path parent)
      throws IOException {
    Path folder = parent.resolve("refused");
    if (header != null) {
      Files.writeString(Files.createDirectory(folder).resolve("contracts.csv"), header + "\n");
    }
    try (CommandLineRun coscom = CommandLineRun.onFreshDatabase()) {
      Answer text = coscom.run("check", "--input", folder.toString());
      Answer json = coscom.run("check", "--input", folder.toString(), "--format", "json");
      assertThat(json.exitCode()).isEqualTo(text.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED);
      assertThat(json.err()).isEqualTo(text.err()).isNotEmpty();
      JsonNode root = MAPPER.readTree(json.out());
      assertThat(root.get("schema").intValue()).isEqualTo(1);
      assertThat(root.get("usable").booleanValue()).isFalse();
      assertThat(root.get("folder").stringValue()).isEqualTo(folder.toString());
      JsonNode refusal = root.get("anomalies").get(0);
      assertThat(refusal.get("file").stringValue()).isEqualTo(file);
      assertThat(refusal.get("line").intValue()).isEqualTo(line);
      assertThat(refusal.get("column").stringValue()).isEqualTo(column);
      assertThat(refusal.get("code").stringValue()).isEqualTo(code);
      assertThat(refusal.get("severity").stringValue()).isEqualTo("REFUSED");
      assertThat(refusal.get("value").stringValue()).endsWith(found);
      assertThat(refusal.get("expected").stringValue()).contains(expected);
      assertThat(json.err()).contains(refusal.get("message").stringValue(), refusal.get("see").stringValue());
      assertThat(root.propertyNames()).containsExactlyElementsOf(
          MAPPER.readTree(coscom.run("check", "--input", "sample-data/2024", "--format", "json").out()).propertyNames());
    }
  }

  private static Set<String> answering() {
    return HelpTest.command("fr", "coscom").getSubcommands().entrySet().stream()
        .filter(command -> command.getValue().getCommand() instanceof AnsweringCommand)
        .map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private static JsonNode answer(CommandLineRun coscom, String command, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(arguments);
    line.addAll(List.of("--format", "json"));
    return MAPPER.readTree(done(coscom.run(line.toArray(String[]::new))).out());
  }

  private static Answer done(Answer answer) {
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return answer;
  }
}

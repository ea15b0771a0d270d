package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import fr.coscom.platform.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command line says of itself, without a database: no variable names one, and none is started. */
class UsageTest {

  private record Answer(int exitCode, String out, String err) {}

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
      command line                                          | French                                                     | English                                         | next
      chek                                                  | Commande inconnue : chek.                                  | Unknown command: chek.                          | coscom --help
      --lang en                                             | Commande incomplète.                                       | Incomplete command.                             | coscom --help
      check                                                 | Il manque --input.                                         | Missing: --input.                               | coscom check --help
      bogus --help                                          | Commande inconnue : bogus.                                 | Unknown command: bogus.                         | coscom --help
      help bogus                                            | Commande inconnue : bogus.                                 | Unknown command: bogus.                         | coscom --help
      check --input a --inptu b                             | Option inconnue : --inptu.                                 | Unknown option: --inptu.                        | coscom check --help
      check --input a --input b                             | --input est donné deux fois.                               | --input is given twice.                         | coscom check --help
      check --input                                         | --input                                                    | --input                                         | coscom check --help
      check --input a --correction=yes                      | --correction ne prend pas de valeur.                       | --correction takes no value.                    | coscom check --help
      status --format                                       | --format demande une valeur : text, json.                  | --format needs a value: text, json.             | coscom status --help
      approve                                               | Il manque --sha256, --operator, RUN.                       | Missing: --sha256, --operator, RUN.             | coscom approve --help
      scheduler --set files                                 | « files » ne convient pas à --set ; attendu : NAME=VALUE.  | "files" does not suit --set; expected: NAME=VALUE. | coscom scheduler --help
      check --input a --format xml                          | « xml » ne convient pas à --format ; attendu : text, json. | "xml" does not suit --format; expected: text, json. | coscom check --help
      check --input a --charset zz                          | attendu : un jeu de caractères                             | expected: a character set                       | coscom check --help
      status --year abc                                     | « abc » ne convient pas à --year ; attendu : un nombre     | "abc" does not suit --year; expected: a whole   | coscom status --help
      status now                                            | Argument en trop : « now ».                                | One argument too many: "now".                   | coscom status --help
      simulate --year 2024                                  | Il manque --adhesion.                                      | Missing: --adhesion.                            | coscom simulate --help
      simulate --year 2024 --adhesion 2024-01-01 --rate x   | attendu : un nombre, comme 62.4                            | expected: a number, as in 62.4                  | coscom simulate --help
      annual-payment --input a                              | Il manque --year.                                          | Missing: --year.                                | coscom annual-payment --help
      annual-payment --year 2024 --input a --execution-date 31/02 | attendu : un jour, comme 2025-05-15                  | expected: a day, as in 2025-05-15               | coscom annual-payment --help
      approve 2024-1 --operator a                           | Il manque --sha256.                                        | Missing: --sha256.                              | coscom approve --help
      compare 2024-1                                        | Il manque RUN.                                             | Missing: RUN.                                   | coscom compare --help
      reconcile                                             | Donner les fichiers de la banque                           | Give the bank                                   | coscom reconcile --help
      statement C-LEAP-DAY                                  | Donner un contrat avec --year                              | Give a contract with --year                     | coscom statement --help
      scheduler --jobs jobs --start foo                     | en ont un : annual-payment, audit-report, reconcile.       | these have: annual-payment, audit-report, reconcile. | coscom scheduler --list
      reconcile --output                                    | --output demande une valeur : DIR.                         | --output needs a value: DIR.                    | coscom reconcile --help
      """)
  void aUsageErrorIsOneLineWithTheNextStepInTheUsersLanguage(String line, String french, String english, String next) {
    for (String language : new String[] {"fr", "en"}) {
      Answer answer = run(Map.of("COSCOM_LANG", language), line.replace("--lang en", "--lang " + language).split(" "));

      assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(answer.out()).isEmpty();
      assertThat(answer.err()).contains(language.equals("fr") ? french : english).endsWith(" → " + next + "\n").hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "check --help", "status --help", "annual-payment --help"})
  void theOptionWinsOverTheEnvironmentWhereverItStands(String line) {
    assertThat(run(Map.of(), line.split(" ")).out()).contains("Utilisation : ");
    assertThat(run(Map.of("COSCOM_LANG", "en"), line.split(" ")).out()).contains("Usage: ");
    assertThat(run(Map.of("COSCOM_LANG", ""), line.split(" ")).out()).contains("Utilisation : ");
    assertThat(run(Map.of("COSCOM_LANG", "en"), (line + " --lang fr").split(" ")).out()).contains("Utilisation : ");
    assertThat(run(Map.of(), ("--lang=en " + line).split(" ")).out()).contains("Usage: ");
  }

  /** That no progress is shown then: PaperFiguresTest. */
  @Test
  void howMuchIsToldIsAskedBeforeTheCommandToo() {
    Answer schema = run(Map.of(), "schema");
    assertThat(run(Map.of(), "-q", "schema")).isEqualTo(schema);
    assertThat(run(Map.of(), "--quiet", "--lang", "fr", "schema", "-q")).isEqualTo(schema);
    assertThat(run(Map.of(), "check", "--input", "nowhere").err()).doesNotContain("FolderRefused");
    assertThat(run(Map.of(), "-v", "check", "--input", "nowhere").err()).contains("FolderRefused");
  }

  @ParameterizedTest
  @CsvSource({"1, OFF, asked for", "'', AUTO, empty counts as absent"})
  void noColorIsObeyed(String value, CommandLine.Help.Ansi ansi, String because) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    Console console = new Console(nowhere, nowhere, Map.of("NO_COLOR", value), Path.of(""), false, StopSignal.unhooked());
    assertThat(Coscom.line(console).getColorScheme().ansi()).as(because).isEqualTo(ansi);
  }

  @Test
  void aLanguageThatThereIsNotIsRefused() {
    assertThat(run(Map.of(), "status", "--lang", "de")).isEqualTo(new Answer(2, "", "Langue « de » inconnue : écrire fr ou en.\n"));
    assertThat(run(Map.of("COSCOM_LANG", "de"), "status").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void withoutAnyWordTheHelpGoesToTheErrorsAndTheExitCodeIsUsage() {
    Answer answer = run(Map.of());
    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("Commandes :");
  }

  @Test
  void helpIsACommandToo() {
    assertThat(run(Map.of(), "help")).isEqualTo(run(Map.of(), "--help"));
    assertThat(run(Map.of(), "help", "check")).isEqualTo(run(Map.of(), "check", "--help"));
  }

  /** The database of the environment does not exist: what is refused is refused before. */
  @ParameterizedTest
  @ValueSource(strings = {
    "discard 2024-1 --reason |", "discard 2024-1 --reason x --operator |", "approve 2024-1 --sha256 0 --operator |",
    "release 2024-1 --sha256 0 --operator |", "annual-payment --year 2024 --input a --operator |", "reconcile a.xml --operator |",
    "reprocess --year 2024 --input a --reason |", "reconcile --close 1 --operator x --reason |"})
  void whoAndWhyAreOneLineOfPlainText(String line) {
    String digest = "0".repeat(64);
    List<String> command = new ArrayList<>(List.of(line.replace(" |", "").replace("--sha256 0", "--sha256 " + digest).split(" ")));
    if (!line.contains("--operator") && line.startsWith("discard")) {
      command.addAll(1, List.of("--operator", "x"));
    }
    String option = command.get(command.size() - 1);
    for (String unfit : List.of("a\nb", "a\u001b[31m", "a\u2028b", "a\u202eb", "a\rb", "x".repeat(option.equals("--reason") ? 501 : 101))) {
      List<String> whole = new ArrayList<>(command);
      whole.add(unfit);
      Answer answer = run(Map.of("COSCOM_DB_URL", "jdbc:postgresql://127.0.0.1:1/none"), whole.toArray(String[]::new));
      assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.USAGE);
      assertThat(answer.err()).startsWith(option + " ").hasLineCount(1);
    }
  }

  @Test
  void aNameOfHundredLettersIsFit() {
    assertThat(run(Map.of("COSCOM_DB_URL", "jdbc:postgresql://127.0.0.1:1/none"), "discard", "2024-1", "--reason", "é".repeat(500),
        "--operator", "é".repeat(100)).exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @ParameterizedTest
  @CsvSource({"COSCOM_CONTROL_REQUIRED, oui", "COSCOM_CONTROL_REQUIRED, TRUE", "COSCOM_CONTROL_REQUIRED, 1", "COSCOM_LOG, nonsense"})
  void aSettingThatIsMisspeltIsRefusedAndCountsAsNoOther(String name, String value) {
    Answer answer = run(Map.of(name, value), "check", "--input", "sample-data/2024");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).contains(name, value).hasLineCount(1);
    assertThat(run(Map.of(name, ""), "schema").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"'', '', OFF", "'', -v, ERROR", "DEBUG, -v, DEBUG", "WARN, '', WARN"})
  void whatLibrariesLogIsShownToWhoeverAsksForIt(String set, String option, String level) throws Exception {
    run(Map.of("COSCOM_LOG", set), ("schema " + option).strip().split(" "));
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(UsageTest.class.getResource("/logback.xml"));
    assertThat(context.getLogger("org.springframework.transaction.support.TransactionTemplate").getEffectiveLevel()).hasToString(level);
  }

  @Test
  void aJobThatCannotBeginIsRefusedWithWhatToSet(@TempDir Path folder) {
    Answer none = run(Map.of(), "scheduler", "--jobs", "jobs", "--start", "reconcile", "--set", "files=" + folder + "/none/*.xml");
    assertThat(none.exitCode()).as(none.err()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains(folder + "/none", "--set files=MOTIF").hasLineCount(1);
    Answer misspelt = run(Map.of("COSCOM_LANG", "en"), "scheduler", "--jobs", "jobs", "--list", "--set", "inptu=/in");
    assertThat(misspelt.exitCode()).as(misspelt.err()).isEqualTo(ExitCode.USAGE);
    assertThat(misspelt.err()).contains("inptu", "The names: arguments, files, input, operator, output").hasLineCount(1);
  }

  @ParameterizedTest
  @MethodSource("fr.coscom.cli.HelpTest#commands")
  void aClockThatCannotBeReadStopsEveryCommandButNotItsHelp(String name) {
    Map<String, String> broken = Map.of("COSCOM_NOW", "demain");
    String command = name.replaceFirst("^coscom\\.?", "");
    assertThat(run(broken, (command + " --help").strip().split(" ")).exitCode()).isZero();
    String first = new HelpPages("fr").examples(name).get(0);
    if (first.startsWith("coscom ")) {
      Answer answer = run(broken, HelpTest.words(first.substring("coscom ".length())));
      assertThat(answer.exitCode()).as(first).isEqualTo(ExitCode.USAGE);
      assertThat(answer.out()).isEmpty();
      assertThat(answer.err()).contains("COSCOM_NOW", "demain").hasLineCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      check --input sample-data/2024 --format json            | files
      simulate --year 2024 --adhesion 2024-03-15 --format json | amounts
      schema --format json                                     | files
      """)
  void jsonHasTheVersionOfItsForm(String line, String field) {
    Answer answer = run(Map.of(), line.split(" "));
    JsonNode root = JsonMapper.builder().build().readTree(answer.out());
    assertThat(root.get("schema").intValue()).as(answer.err()).isPositive();
    assertThat(root.toString()).contains(field);
  }

  @Test
  void theListOfFilesHasTheControlFileInBothForms() {
    Answer text = run(Map.of(), "schema");
    assertThat(text.out().lines()).startsWith("contracts.csv").endsWith("control.csv");
    JsonNode root = JsonMapper.builder().build().readTree(run(Map.of(), "schema", "--format", "json").out());
    assertThat(root.get("files").valueStream().map(node -> node.get("file").stringValue()).toList())
        .isEqualTo(text.out().lines().toList());
    for (String file : text.out().lines().toList()) {
      JsonNode schema = JsonMapper.builder().build().readTree(run(Map.of(), "schema", file, "--format", "json").out());
      assertThat(schema.get("version").stringValue()).as(file).matches("\\d+\\.\\d+\\.\\d+");
      assertThat(schema.get("name").stringValue() + ".csv").isEqualTo(file);
    }
  }

  @Test
  void aCodeIsToldWithThePageThatSaysWhatToDo(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("contracts.csv"), "contract_id\n");
    assertThat(run(Map.of(), "check", "--input", folder.toString()).err()).contains("src/docs/anomalies.md#missing_column");
    assertThat(run(Map.of(), "check", "--input", "sample-data/2024").out()).contains("src/docs/anomalies.md#");
  }

  @Test
  void aLotOfCorrectionsIsCheckedAsOneAndWhoForgetsItIsTold() {
    Answer whole = run(Map.of(), "check", "--input", "sample-data/2024-corrections");
    assertThat(whole.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED);
    assertThat(whole.err()).contains("colonne contract_id").contains("« C-MANUAL-HOLD »")
        .contains("coscom check --input sample-data/2024-corrections --correction");
    assertThat(run(Map.of(), "check", "--input", "sample-data/2024-corrections", "--correction").exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void bashTakesTheCompletionScriptAndCompletesWithIt(@TempDir Path folder) throws Exception {
    Answer answer = run(Map.of(), "completion");
    Path script = Files.writeString(folder.resolve("coscom.bash"), answer.out());
    Process bash = new ProcessBuilder("bash", "-ec", """
        source "$1"
        complete -p coscom
        compopt() { :; }  # bash allows it while it completes, and only then
        COMP_WORDS=(coscom sta) COMP_CWORD=1
        _complete_coscom
        echo "${COMPREPLY[@]}"
        COMP_WORDS=(coscom check --inp) COMP_CWORD=2
        _complete_coscom
        echo "${COMPREPLY[@]}"
        for words in "statement --format" "check --format" "check --lang"; do
          COMP_WORDS=(coscom $words "") COMP_CWORD=3
          _complete_coscom
          echo "${COMPREPLY[@]}"
        done
        COMP_WORDS=(coscom schema con) COMP_CWORD=2
        _complete_coscom
        echo "${COMPREPLY[@]}"
        """, "bash", script.toString()).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    assertThat(said.lines().toList()).as(said).satisfiesExactly(
        how -> assertThat(how).contains("_complete_coscom"),
        first -> assertThat(first.split(" ")).contains("status"),
        second -> assertThat(second.split(" ")).contains("--input"), medium -> assertThat(medium).isEqualTo("html pdf"),
        format -> assertThat(format).isEqualTo("text json"), language -> assertThat(language).isEqualTo("fr en"),
        file -> assertThat(file.split(" ")).contains("contracts.csv", "control.csv"));
  }

  private static Answer run(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), new HashMap<>(environment), Path.of("").toAbsolutePath(), false,
        StopSignal.unhooked());
    int exitCode = Coscom.run(console, arguments);
    return new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

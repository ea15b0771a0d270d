package fr.coscom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.bank.SuspenseCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that are made from the code say what the code says; {@code -Daccept=true} writes them anew. */
class GeneratedPagesTest {

  private static final Path PAGES = Path.of("src/docs");

  static Stream<Map.Entry<String, String>> pages() {
    return new TreeMap<>(Map.of("rules.md", RulesPage.text(), "data-dictionary.md", DataDictionaryPage.text(),
        "anomalies.md", AnomaliesPage.text())).entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsWhatTheCodeSays(Map.Entry<String, String> page) throws IOException {
    Path file = PAGES.resolve(page.getKey());
    if (Boolean.getBoolean("accept")) {
      Files.writeString(file, page.getValue());
    }
    assertThat(Files.readString(file)).as("make accept writes %s anew", file).isEqualTo(page.getValue());
  }

  @Test
  void everyRuleIsOnThePage() {
    assertThat(RuleClass.all()).extracting(RuleClass::name).containsExactlyInAnyOrderElementsOf(RulesPage.ORDER);
  }

  static Stream<Arguments> answers() {
    return Stream.of(Arguments.of(AnomaliesPage.ANSWERS, AnomaliesPage.codes()),
        Arguments.of(AnomaliesPage.TO_THE_BANK, SuspenseCode.all().stream().map(SuspenseCode::name).toList()),
        Arguments.of(AnomaliesPage.TO_CONTROLS, ControlCode.all().stream().map(ControlCode::id).toList()));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyCodeHasOneMeaningAndOneAnswerAndNoAnswerIsLeftOver(String file, List<String> codes) {
    assertThat(codes).isNotEmpty().doesNotHaveDuplicates();
    Map<String, Answer> answers = Answer.of(file);
    assertThat(answers.keySet()).as(file).containsExactlyInAnyOrderElementsOf(codes);
    assertThat(answers.values())
        .allSatisfy(answer -> assertThat(answer.who()).isNotBlank())
        .allSatisfy(answer -> assertThat(answer.act()).endsWith("."));
  }

  @Test
  void noCodeButOneMeansTwoThings() {
    List<String> all = answers().flatMap(arguments -> ((List<?>) arguments.get()[1]).stream()).map(String::valueOf).toList();
    assertThat(all.stream().filter(code -> Collections.frequency(all, code) > 1).distinct()).containsExactly("NOT_SENT");
  }

  /** What the bundle has words for, and what the code asks, are the same. */
  @Test
  void everyControlThatHasWordsIsAskedAndTheReverse() {
    Set<String> worded = RuleClass.read(Path.of("src/main/resources/fr/coscom/audit/messages_fr.properties")).lines()
        .filter(line -> line.matches("CONTROL\\.[A-Z_]+ ?=.*")).map(line -> line.split("[.= ]")[1])
        .filter(id -> !id.equals("OTHER")).collect(Collectors.toSet());
    assertThat(ControlCode.all()).extracting(ControlCode::id).containsExactlyInAnyOrderElementsOf(worded);
  }

  /** The sealed runs of the samples tell none that the page does not. */
  @ParameterizedTest
  @ValueSource(strings = {"2024", "2024-broken", "2024-corrections"})
  void thePageHasEveryControlOfTheSamples(String sample) {
    List<String> told = Pattern.compile("\"id\" : \"([A-Z_]+)\"")
        .matcher(RuleClass.read(Path.of("sample-data", sample, "expected/run.json"))).results().map(found -> found.group(1)).toList();
    assertThat(told).isNotEmpty();
    assertThat(ControlCode.all()).extracting(ControlCode::id).containsAll(told);
  }

  /** A case is the first cell of a row of the test, a word with small letters one of its methods. */
  @ParameterizedTest
  @MethodSource("fr.coscom.docs.RuleClass#all")
  void theTestsThatARuleNamesAreThere(RuleClass rule) {
    assertThat(rule.proof()).isNotEmpty();
    for (Map.Entry<String, List<String>> proof : rule.proof().entrySet()) {
      String test = RuleClass.read(RulesPage.testFile(proof.getKey()));
      for (String named : proof.getValue()) {
        String found = named.matches("[a-z]\\w+")
            ? "void " + named + "\\("
            : "(?m)^ +" + Pattern.quote(named) + " *\\|";
        assertThat(test).as("%s of %s, named by %s", named, proof.getKey(), rule.name()).containsPattern(found);
      }
    }
  }
}

package fr.coscom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  @Test
  void everyCodeHasOneMeaningAndOneAnswerAndNoAnswerIsLeftOver() {
    assertThat(AnomaliesPage.codes()).doesNotHaveDuplicates();
    assertThat(AnomaliesPage.answers().keySet()).containsExactlyInAnyOrderElementsOf(AnomaliesPage.codes());
    assertThat(AnomaliesPage.answers().values())
        .allSatisfy(answer -> assertThat(answer.who()).isNotBlank())
        .allSatisfy(answer -> assertThat(answer.act()).endsWith("."));
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

package fr.coscom;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Component;
import fr.coscom.basis.Messages;
import fr.coscom.dossier.EndReason;
import fr.coscom.entitlement.ContractEnd;
import fr.coscom.entitlement.Finding;
import fr.coscom.entitlement.Reason;
import fr.coscom.entitlement.Status;
import fr.coscom.entitlement.Warning;
import fr.coscom.law.Reading;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences meant for people, in both languages. */
class MessagesTest {

  private static final Path STAGES = Path.of("src/main/resources/fr/coscom");
  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?:'')*(?!')");

  static List<Path> bundles() throws IOException {
    try (Stream<Path> stages = Files.list(STAGES)) {
      return stages.filter(stage -> Files.exists(stage.resolve("messages_fr.properties"))
          || Files.exists(stage.resolve("messages_en.properties"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesHaveTheSameKeysWithTheSamePlacesToFill(Path stage) throws IOException {
    Properties french = properties(stage, "fr");
    Properties english = properties(stage, "en");
    assertThat(english.stringPropertyNames()).as("keys of %s", stage).isEqualTo(french.stringPropertyNames());
    for (String key : french.stringPropertyNames()) {
      assertThat(places(english.getProperty(key))).as("{…} of %s in %s", key, stage).isEqualTo(places(french.getProperty(key)));
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everySentenceIsThereAndKeepsItsApostrophes(Path stage) throws IOException {
    for (String language : List.of("fr", "en")) {
      Properties sentences = properties(stage, language);
      for (String key : sentences.stringPropertyNames()) {
        String sentence = sentences.getProperty(key);
        assertThat(sentence).as("%s of %s in %s", key, stage, language).isNotBlank().doesNotContain("\uFFFD")
            .as("a number chooses its word: %s of %s in %s", key, stage, language).doesNotContainPattern("\\p{L}\\((s|es|nt)\\)");
        assertThat(LONE_APOSTROPHE.matcher(sentence.replace("'{'", "").replace("'}'", "")).find())
            .as("an apostrophe is written twice: %s of %s in %s", key, stage, language).isFalse();
        assertThat(Messages.of(stage.getFileName().toString(), language).text(key, 1, 2, 3, 4, 5, 6, 7, 8))
            .as("%s of %s in %s", key, stage, language).isNotBlank();
      }
    }
  }

  @Test
  void everyReadingHasItsQuestionAndBothAnswers() throws IOException {
    Set<String> keys = Arrays.stream(Reading.values())
        .flatMap(r -> Stream.of(".question", ".taken", ".other").map(end -> r.name() + end)).collect(Collectors.toSet());
    assertThat(properties(STAGES.resolve("law"), "fr").stringPropertyNames()).isEqualTo(keys);
    assertThat(Reading.L04.taken("fr")).isEqualTo("En jours calendaires, sur 365 ou 366.");
    assertThat(Reading.L05.question("fr")).contains("l'aide").doesNotContain("''");
    assertThat(Reading.L12.other("en")).isEqualTo("It ends at once.");
  }

  @Test
  void everyCodeOfAnEntitlementHasItsSentence() throws IOException {
    Set<String> keys = Stream.of(
            names("STATUS.", Status.values()), names("REASON.", Reason.values()),
            names("REASON.", Reason.values()).flatMap(key -> Stream.of(key + ".next", key + ".short")), names("FINDING.", Warning.values()),
            Stream.of(Finding.DECISION_APPLIED, Finding.DECISION_WITHOUT_DOCUMENT, Finding.DECISION_WITHOUT_EFFECT,
                Finding.ACCOUNT_REFUSED).map("FINDING."::concat),
            names("COMPONENT.", Component.values()), names("END.", EndReason.values()),
            Stream.of(ContractEnd.TERM_NOT_RENEWABLE, ContractEnd.TERM_OUTSIDE_ZONE, ContractEnd.ZONE_LOST).map("END."::concat))
        .flatMap(names -> names).collect(Collectors.toSet());
    assertThat(properties(STAGES.resolve("entitlement"), "fr").stringPropertyNames()).isEqualTo(keys);
  }

  private static Stream<String> names(String prefix, Enum<?>[] constants) {
    return Arrays.stream(constants).map(constant -> prefix + constant.name());
  }

  private static Set<String> places(String sentence) {
    return Pattern.compile("\\{[0-9]+").matcher(sentence).results().map(m -> m.group()).collect(Collectors.toSet());
  }

  private static Properties properties(Path stage, String language) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(stage.resolve("messages_" + language + ".properties"))) {
      properties.load(reader);
    }
    return properties;
  }
}

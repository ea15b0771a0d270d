package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.basis.Share;
import fr.coscom.entitlement.ToldTrace;
import fr.coscom.law.Parameter;
import fr.coscom.law.ParameterSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplanationTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Optional<Map<Integer, String>> FOLDERS = Optional.of(Map.of(1, "2024-annuel"));

  static Stream<Arguments> stories() {
    return Stream.of(
        Arguments.of("paid", "fr", 2024,
            "signed 2024-03-01 2024-03-08 2024-03-15, sector 3 2020-01-01.., rate 62.40, ends RESIGNATION 2024-10-01",
            settled("2024-1", amounts("0", "0", "0", "0"), amounts("1704.92", "0", "0", "0"))),
        Arguments.of("everything", "fr", 2024,
            "signed 2021-05-03, hospital 2024-01-01.., interne 3/w 2024-02-01..2024-02-29, "
                + "sector 1 2010-01-01..2024-06-30, sector 3 2024-07-01.., rate 83.50, majoration 20 2024-02-10..",
            Optional.empty()),
        Arguments.of("excluded", "fr", 2023,
            "signed 2023-06-01, CAIM 2020-01-01..2023-06-30, decision EXCLUDE_DAYS INCOMPATIBLE_AID",
            settled("2023-2", amounts("2931.51", "0", "0", "0"), amounts("-410.96", "0", "0", "0"))),
        Arguments.of("held", "fr", 2023,
            "signed 2022-01-10, sector 3 2020-01-01.., interne full 2023-05-01..2023-10-31, "
                + "without ministry, no account",
            settled("2023-1", amounts("0", "0", "0", "0"), amounts("0", "0", "0", "0"))),
        Arguments.of("refused", "fr", 2023, "signed 2023-03-15 - 2023-03-20", Optional.empty()),
        Arguments.of("english", "en", 2023,
            "effective 2022-02-01, signed 2022-01-10, hospital 2023-10-01.., interne full 2023-05-02..2023-10-31, "
                + "saspas 50% 2023-11-01..2023-12-31, without derogation, "
                + "decision PAY RETROACTIVE_EFFECT, sector 2 2015-01-01..",
            settled("2023-1", amounts("0", "0", "0", "0"), amounts("5000", "1790.32", "315.07", "0"))));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void aStoryIsExplainedInFull(String name, String language, int year, String told,
      Optional<Explanation.Settled> settled) throws IOException {
    String text = Explanation.text(Explained.known(ToldTrace.of(year, told).get(0), ToldReasons.PLAIN, settled, List.of(),
        settled.flatMap(none -> FOLDERS).orElse(Map.of())), language);
    Optional<String> look = Optional.ofNullable(System.getProperty("explanations"));
    if (look.isPresent()) {
      Files.writeString(Path.of(look.get(), name + ".txt"), text);
    }
    assertThat(text).as("the explanation of %s; to look at it: -Dexplanations=FOLDER", told).isEqualTo(golden(name));
  }

  @Test
  void traineesWhomTheCapCutsAreTold() {
    String told = Explanation.text(Explained.known(ToldTrace.of(2024, "signed 2022-03-15, interne full 2024-01-01..2024-04-30, "
        + "externe 5/w 2024-03-16..2024-04-30, interne full 2024-01-01..2024-12-31, without ministry").get(0),
        ToldReasons.PLAIN, Optional.empty(), List.of(), Map.of()), "fr");
    assertThat(told.lines().filter(line -> line.contains("plafonné à un temps plein"))).as("not before: the third is not retained")
        .hasSize(2).allMatch(line -> line.strip().equals("2 stagiaires, jusqu'à 150 % d'un temps plein ensemble : plafonné à un temps plein."));
  }

  @Test
  void theTraineesReadBackFromATraceAreThoseThatTheRuleCounted() {
    Random random = new Random(20240516);
    int capped = 0;
    for (int i = 0; i < 2000; i++) {
      for (JsonNode json : ToldTrace.random(random)) {
        StoredTrace trace = new StoredTrace(json);
        for (StoredTrace.Step step : trace.steps(Component.RMS)) {
          assertThat(TraineesTogether.most(trace, step).time().min(Share.ONE)).as(json::toString).isEqualTo(step.time());
          capped += TraineesTogether.capped(trace, step).isPresent() ? 1 : 0;
        }
      }
    }
    assertThat(capped).isPositive();
  }

  @Test
  void anyStoryFitsTheScreenAndHasOrdinarySpacesOnly() {
    Random random = new Random(20240515);
    for (int i = 0; i < 300; i++) {
      for (JsonNode trace : ToldTrace.random(random)) {
        for (String language : new String[] {"fr", "en"}) {
          String text = Explanation.text(Explained.imagined(trace), language);
          assertThat(text).as(trace::toString).doesNotContain("\u202F", "\u00A0", "\t", "{", "}").endsWith("\n");
          assertThat(text.lines()).as(trace::toString)
              .allMatch(line -> line.length() <= 100 && line.equals(line.stripTrailing()));
        }
      }
    }
  }

  @Test
  void theTextIsTheSameEverywhere() {
    JsonNode trace = ToldTrace.of(2024, "signed 2024-03-15, sector 3 2020-01-01.., rate 62.40").get(0);
    String here = Explanation.text(Explained.imagined(trace), "fr");
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(Explanation.text(Explained.imagined(trace), "fr")).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void whatAPersonTypedCannotSteerTheTerminal() {
    String trace = ToldTrace.of(2024, "signed 2024-03-15").get(0).toString().replace("ZIP", "\\u001b[2J{0} 2024-13-45");
    assertThat(Explanation.text(Explained.known(JSON.readTree(trace), ToldReasons.PLAIN, Optional.empty(), List.of(), Map.of()), "fr"))
        .contains("?[2J{0} 2024-13-45").doesNotContain("\u001b");
  }

  @Test
  void asJsonTheTraceStandsBesideWhatWasSettled() {
    JsonNode trace = ToldTrace.of(2024, "signed 2024-03-15").get(0);
    JsonNode json = JSON.readTree(
        Explanation.json(Explained.known(trace, ToldReasons.PLAIN, settled("2024-2",
                amounts("4000", "0", "0", "0"), amounts("-10.93", "0", "0", "0")),
            List.of(), Map.of())));
    assertThat(json.get("schema").asInt()).isEqualTo(1);
    assertThat(json.get("run").asString()).isEqualTo("2024-2");
    assertThat(json.get("entitlement")).isEqualTo(trace);
    assertThat(json.get("settlement").toString()).isEqualTo("""
        {"alreadyOrdered":{"aif":400000,"rms":0,"rhp":0,"mao":0,"total":400000},\
        "now":{"aif":-1093,"rms":0,"rhp":0,"mao":0,"total":-1093},"toPayCents":0,"toRecoverCents":1093,"sentAgain":[]}""");
  }

  @Test
  void asJsonAnImaginedContractHasNoRunAndNoSettlement() {
    JsonNode json = JSON.readTree(Explanation.json(Explained.imagined(ToldTrace.of(2024, "signed 2024-03-15").get(0))));
    assertThat(json.get("run").isNull()).isTrue();
    assertThat(json.get("settlement").isNull()).isTrue();
  }

  @Test
  void aTraceOfAnotherFormIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Explanation.text(Explained.imagined(JSON.readTree("{\"schema\":2}")), "fr"));
  }

  @Test
  void everyParameterHasItsWords() {
    Messages words = Messages.of("audit", "fr");
    assertThat(ParameterSet.current().parameters().stream().map(Parameter::name).distinct())
        .allSatisfy(name -> assertThat(words.text("parameter." + name)).isNotBlank());
  }

  private static Optional<Explanation.Settled> settled(String run, Amounts already, Amounts now) {
    return Optional.of(new Explanation.Settled(run, "311", already, now, List.of()));
  }

  private static Amounts amounts(String aif, String rms, String rhp, String mao) {
    return new Amounts(Money.parse(aif), Money.parse(rms), Money.parse(rhp), Money.parse(mao));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = ExplanationTest.class.getResourceAsStream("explanations/" + name + ".txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Messages;
import fr.coscom.dossier.Decision;
import fr.coscom.dossier.EndReason;
import fr.coscom.dossier.OtherContract;
import fr.coscom.dossier.PayeeAccount;
import fr.coscom.dossier.StagiaireAttestation;
import fr.coscom.intake.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A word that a file may hold is known to both calculations: a new one cannot be forgotten in one of the three places. */
class ClosedListsTest {

  static Stream<Arguments> lists() {
    return Stream.of(
        Arguments.of("other-contracts.csv", "scheme", OtherContract.Scheme.values()),
        Arguments.of("stagiaire-attestations.csv", "level", StagiaireAttestation.Level.values()),
        Arguments.of("bank-accounts.csv", "payee_kind", PayeeAccount.Kind.values()),
        Arguments.of("contracts.csv", "end_reason", EndReason.values()));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void theProgramKnowsTheWordsOfTheSchemaAndNoOther(String file, String column, Enum<?>[] words) {
    List<String> allowed = Schemas.of(file).orElseThrow().fields().stream().filter(field -> field.name().equals(column)).findFirst()
        .orElseThrow().values();
    assertThat(Arrays.stream(words).map(Enum::name)).containsExactlyInAnyOrderElementsOf(allowed);
  }

  /** Who reads an explanation to a doctor on the telephone reads no code of a file. */
  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void everyWordOfAFactHasItsWordsInBothLanguages(String language) {
    Messages words = Messages.of("audit", language);
    Stream.<Enum<?>[]>of(OtherContract.Scheme.values(), StagiaireAttestation.Level.values(), PayeeAccount.Kind.values(),
        Decision.Kind.values()).flatMap(Arrays::stream).forEach(word -> assertThat(words.text("explain.fact.is." + word)).isNotBlank());
    Schemas.of("sectors.csv").orElseThrow().fields().stream().filter(field -> field.name().equals("convention_code"))
        .flatMap(field -> field.values().stream())
        .forEach(code -> assertThat(words.text("explain.fact.sector." + code)).isNotBlank());
  }

  @Test
  void theSecondCalculationHasItsOwnListOfTheSameIncompatibleAids() throws IOException {
    String sql = new String(getClass().getResourceAsStream("second-2-days.sql").readAllBytes(), StandardCharsets.UTF_8);
    Matcher list = Pattern.compile("o\\.scheme IN \\(([^)]*)\\)").matcher(sql);
    assertThat(list.find()).isTrue();
    assertThat(list.group(1).replaceAll("[\\s']", "").split(","))
        .containsExactlyInAnyOrder(Arrays.stream(OtherContract.Scheme.values()).filter(OtherContract.Scheme::incompatible)
            .map(Enum::name).toArray(String[]::new));
  }
}

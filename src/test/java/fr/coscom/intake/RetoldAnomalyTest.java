package fr.coscom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every anomaly of the broken sample, found in one language, is told in the other as if it had been found in it. */
class RetoldAnomalyTest {

  @Test
  void whatWasFoundInOneLanguageIsToldInTheOther() {
    List<Anomaly> french = found("fr");
    List<Anomaly> english = found("en");
    assertThat(french).hasSizeGreaterThan(25).hasSameSizeAs(english);
    for (int i = 0; i < french.size(); i++) {
      assertThat(retold("en", french.get(i))).isEqualTo(english.get(i).message());
      assertThat(retold("fr", english.get(i))).isEqualTo(french.get(i).message());
      assertThat(retold("fr", french.get(i))).isEqualTo(french.get(i).message());
    }
  }

  @Test
  void whatIsNoSentenceOfTheProgramStaysAsItIs() {
    assertThat(RetoldAnomaly.in("en", "contracts.csv", "rpps", "BAD_RPPS", "une autre phrase")).isEqualTo("une autre phrase");
    assertThat(RetoldAnomaly.in("en", "contracts.csv", "rpps", "NO_SUCH_CODE", "une autre phrase")).isEqualTo("une autre phrase");
  }

  private static List<Anomaly> found(String language) {
    IntakeSettings standard = IntakeSettings.DEFAULT;
    IntakeSettings settings = new IntakeSettings(standard.charset(), standard.largestFile(), standard.longestRecord(), false, language);
    return new FolderCheck(settings).check(Path.of("sample-data/2024-broken"), Scope.ANNUAL).anomalies();
  }

  private static String retold(String language, Anomaly anomaly) {
    return RetoldAnomaly.in(language, anomaly.file(), anomaly.column(), anomaly.code().name(), anomaly.message());
  }
}

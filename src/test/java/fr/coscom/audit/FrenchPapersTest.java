package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Messages;
import fr.coscom.law.Parameter;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.Debt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the program notes for itself in English reaches no French paper. */
class FrenchPapersTest {

  private static final Pattern ENGLISH = Pattern.compile("(?<![-\\w])(PAYABLE|HELD|NOT_ELIGIBLE|NOTHING_DUE|PAY|EXCLUDE_DAYS|REFUSE|NOTIFIED"
      + "|EXCLUDED|INCLUDED|YES|NO|staged|assessed|settled|withheld|claimed back|seals|transfers|debts|against|sample|whole|a year"
      + "|a month|percent|rows|column \\w+)(?![-\\w])");

  static List<Path> papers() throws IOException {
    try (Stream<Path> samples = Files.walk(Path.of("sample-data"));
        Stream<Path> letters = Files.walk(Path.of("src/test/resources/fr/coscom/cli/letters"))) {
      return Stream.concat(samples, letters).filter(path -> path.toString().endsWith(".html")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("papers")
  void noPaperHasACodeOrAWordOfTheProgram(Path paper) throws IOException {
    String text = Files.readString(paper).replaceAll("(?s)<style.*?</style>|<[^>]*>", " ").replace('\u00A0', ' ');
    // What somebody has to write into a file is told as the file wants it.
    text = text.replaceAll("decisions\\.csv, motif BANK_ANSWER_\\w+, décision PAY", "");
    assertThat(ENGLISH.matcher(text).results().map(found -> found.group()).toList()).as(paper.toString()).isEmpty();
  }

  @Test
  void everyParameterHasItsUnitAndNoteInWordsOfThePage() {
    Messages french = Messages.of("audit", "fr");
    for (Parameter parameter : ParameterSet.current().parameters()) {
      assertThat(french.text("parameter." + parameter.name())).isNotBlank();
      assertThat(french.text("parameter.unit." + parameter.name())).as(parameter.name()).isNotEqualTo(parameter.unit())
          .doesNotContainPattern("\\b(or|from the|of the)\\b");
      assertThat(french.text("parameter.note." + parameter.name())).as(parameter.name())
          .doesNotContainPattern("\\b(the|of|is|but|which)\\b");
    }
  }

  @Test
  void everyControlHasItsFindingInWordsOfThePage() {
    List<String> controls = ResourceBundle.getBundle("fr.coscom.audit.messages_fr").keySet().stream()
        .filter(key -> key.matches("CONTROL\\.\\w+") && !key.endsWith("OTHER")).sorted().toList();
    assertThat(controls).hasSizeGreaterThan(16).allSatisfy(control -> {
      assertThat(Messages.of("audit", "fr").text(control + ".found", new Object[30])).isNotBlank();
      assertThat(Messages.of("audit", "en").text(control + ".found", new Object[30])).isNotBlank();
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      LEDGER_CHAIN                | 1 seals                              | 1 sceau
      COMPLETENESS                | staged 60, assessed 60, settled 1    | 60 lus, 60 calculés, 1 réglé
      TRANSFERS_EQUAL_SETTLEMENT  | 1200 transfers, 2565716 cents        | 1 200 virements, 25 657,16 €
      CONSERVATION_AIF            | due 5 - ordered before 0 = ordered now -500 - claimed back 0 + withheld 0 \
      | dû 0,05 € = déjà ordonné 0,00 € + à payer −5,00 € − à récupérer 0,00 € + en attente 0,00 €
      UNAFFECTED_AT_ZERO          | against 2024-1                       | face au traitement 2024-1
      UNAFFECTED_AT_ZERO          | no run before to compare with        | aucun traitement antérieur à comparer
      LATER_INVENTED              | 3 things                             | 3 things
      """)
  void theFiguresOfAFindingStandInASentence(String control, String note, String sentence) {
    String found = new ReportWords("fr").found(new Control(control, 1, 0, 0, note));
    assertThat(found.replace('\u00A0', ' ').replace('\u202F', ' ')).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      SECOND_CALCULATION_DAYS | sample, seed 2024-1: C-1 AIF 5000.00 / 4999.00 | échantillon, graine 2024-1 (C-1 AIF 5000.00 / 4999.00)
      RAPPEL_BESIDE_DEBT      | C-1: 2024-2 WAIVED, 2024-3 TIME_BARRED, 50.00 given up, rappel 20.00; C-2: 2024-2 WAIVED, 1.00 given up, rappel 3.00 \
      | contrats, indus, montants abandonnés ou réclamés, rappels (C-1 : indu 2024-2 abandonné, indu 2024-3 prescrit, non réclamé, 50,00 € ; \
      rappel de 20,00 € ; C-2 : indu 2024-2 abandonné, 1,00 € ; rappel de 3,00 €)
      DEBITS_EQUAL_TRANSFERS  | transfers 100, answers 250 | virements 1,00 €, réponses de la banque 2,50 €
      """)
  void whoIsNamedFollowsTheFindingOfABrokenControl(String control, String note, String sentence) {
    String found = new ReportWords("fr").found(new Control(control, 1, 1, 150, note));
    assertThat(found.replace('\u00A0', ' ').replace('\u202F', ' ')).isEqualTo(sentence);
  }

  @ParameterizedTest
  @EnumSource
  void theWorkbookHasAWordForEachStateOfADebt(Debt.State state) {
    assertThat(Messages.of("audit", "fr").text("set.value." + state)).isNotBlank();
    assertThat(Messages.of("audit", "en").text("set.value." + state)).isNotBlank();
  }

  @Test
  void aControlOnATerminalSpeaksInTheLanguageAndInEuros() {
    Control broken = new Control("DEBITS_EQUAL_TRANSFERS", 1200, 2, 150, "transfers 100, answers 250");
    assertThat(ControlWords.line(broken, "fr").replace('\u00A0', ' ').replace('\u202F', ' ')).isEqualTo("DEBITS_EQUAL_TRANSFERS – Ce que "
        + "la banque a débité est la somme des virements débités. 2 écarts sur 1 200, 1,50 €. "
        + "Constaté : virements 1,00 €, réponses de la banque 2,50 €.");
    assertThat(ControlWords.line(broken, "en")).contains("2 differences of", "Found: ").doesNotContain("cents", "Constaté");
  }
}

package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command refuses is told once, with the next step, and nothing is begun before it. On an empty database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NextStepTest {

  private static final Pattern NOTHING = Pattern.compile("(?i)rien n.a (été )?(changé|chargé)");

  private final CommandLineRun run = CommandLineRun.onFreshDatabase();

  @AfterAll
  void close() {
    run.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      annual-payment --year 2024 --input target/no-such-folder --operator x         | 3 | Que faire : voir
      annual-payment --year 1999 --input sample-data/2024 --operator x              | 3 | Suite : la même commande pour une année de cette période
      reprocess --year 2023 --input sample-data/2024 --reason x --operator x        | 4 | Suite : coscom annual-payment --year 2023
      reconcile target/no-such-file.xml --operator x                                | 3 | Donner le chemin d'un fichier reçu de la banque.
      reconcile README.md --operator x                                              | 3 | Demander à la banque un nouvel envoi.
      """)
  void whatIsRefusedIsToldOnceWithTheNextStep(String line, int exitCode, String next) {
    Answer answer = run.run(line.split(" "));
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(exitCode);
    assertThat(answer.err()).contains(next).doesNotContain("’");
    assertThat(NOTHING.matcher(answer.err()).results().count()).as(answer.err()).isLessThanOrEqualTo(1);
  }

  @Test
  void aYearThatHasNothingToCorrectIsRefusedBeforeItsFilesAreRead() {
    Answer answer = run.run("reprocess", "--year", "2023", "--input", "sample-data/2024-corrections", "--reason", "x", "--operator", "x");
    assertThat(answer.err()).hasLineCount(1);
  }
}

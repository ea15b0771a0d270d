package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What explain finds to explain, and what it proposes where there is nothing. */
class ExplainCommandTest {

  @TempDir Path folder;

  @Test
  void aYearThatHasADryRunAloneIsExplainedByItsName() {
    CaseFolder cases = new CaseFolder();
    cases.contract("C-1");
    CaseFolder.set(cases.lastRow("sectors.csv"), "convention_code", "3");
    cases.row("opposable-rates.csv", "rpps", CaseFolder.rpps(1), "year", "2024", "rate", "62.4", "measured_on", "2025-03-31");
    Path input = cases.write(folder.resolve("in"));
    try (CommandLineRun coscom = CommandLineRun.onFreshDatabase()) {
      Answer nothing = coscom.run("explain", "C-1", "--year", "2024");
      assertThat(nothing.exitCode()).isEqualTo(ExitCode.REFUSED);
      assertThat(nothing.err()).contains("coscom annual-payment --year 2024");

      for (int i = 0; i < 2; i++) {
        assertThat(coscom.run("annual-payment", "--year", "2024", "--input", input.toString(), "--output",
            folder.resolve("out").toString(), "--dry-run").exitCode()).isZero();
      }
      Answer dry = coscom.run("explain", "C-1", "--year", "2024");
      assertThat(dry.exitCode()).isEqualTo(ExitCode.REFUSED);
      assertThat(dry.err()).as("the latest").endsWith("coscom explain C-1 --year 2024 --run 2024-D2\n").hasLineCount(1);

      Answer explained = coscom.run("explain", "C-1", "--year", "2024", "--run", "2024-D2");
      assertThat(explained.exitCode()).as(explained.err()).isZero();
      assertThat(explained.out()).contains("3 120,00 €", "taux d'activité à tarif opposable 62,40 %", "code 3 (secteur 2)",
          "compte du médecin").doesNotContain("DOCTOR", "62.4");
      assertThat(coscom.run("explain", "C-1", "--year", "2024", "--run", "2024-D2", "--format", "json").out()).as("as it is in the files")
          .contains("DOCTOR", "62.40 %");
    }
  }
}

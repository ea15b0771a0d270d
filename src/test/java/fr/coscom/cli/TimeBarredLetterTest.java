package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import fr.coscom.papers.PdfProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 5 000.00 € paid in May 2025 for each of two contracts; in June 2028 a resignation of 1 October 2024 is found and one contract is
 * withdrawn, three years are over: nothing is claimed.
 */
class TimeBarredLetterTest {

  @TempDir Path folder;

  @Test
  void theDoctorIsToldOfItAndAskedForNothing() throws IOException {
    try (YearAtTheBank year = YearAtTheBank.fresh(folder.resolve("output"))) {
      CaseFolder input = new CaseFolder();
      input.contract("C-LATE");
      input.contract("C-GONE");
      year.annualPayment(input.write(folder.resolve("2024")));
      year.release("2025-05-06", "2024-1");
      CaseFolder found = new CaseFolder();
      CaseFolder.set(found.contract("C-LATE"), "end_reason", "RESIGNATION");
      CaseFolder.set(found.lastRow("contracts.csv"), "end_event_on", "2024-10-01");
      CaseFolder.set(found.contract("C-GONE"), "cancelled", "Y");
      Answer corrected = year.reprocess("2028-06-01", found.write(folder.resolve("found")));
      assertThat(corrected.out().lines().filter(line -> line.contains("6 256,83 €")).map(line -> line.strip().replaceAll(" {2,}.*", "")))
          .containsExactly("À récupérer", "dont prescrit, listé et non réclamé");

      assertThat(year.files("2024-2").text("report.html")).as("of the refused contract nothing is claimed").doesNotContainPattern("réclamé\\h*:");
      assertThat(letter(year, "C-GONE")).contains("Somme versée en trop, non réclamée", "avaient été ordonnés", "ne vous est pas réclamée")
          .doesNotContain("à rembourser", "À rembourser", "Montant réclamé");
      assertThat(letter(year, "C-LATE")).contains("Décompte de l'aide COSCOM, année 2024", "Somme versée en trop, non réclamée",
          "Versé en trop, prescrit, non réclamé", "ne vous est pas réclamée", "Pour contester ce décompte")
          .doesNotContain("notification d'un indu", "À rembourser", "Montant réclamé", "Somme réclamée", "cette réclamation");
      for (String contract : new String[] {"C-LATE", "C-GONE"}) {
        year.done("2028-06-01", "statement", contract, "--year", "2024", "--format", "pdf", "--output", folder.toString());
        assertThat(PdfProof.faults(Files.readAllBytes(folder.resolve("2024-2-" + contract + "_projet.pdf")))).as(contract).isEmpty();
      }
    }
  }

  private String letter(YearAtTheBank year, String contract) throws IOException {
    year.done("2028-06-01", "statement", contract, "--year", "2024", "--format", "html", "--output", folder.toString());
    return LettersOfSamples.read(Files.readString(folder.resolve("2024-2-" + contract + "_projet.html")));
  }
}

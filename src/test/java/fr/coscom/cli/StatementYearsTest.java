package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first letter of 2025 beside the last one of 2024, and the letter of a correction of 2025: real commands, two years. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatementYearsTest {

  @TempDir static Path folder;
  private YearAtTheBank year;
  private FolderFiles first;

  @BeforeAll
  void payBothYears() {
    year = YearAtTheBank.fresh(folder.resolve("output"));
    CaseFolder input = new CaseFolder();
    Map<String, String> grows = input.contract("C-GROWS");
    for (String column : new String[] {"doctor_signed_on", "caisse_signed_on", "ars_signed_on"}) {
      CaseFolder.set(grows, column, "2024-03-15");
    }
    Map<String, String> ends = input.contract("C-ENDS");
    input.contract("C-SAME");
    input.contract("C-HELD");
    everything(input, input.contract("C-LESS").get("rpps"));
    input.contract("C-REFUSED");
    year.annualPayment(input.write(folder.resolve("2024")));
    year.release("2025-05-06", "2024-1");

    CaseFolder.set(ends, "end_reason", "RESIGNATION");
    CaseFolder.set(ends, "end_event_on", "2025-07-01");
    input.row("decisions.csv", "contract_id", "C-REFUSED", "year", "2025", "reason", "PRACTICE_NOT_COORDINATED", "decision", "REFUSE",
        "document_ref", "DEC-1", "decided_by", "Claire Roux", "decided_on", "2026-04-01");
    input.row("holds.csv", "contract_id", "C-HELD", "category", "LITIGE", "reason", "vérification", "placed_by", "service",
        "placed_on", "2026-02-01");
    input.contract("C-NEW");
    input.row("opposable-rates.csv", "rpps", input.lastRow("opposable-rates.csv").get("rpps"), "year", "2025", "rate", "50");
    input.row("stagiaire-attestations.csv", "attestation_id", "A25", "contract_id", "C-LESS", "level", "INTERNE", "from",
        "2025-01-01", "to", "2025-06-30", "half_days_per_week", "8", "agreement_ref", "CONV");
    year.done("2026-05-04", "annual-payment", "--year", "2025", "--input", input.write(folder.resolve("2025")).toString(), "--output",
        year.output().toString(), "--operator", "operations");
    first = letters("2025-1", "html");
  }

  /** 83.50 %, a hospital, a trainee and a majoration in 2024; 50 % and none of the three in 2025, for which one paper is missing. */
  private static void everything(CaseFolder input, String rpps) {
    CaseFolder.set(input.lastRow("sectors.csv"), "convention_code", "3");
    input.row("opposable-rates.csv", "rpps", rpps, "year", "2024", "rate", "83.5");
    input.row("hospital-activities.csv", "activity_id", "H", "contract_id", "C-LESS", "finess", "990000001", "from", "2024-01-01", "to",
        "2024-12-31", "document_ref", "HOP");
    input.row("stagiaire-attestations.csv", "attestation_id", "A24", "contract_id", "C-LESS", "level", "INTERNE", "from", "2024-01-01",
        "to", "2024-06-30", "half_days_per_week", "4", "agreement_ref", "CONV", "ministry_notice_ref", "MIN");
    input.row("majorations.csv", "majoration_id", "M", "contract_id", "C-LESS", "rate", "20", "from", "2024-01-01", "to", "2025-06-30",
        "arrete_ref", "R76");
  }

  private FolderFiles letters(String run, String medium) {
    Path to = folder.resolve(run + medium);
    year.done("2026-05-04", "statement", "--run", run, "--format", medium, "--output", to.toString());
    return FolderFiles.of(to);
  }

  @Test
  @Order(0)
  void twoYearsDoNotCompareAndWhereTheRunsAreIsSaid() {
    Answer answer = year.on("2026-05-04").run("compare", "2024-1", "2025-1");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).startsWith("2024-1 et 2025-1 sont de deux années").endsWith(" → coscom status --year 2025\n")
        .hasLineCount(1);
  }

  @AfterAll
  void close() {
    year.close();
  }

  private static String letter(FolderFiles letters, String contract) {
    return LettersOfSamples.read(letters.text(letters.names(".html").stream()
        .filter(name -> name.contains(contract + "_")).findFirst().orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      C-GROWS | Au décompte 2024-1 du 05/05/2025, le contrat était à payer pour 2024 (3 989,07 €) ; il est à payer pour 2025 (5 000,00 €).
      C-GROWS | Aide forfaitaire : 292 jours sur 366 (adhésion le 15/03/2024), puis 365 jours sur 365 1 010,93 € Différence 1 010,93 €
      C-ENDS  | 366 jours sur 366, puis 181 jours sur 365 (démission du médecin, premier jour non compté le 01/07/2025) −2 520,55 €
      C-HELD  | le contrat était à payer pour 2024 (5 000,00 €) ; il est en attente pour 2025 (5 000,00 €).
      C-REFUSED | il est sans droit à l'aide pour 2025 (0,00 €). Aide forfaitaire : 366 jours sur 366, puis aucun jour −5 000,00 €
      C-LESS  | Aide forfaitaire : 366 jours sur 366, puis 365 jours sur 365 ; taux opposable 83,50 %, puis 50 % −1 675,00 €
      C-LESS  | Rémunération pour l'accueil de stagiaires : 182 jours, puis aucun jour ; ce qui n'est pas compté est indiqué sous « À savoir »
      C-LESS  | Complément pour l'exercice en hôpital de proximité : 366 jours, puis aucun jour −1 043,75 €
      C-LESS  | Majoration accordée par l'ARS : 366 jours, puis 181 jours
      """)
  void theFirstLetterOfAYearSaysWhatChangedSinceTheYearBefore(String contract, String words) {
    assertThat(letter(first, contract)).contains("Ce qui a changé", words);
  }

  @Test
  void whatDidNotChangeOrHadNoLetterIsNotCompared() {
    assertThat(letter(first, "C-SAME")).doesNotContain("Ce qui a changé");
    assertThat(letter(first, "C-NEW")).doesNotContain("Ce qui a changé");
    assertThat(letter(first, "C-HELD")).as("a status without a difference of euros").doesNotContain("Différence 0");
  }

  @Test
  void eachHasOnePage() throws Exception {
    FolderFiles pdf = letters("2025-1", "pdf");
    assertThat(pdf.names(".pdf")).hasSize(7);
    for (String name : pdf.names(".pdf")) {
      try (PDDocument document = Loader.loadPDF(pdf.files().get(name))) {
        assertThat(document.getNumberOfPages()).as(name).isEqualTo(1);
      }
    }
  }

  /** Releases the year: the last. */
  @Test
  @Order(9)
  void theLetterOfACorrectionSpeaksOfTheYearItself() {
    year.release("2026-05-05", "2025-1");
    CaseFolder input = CaseFolder.empty();
    input.row("stagiaire-attestations.csv", "attestation_id", "A25", "contract_id", "C-LESS", "level", "INTERNE", "from",
        "2025-01-01", "to", "2025-06-30", "half_days_per_week", "8", "agreement_ref", "CONV", "ministry_notice_ref", "MIN-25");
    year.done("2026-06-02", "reprocess", "--year", "2025", "--input", input.write(folder.resolve("2025b")).toString(), "--output",
        year.output().toString(), "--reason", "pièce reçue", "--operator", "operations");
    FolderFiles second = letters("2025-2", "html");
    assertThat(letter(second, "C-LESS")).contains("Depuis le décompte 2025-1").doesNotContain("2024-1");
    assertThat(letter(second, "C-GROWS")).doesNotContain("Ce qui a changé");
  }
}

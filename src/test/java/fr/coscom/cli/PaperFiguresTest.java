package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import fr.coscom.papers.PdfProof;
import java.io.IOException;
import java.nio.file.Path;
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

/**
 * The figures of the papers of sample-data/2024, 2024-bank and 2024-corrections: first as a dry run, then discarded whole (2024-2), then
 * without the order of caisse 811 (2024-3), then corrected by nothing (2024-4). What was said later changes no paper.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PaperFiguresTest {

  private static final Path CORRECTIONS = Path.of("sample-data/2024-corrections").toAbsolutePath();
  private static final String DAY = "2025-09-10";

  @TempDir static Path folder;
  private YearAtTheBank year;
  private Answer dry;
  private Answer correction;

  @BeforeAll
  void payTheYearAndLetTheBankAnswer() {
    year = YearAtTheBank.fresh(FolderFiles.deleted(Path.of("target", "paper-figures")));
    year.annualPayment(Path.of("sample-data/2024"));
    year.release("2025-05-06", "2024-1");
    year.reconcile("2025-05-17", Path.of("sample-data/2024-bank/pain.002-311-2025-05-16.xml").toAbsolutePath().toString());
    dry = year.done(DAY, "-q", "reprocess", "--year", "2024", "--input", CORRECTIONS.toString(), "--output", year.output().toString(), "--reason",
        "pièces reçues", "--operator", "operations", "--dry-run");
    correction = year.reprocess(DAY, CORRECTIONS);
  }

  @AfterAll
  void close() {
    year.close();
  }

  @Test
  @Order(1)
  void whatIsOrderedAlreadyIsNotPending() {
    String report = report("2024-2");
    assertThat(report).contains("En attente 33 196,72 € et 3 contrats non chiffrés hors 7 486,34 € déjà ordonnés",
        "C-HOLD-LIFTED 311 en attente suspension par la caisse 0,00 5 000,00",
        "La caisse a suspendu le paiement de ce contrat. en attente 1 0,00 (déjà ordonné : 5 000,00)");
    assertThat(bordereau("2024-2", "311")).contains("déjà ordonnés ; motifs en annexe",
        "C-HOLD-LIFTED La caisse a suspendu le paiement de ce contrat. 0,00 € 5 000,00 €");
    assertThat(year.manifest("2024-2").get("totals").get("held_pending_cents").asLong()).isEqualTo(3_319_672);
    assertThat(metrics("2024-2")).contains("coscom_held_euros{year=\"2024\",run=\"2024-2\",kind=\"CORRECTION\",rehearsal=\"true\"} 33196.72\n");
  }

  @Test
  @Order(1)
  void theFirstPageAndTheBordereauMeet() {
    assertThat(report("2024-2")).contains("Fichiers de paiement : 29 851,15 € en 9 virements, soit 25 657,16 € à payer et 4 193,99 € envoyés de nouveau",
        "22 537,16 4 193,99 26 731,15 9 180,33", "3 120,00 0,00 3 120,00 1 270,00", "9 25 657,16 4 193,99 29 851,15 10 450,33");
    assertThat(bordereau("2024-2", "311")).contains("26 731,15 €", "8 virements");
    String labels = "{year=\"2024\",run=\"2024-2\",kind=\"CORRECTION\",rehearsal=\"true\",caisse=\"311\"} ";
    assertThat(metrics("2024-2")).contains("coscom_to_pay_euros" + labels + "22537.16\n", "coscom_reissued_euros" + labels + "4193.99\n");
  }

  @Test
  @Order(1)
  void whoAsksForQuietBeforeTheCommandSeesNoProgress() {
    assertThat(correction.err()).contains("Écriture des états");
    assertThat(dry.err()).doesNotContain("Écriture des états");
    assertThat(dry.out()).contains("simulation terminée");
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource({"run-2, 3", "dry-run-1, 1"})
  void thePapersOfACorrectionAndOfADryRunAreForTheArchiveAndForEverybody(String run, int papers) throws IOException {
    FolderFiles files = FolderFiles.of(year.output().resolve("2024").resolve(run));
    assertThat(files.names(".pdf")).hasSize(papers).contains("report.pdf");
    for (String paper : files.names(".pdf")) {
      assertThat(PdfProof.faults(files.files().get(paper))).as(paper).isEmpty();
    }
  }

  @Test
  @Order(1)
  void aDryRunShowsWhatTheCorrectionWouldDo() {
    FolderFiles dry = FolderFiles.of(year.output().resolve("2024/dry-run-1"));
    assertThat(Table.of(dry.text("entitlements.csv")).row("C-LEAP-DAY")).containsEntry("reissued", "4193.99");
    assertThat(dry.text("entitlements.csv")).isEqualTo(year.files("2024-2").text("entitlements.csv"));
    assertThat(dry.text("recoveries.csv")).isEqualTo(year.files("2024-2").text("recoveries.csv"));
    String shown = text(dry.text("report.html"));
    assertThat(shown).contains("Simulation d’une correction", "1 virement rejeté ou retourné serait envoyé de nouveau, pour 4 193,99 €",
        "29 851,15 € en 9 virements", "Différence avec le traitement précédent, par cause", "Avec 2024-1 : 60 contrats comparés");
    assertThat(byCause(shown)).as("the same difference by cause").isEqualTo(byCause(report("2024-2")));
    assertThat(dry.names(".xml")).as("nothing is ordered").isEmpty();
  }

  private static String byCause(String report) {
    int from = report.indexOf("Ce que chaque fait corrigé a changé");
    return report.substring(from, report.indexOf("Médecins majorés", from));
  }

  @Test
  @Order(1)
  void whatTheBankDidNotPayAndStaysUnpaidIsToldFirst() {
    assertThat(report("2024-2")).contains("1 virement rejeté ou retourné par la banque reste impayé, pour 2 486,34 €",
        "Virements non aboutis et non renvoyés", " C-RETIRED 311 2024-1 rejeté 16/05/2025 MD07 : bénéficiaire décédé une décision. Chercher la succession, décider");
  }

  /** What is summed on the first page is told one by one behind it. */
  @Test
  @Order(1)
  void everyCauseIsToldSomewhere() {
    assertThat(report("2024-2")).contains("Autres causes, en annexe +4 805,41", "Annexe : autres causes de la différence")
        .containsPattern("Annexe : autres causes de la différence.{60,900} Total \\+4 805,41");
  }

  @Test
  @Order(1)
  void aRefusalStandsOnThePagesToDecideFrom() {
    String decision = report("2024-2").split("Ce que les signatures engagent")[0];
    assertThat(decision).contains(" refusé 1 réclamé : 5 000,00 ", "Le médecin est décédé : l’aide revient à sa succession");
  }

  @Test
  @Order(1)
  void theDoctorsOfAReadingAreThoseWhoseAmountMoves() {
    assertThat(report("2024-2")).contains("Non, il n’y a pas droit. 2 −4 879,56");
  }

  @Test
  @Order(1)
  void aDebtHasItsCauseInWordsAndIsToBeNotified() {
    assertThat(report("2024-2")).contains("C-SECTOR2-83-5 811 aide réduite : Taux ")
        .containsPattern("C-PTMG 311 [^|]{1,60} 5 000,00 15/05/2025 article L. 133-4 15/05/2028 — — à notifier")
        .contains("C-RENEWED 311 aide réduite : Contrats, colonne « Motif de fin » 1 256,83")
        .doesNotContain(" PAYABLE ", " notifié ");
  }

  @Test
  @Order(1)
  void theBordereauSaysWhatItIs() {
    assertThat(bordereau("2024-2", "311")).contains("Correction de l’année de droit 2024, déjà payée", "hors du deuxième trimestre",
        "Motif donné : pièces reçues", "Répétition : ");
    assertThat(bordereau("2024-1", "311")).contains("Répétition : ").doesNotContain("Correction de l’année", "hors du deuxième trimestre")
        .contains(" Montant en attente Déjà ordonné ");
    for (String line : year.files("2024-1").text("entitlements.csv").lines().toList()) {
      String[] cells = line.split(";");
      if (cells[3].equals("HELD") && cells[2].equals("311") && cells[4].contains("|")) {
        assertThat(held(cells[0])).as(line).hasSize(cells[4].split("\\|").length);
      }
    }
  }

  /** The sentences that the bordereau of caisse 311 has for one held contract. */
  private String[] held(String contract) {
    String page = bordereau("2024-1", "311");
    int from = page.indexOf(" " + contract + " ") + contract.length() + 2;
    assertThat(from).as(contract).isGreaterThan(contract.length() + 2);
    return page.substring(from).split("(?<=\\.) (?=[\\d])|(?<=\\.) non chiffré")[0].split("(?<=\\.) ");
  }

  @Test
  @Order(2)
  void aDiscardedCorrectionWithDebtsIsMadeAgainByteForByte() {
    year.done(DAY, "discard", "2024-2", "--reason", "à refaire", "--operator", "operations");
    year.done(DAY, "verify", year.folder("2024-2").toString());
  }

  @Test
  @Order(3)
  void soIsOneOfWhichTheOrderOfACaisseIsDiscarded() {
    year.reprocess(DAY, CORRECTIONS);
    year.done(DAY, "discard", "2024-3", "--caisse", "811", "--reason", "à refaire", "--operator", "operations");
    year.done(DAY, "verify", year.folder("2024-3").toString());
    year.release("2025-09-12", "2024-3");
    year.done("2025-09-12", "verify", year.folder("2024-3").toString());
  }

  @Test
  @Order(4)
  void aDebtOfAReleasedRunIsNotifiedInTheNextAndNoEarlierPaperChanges() {
    year.reprocess("2025-10-01", new CaseFolder().write(folder.resolve("nothing")));
    assertThat(report("2024-4")).contains("notifié 1 256,83")
        .containsPattern("C-RENEWED 311 2024-3 aide réduite : [^|]{3,60} 1 256,83 15/05/2025 article L. 133-4 15/05/2028 15/11/2025 15/12/2025 notifié")
        .doesNotContain("2024-2 aide");
    for (String name : new String[] {"run-1", "dry-run-1", "run-2", "run-3", "run-4"}) {
      year.done("2025-10-01", "verify", year.output().resolve("2024").resolve(name).toString());
    }
  }

  private String report(String name) {
    return text(year.files(name).text("report.html"));
  }

  private String bordereau(String name, String caisse) {
    return text(year.files(name).text("payments/bordereau-" + caisse + ".html"));
  }

  private String metrics(String name) {
    return FolderFiles.of(year.output().resolve("metrics")).text("coscom-" + name + ".prom");
  }

  private static String text(String html) {
    return html.replaceAll("(?s)<style>.*</style>", "").replaceAll("<[^>]+>", " ").replace("&#39;", "’").replace("'", "’")
        .replaceAll("[\\s\\u00A0\\u202F]+", " ").replaceAll(" ([,.])", "$1");
  }
}

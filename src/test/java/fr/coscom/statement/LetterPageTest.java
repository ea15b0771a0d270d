package fr.coscom.statement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.papers.PrintedText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A full letter has one page; the fullest that the parts allow go to a second one, never to a third. */
class LetterPageTest {

  private static final Words WORDS = Words.of("fr");
  private static final String LONG_ID = "C".repeat(35);

  @Test
  void threeComponentsInManyPeriodsHaveOnePage() throws IOException {
    assertThat(pages(letter(List.of(), calculations().subList(0, 3), Optional.empty(), Optional.empty(), List.of()))).isEqualTo(1);
  }

  @Test
  void threeComponentsThatAllChangedSinceTheYearBeforeHaveOnePage() throws IOException {
    Row row = new Row("Complément pour l'exercice en hôpital de proximité : 366 jours sur 366, puis 181 jours sur 365 (départ de la zone, "
        + "premier jour non compté le 01/07/2025) ; taux opposable 83,50 %, puis 58,10 %", "−1 256,83 €");
    Changes changes = new Changes(WORDS.text("year.since", "2024-2", "10/09/2025", "en attente", 2024, "6 563,10 €", 2025, "à payer",
        "5 000,00 €"), Collections.nCopies(3, row), "−3 770,49 €");
    List<Calculation> calculations = calculations().subList(0, 3).stream()
        .map(one -> new Calculation(one.name(), one.amount(), one.lines().subList(0, 2))).toList();
    assertThat(pages(letter(List.of(), calculations, Optional.of(changes), Optional.empty(), List.of()))).isEqualTo(1);
  }

  @Test
  void everyComponentInManyPeriodsWithChangesAndNotes() throws IOException {
    assertThat(pages(letter(List.of(), calculations(), changes(), Optional.empty(), notes(5)))).isEqualTo(2);
  }

  @Test
  void aDebtOfManyComponentsWithChanges() throws IOException {
    assertThat(pages(letter(List.of(), calculations().subList(0, 3), changes(), Optional.of(debt()), notes(2)))).isEqualTo(2);
  }

  @Test
  void manyReasonsAtOnce() throws IOException {
    List<Row> reasons = Stream.of("SIGNATURE_DATE_MISSING", "RETROACTIVE_EFFECT", "ZONE_NOT_ELIGIBLE", "PRACTICE_NOT_COORDINATED",
            "CONTRACT_OVERLAP", "INCOMPATIBLE_AID", "PAYEE_DECEASED", "REJECTED_ROW", "MANUAL_HOLD", "NOT_SENT")
        .map(reason -> new Row(WORDS.text("reason." + reason), WORDS.text("reason." + reason + ".next"))).toList();
    assertThat(pages(letter(reasons, calculations().subList(0, 2), changes(), Optional.empty(), notes(3)))).isEqualTo(2);
  }

  @Test
  void aSecondPageSaysOfWhichContractAndRunItIs() throws IOException {
    Letter letter = letter(List.of(), calculations(), changes(), Optional.of(debt()), notes(5));
    try (PDDocument document = Loader.loadPDF(pdf(letter))) {
      PDFTextStripper text = new PDFTextStripper();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        text.setStartPage(page);
        text.setEndPage(page);
        assertThat(text.getText(document)).as("page %d", page).contains(LONG_ID + ", 2024-2 du 10/09/2025",
            page + "/" + document.getNumberOfPages());
      }
      assertThat(document.getNumberOfPages()).isEqualTo(2);
    }
  }

  private static List<Calculation> calculations() {
    List<Calculation> calculations = new ArrayList<>();
    for (String name : List.of("Aide forfaitaire", "Rémunération pour l'accueil de stagiaires",
        "Complément pour l'exercice en hôpital de proximité", "Majoration accordée par l'ARS")) {
      String line = (name.startsWith("Maj") ? "complément pour l'exercice en hôpital de proximité, " : "")
          + "du 01/02/2024 au 29/02/2024 : 1 250,00 € par an × 29 jours sur 366 × taux opposable 83,50 % × majoration 20 %";
      List<Row> lines = new ArrayList<>(Collections.nCopies(3, new Row(line, "835,123456… €")));
      lines.add(new Row(WORDS.text("calculation.rest", 12), "1 093,123456… €"));
      calculations.add(new Calculation(name + " (prestation 1649)", "1 093,85 €", lines));
    }
    return calculations;
  }

  private static Optional<Changes> changes() {
    Row row = new Row("Contrat " + LONG_ID + ", temps de présence du stagiaire : information modifiée", "-1 256,83 €");
    return Optional.of(new Changes("Au décompte 2024-1 du 05/05/2025, le contrat était en attente ; il est maintenant à payer.",
        Collections.nCopies(4, row), "-5 027,32 €"));
  }

  private static DebtNotice debt() {
    String cause = "Les sommes déjà ordonnées (11 820,00 €) dépassent le montant dû (6 563,10 €). Origine : "
        + "taux d'activité à tarif opposable : 83,50 % devient 58,10 % ; ".repeat(4);
    String amounts = "1 270,00 €, soit aide forfaitaire 1 270,00 €, rémunération pour l'accueil de stagiaires 250,00 €, "
        + "complément pour l'exercice en hôpital de proximité 100,00 €, majoration accordée par l'ARS 100,00 €";
    return new DebtNotice("Somme réclamée", 
        List.of(new Row("Cause", cause), new Row("Nature", "aide du contrat COSCOM, année 2024"),
            new Row("Montant réclamé", amounts), new Row("Versement concerné", "15/05/2025"),
            new Row("Fondement", "article L. 133-4 du code de la sécurité sociale"), new Row("Prescription", "15/05/2028")),
        List.of(WORDS.text("debt.observations", "deux mois"), WORDS.text("debt.notice.L133_4", "un mois"),
            WORDS.text("debt.apart")));
  }

  private static List<String> notes(int count) {
    String note = "Décision de la caisse du 25/08/2025 (pièce " + LONG_ID + ") : les jours concernés par le point suivant ne sont pas "
        + "comptés. Une autre aide, qui ne se cumule pas avec ce contrat, couvre une partie des mêmes jours.";
    return Collections.nCopies(count, note);
  }

  private static Letter letter(
      List<Row> reasons, List<Calculation> calculations, Optional<Changes> changes, Optional<DebtNotice> debt, List<String> notes) {
    List<Row> references = List.of(new Row("Contrat", LONG_ID), new Row("Décompte", "2024-2 du 10/09/2025"),
        new Row("Adhésion", "15/03/2022, date d'effet indiquée par le contrat"),
        new Row("Premier jour hors du contrat", "01/10/2024 (terme du contrat, qui ne peut plus être renouvelé)"),
        new Row("Jours comptés", "274 jours sur 366 : du 01/01/2024 au 31/03/2024, du 01/05/2024 au 30/09/2024"));
    boolean full = changes.isPresent();
    List<String> payment = List.of(
        WORDS.text("payment.transfer", "1 000,00 €", "15/09/2025", "FR76 **** **** 1234", "NOM ".repeat(17)),
        WORDS.text("payment.again", "1 000,00 €", "15/05/2025", "15/09/2025", "FR76 **** **** 1234", "NOM ".repeat(17)));
    return new Letter("fr", full, new Letter.Sender("CPAM Toulouse", "Caisse 311, région OCCITANIE"),
        List.of("Docteur Exemple", "RPPS 19990000010"), "Aide COSCOM, année 2024 : notification d'un indu", "Docteur,",
        references, List.of(WORDS.text("opening.PAYABLE", 2024, "6 563,10 €"), WORDS.text("opening.debt", "1 256,83 €")),
        reasons, calculations,
        List.of(new Row("Montant dû pour 2024", "1,00 €"), new Row("Déjà ordonné", "1,00 €"), new Row("À verser", "1,00 €")),
        payment.subList(0, full ? 2 : 1),
        notes, changes, debt,
        List.of("Convention médicale du 25 août 2016, article 6 (arrêté du 20 octobre 2016)", "x".repeat(90), "y".repeat(90)),
        List.of(WORDS.text("remedy.question", "CPAM Toulouse"), WORDS.text("remedy.commission", "ce décompte", "CPAM Toulouse"),
            WORDS.text("remedy.tribunal")));
  }

  /** Counted once nothing of the letter is cut off. */
  private static int pages(Letter letter) throws IOException {
    assertThat(PrintedText.missing(written(letter, Medium.HTML), pdf(letter))).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf(letter))) {
      return document.getNumberOfPages();
    }
  }

  private static byte[] pdf(Letter letter) throws IOException {
    return written(letter, Medium.PDF);
  }

  private static byte[] written(Letter letter, Medium medium) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LetterFile.write(letter, medium, OffsetDateTime.parse("2025-05-04T09:00:00+02:00"), out);
    return out.toByteArray();
  }
}

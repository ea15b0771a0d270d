package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import fr.coscom.papers.PdfProof;
import fr.coscom.papers.PrintedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The letters of both samples through the real command: of every status and reason that they have. {@code -Daccept=true}
 * rewrites the golden letters.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementTest {

  private static final Path GOLDEN = Path.of("src/test/resources/fr/coscom/cli/letters");
  private static final List<String> GOLDEN_LETTERS = List.of(
      "2024-1-C-MAJORATION-ARS.html", "2024-1-C-CAIM-OVERLAP.html", "2024-1-C-REFUSED.html", "2024-1-C-SECTOR2-0.html",
      "2024-1-C-OVERPAID.html", "2024-2-C-PTMG_projet.html", "2024-2-C-RENEWED_projet.html",
      "2024-2-C-HOLD-LIFTED_projet.html", "2024-2-C-EVIDENCE-MISSING_projet.html");
  private static final Pattern CODE = Pattern.compile("\\b[A-Z]+_[A-Z_]+\\b|\\{\\d|\\bnull\\b");
  private static final Pattern DAYS = Pattern.compile("(\\d+)/366");

  private final LettersOfSamples samples = LettersOfSamples.in(Path.of("target", "statements"));
  private final Map<String, FolderFiles> letters = new HashMap<>();

  @AfterAll
  void close() {
    samples.close();
  }

  private FolderFiles html(String run) {
    return letters.computeIfAbsent(run, name -> samples.all(name, "html"));
  }

  private static String file(String run, String contract) {
    return run + "-" + contract + (run.equals("2024-2") ? "_projet" : "") + ".html";
  }

  private String letter(String run, String contract) {
    return LettersOfSamples.read(html(run).text(file(run, contract)));
  }

  /** {@code 3989.07} as the letter has it. */
  private static String euros(String amount) {
    return amount.replaceAll("(?<=\\d)(?=(\\d{3})+\\.)", " ").replace('.', ',') + " €";
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-1", "2024-2"})
  void everyContractHasOneLetterThatTellsItsAmountsWithoutCodesOrAccounts(String run) throws Exception {
    Table table = Table.of(samples.year().files(run).text("entitlements.csv"));
    assertThat(html(run).names(".html")).hasSize(table.rows().size());
    for (Map<String, String> row : table.rows()) {
      String contract = row.get("contract_id");
      String text = letter(run, contract);
      assertThat(text).as(contract).contains(contract, "RPPS " + row.get("rpps"), "commission de recours amiable", "pôle social")
          .doesNotContainPattern(CODE).doesNotContainPattern("FR\\d{2} ?\\d").doesNotContain("FR769999");
      if (!row.get("total").isEmpty()) {
        assertThat(text).as(contract).contains(euros(row.get("total")));
      }
      assertThat(text).as(contract).contains(row.get("to_recover").equals("0.00")
          ? "À verser maintenant " + euros(row.get("to_pay")) : "À rembourser " + euros(row.get("to_recover")));
      assertThat(text.contains("Un virement de")).as(contract).isEqualTo(!row.get("to_pay").equals("0.00"));
      assertThat(text.contains("PROJET, à ne pas envoyer")).as(contract).isEqualTo(run.equals("2024-2"));
      wellFormed(html(run).files().get(file(run, contract)));
    }
  }

  private static void wellFormed(byte[] html) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.newDocumentBuilder().parse(new ByteArrayInputStream(html));
  }

  @Test
  void theFiguresWorkedByHandInTheReadmeAreInTheLetters() throws IOException {
    String readme = Files.readString(Path.of("sample-data/README.md"));
    String section = readme.substring(readme.indexOf("\n## 2024\n"), readme.indexOf("\n### In all\n"));
    List<String> told = new ArrayList<>();
    section.lines().filter(line -> line.startsWith("| C-")).map(line -> line.split(" *\\| *")).forEach(cells -> {
      String text = letter("2024-1", cells[1]);
      Matcher results = Pattern.compile("(?:= |\\*\\*)([0-9]+\\.[0-9]{2})").matcher(cells[3]);
      while (results.find()) {
        assertThat(text).as(cells[1]).contains(euros(results.group(1)));
        told.add(results.group(1));
      }
      Matcher days = DAYS.matcher(cells[3].contains("+") ? "" : cells[3]);
      while (days.find()) {
        assertThat(text).as(cells[1]).contains((days.group(1).equals("1") ? "1 jour" : days.group(1) + " jours") + " sur 366");
      }
    });
    assertThat(told).hasSizeGreaterThan(50);
    assertThat(letter("2024-1", "C-HALF-TIME-TRAINEE")).contains("300,00 € par mois × 30 jours sur 31 × temps de présence 50 %",
        "300,00 € par mois × 5 mois × temps de présence 50 %");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      2024-1 | C-SIGNED-15-MAR       | Décompte de l'aide COSCOM, année 2024
      2024-1 | C-SIGNED-15-MAR       | Un virement de 3 989,07 € est ordonné pour le 15/05/2025, sur le compte FR76 **** ****
      2024-1 | C-SIGNED-15-MAR       | 5 000,00 € par an × 292 jours sur 366
      2024-1 | C-ENDED-ON-SIGNING    | Le contrat ne couvre aucun jour de cette année.
      2024-1 | C-SECTOR2-0           | qui est de 0 % pour cette année
      2024-1 | C-RATE-MISSING        | Le montant ne peut pas encore être calculé.
      2024-1 | C-RATE-MISSING        | La caisse doit établir ce taux. Vous n'avez rien à envoyer.
      2024-1 | C-ACCOUNT-MISSING     | Envoyez à la caisse un relevé d'identité bancaire à votre nom.
      2024-1 | C-CAIM-OVERLAP        | Ce n'est pas un refus
      2024-1 | C-CAIM-OVERLAP        | Le montant calculé à ce jour, en attente, est de 2 923,50 €.
      2024-1 | C-CAIM-OVERLAP        | Cette lettre ne fixe pas de délai
      2024-1 | C-CAIM-OVERLAP        | Pour contester cette mise en attente
      2024-1 | C-DIED                | À la succession du docteur DÉFUNT Jean
      2024-1 | C-DIED                | Le notaire ou les héritiers
      2024-1 | C-NOT-SIGNED          | Le contrat n'est pas conclu
      2024-1 | C-BEFORE-OPENING      | antérieure au 24 octobre 2016
      2024-1 | C-REFUSED             | Décision de la caisse du 15/04/2025 (pièce DEC-2025-05) : l'aide est refusée.
      2024-1 | C-CAIM-EXCLUDED       | les jours suivants ne sont pas comptés, du 01/06/2024 au 30/06/2024. Une autre aide
      2024-1 | C-EVIDENCE-MISSING    | la notification du ministère manque. Envoyez-la à la caisse. Montant concerné : 1 800,00 €.
      2024-1 | C-SASPAS              | Un stage SASPAS n'est compté qu'avec une dérogation de l'ARS
      2024-1 | C-DOCTEUR-JUNIOR      | L'accueil d'un docteur junior n'ouvre pas droit
      2024-1 | C-MAJORATION-OVERLAP  | Deux majorations de l'ARS couvrent les mêmes jours
      2024-1 | C-OTHER-DEPARTMENT    | n'est pas dans le département de la caisse
      2024-1 | C-PARTLY-PAID         | Déjà ordonné auparavant 1 500,00 € À verser maintenant 3 500,00 €
      2024-1 | C-OVERPAID            | notification d'un indu
      2024-1 | C-OVERPAID            | Montant réclamé 2 513,66 €, soit aide forfaitaire 2 513,66 €
      2024-1 | C-OVERPAID            | Vous avez deux mois à partir de la réception de cette lettre
      2024-1 | C-OVERPAID            | une mise en demeure vous donne un nouveau délai : un mois
      2024-1 | C-OVERPAID            | Versement concerné 14/03/2025 Fondement article L. 133-4
      2024-1 | C-OVERPAID            | Origine : cessation de l'activité, premier jour non compté le 01/07/2024.
      2024-1 | C-TWO-TRAINEES        | du 01/01/2024 au 29/02/2024 : 300,00 € par mois × 2 mois 600,00 €
      2024-1 | C-TWO-TRAINEES        | × 2 mois × temps de présence 100 % (2 stagiaires, jusqu'à 150 % ensemble, plafonné à un temps plein) 600,00 €
      2024-1 | C-CAIM-EXCLUDED       | Il s'agit de : contrat d'aide à l'installation (CAIM), du 01/07/2021 au 30/06/2024.
      2024-1 | C-CAIM-OVERLAP        | des mêmes jours. Il s'agit de : contrat d'aide à l'installation (CAIM), du 01/07/2021 au 30/06/2024.
      2024-1 | C-OVERLAP-1           | Il s'agit du contrat C-OVERLAP-2, du 01/11/2024 au 31/12/2024.
      2024-1 | C-SECTOR-UNKNOWN      | Jours concernés : du 01/01/2024 au 29/02/2024.
      2024-1 | C-SECTOR-OVERLAP      | Jours concernés : du 01/07/2024 au 31/12/2024.
      2024-1 | C-NOT-CONVENTIONED    | Jours concernés : du 01/10/2024 au 31/10/2024.
      2024-1 | C-NOT-CONVENTIONED-EXCLUDED | ne sont pas comptés, du 01/10/2024 au 31/10/2024. Vous n'êtes pas conventionné
      2024-1 | C-MERGED-CAISSE       | CPAM de l'Aisne Caisse 021, région Hauts-de-France
      2024-2 | C-OVERPAID            | Indu de 2 513,66 € constaté par le décompte 2024-1 : remboursé.
      2024-2 | C-FULL-YEAR           | Cette somme a déjà été ordonnée en totalité
      2024-2 | C-RENEWED             | Fin du contrat : démission du médecin, 01/10/2024 −1 256,83 €
      2024-2 | C-SECTOR2-83-5        | Taux d'activité à tarif opposable : 83,50 % devient 58,10 % −1 270,00 €
      2024-2 | C-RATE-MISSING        | Taux d'activité à tarif opposable : information nouvelle : 62,40 % 3 120,00 €
      2024-2 | C-RATE-MISSING        | le contrat était en attente ; il est maintenant à payer
      2024-2 | C-EVIDENCE-MISSING    | Notification du ministère pour le stagiaire : MIN-2024-05 1 800,00 €
      2024-2 | C-PTMG                | Contrat retiré par la caisse −5 000,00 €
      2024-2 | C-PTMG                | Cause La caisse a retiré ce contrat. Rien n'est donc dû pour 2024 : les sommes déjà ordonnées (5 000,00 €) sont
      2024-2 | C-HOLD-LIFTED         | rien n'est réclamé sur les 5 000,00 € déjà ordonnés
      2024-2 | C-REJECTED-ROW        | Autre aide : l'information qui n'avait pas pu être lue est corrigée 5 000,00 €
      """)
  void tells(String run, String contract, String words) {
    assertThat(letter(run, contract)).contains(words);
  }

  @Test
  void whatDidNotChangeIsNotTold() {
    assertThat(letter("2024-2", "C-FULL-YEAR")).doesNotContain("Ce qui a changé");
    assertThat(letter("2024-2", "C-SUB-AREA-2")).as("there was no letter before").doesNotContain("Ce qui a changé");
  }

  @Test
  void theIndexNamesEachLetterWithItsDigest() throws Exception {
    Table index = Table.of(html("2024-1").text("index.csv"));
    assertThat(index.rows()).hasSize(59);
    for (Map<String, String> row : index.rows()) {
      byte[] bytes = html("2024-1").files().get(row.get("file"));
      assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))).isEqualTo(row.get("sha256"));
    }
    assertThat(index.row("C-PTMG")).containsEntry("status", "PAYABLE");
  }

  /** Only where something holds the aid that the doctor can send. */
  @Test
  void theCaisseMaySetADayByWhichWhatHoldsAnAidIsToBeSettled() {
    FolderFiles dated = samples.all("2024-1", "html", "--answer-by", "2025-10-31");
    for (Map<String, String> row : Table.of(samples.year().files("2024-1").text("entitlements.csv")).rows()) {
      String contract = row.get("contract_id");
      String text = LettersOfSamples.read(dated.text(file("2024-1", contract)));
      boolean held = row.get("status").equals("HELD");
      boolean asked = held && !text.contains("Vous n'avez rien à envoyer") && !contract.equals("C-MANUAL-HOLD");
      assertThat(text.contains("Votre réponse est attendue au plus tard le 31/10/2025")).as(contract).isEqualTo(asked);
      assertThat(text.contains("ne fixe pas de délai")).as(contract).isEqualTo(held && !asked);
      assertThat(letter("2024-1", contract).contains("ne fixe pas de délai")).as(contract).isEqualTo(held);
    }
    Answer early = samples.year().on("2025-09-10").run("statement", "C-RATE-MISSING", "--year", "2024", "--run", "2024-1", "--answer-by",
        "2025-09-10", "--output", samples.folder().resolve("early").toString());
    assertThat(early.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(early.err()).contains("--answer-by 2025-09-10 n'est pas un jour à venir (nous sommes le 2025-09-10)");
  }

  @Test
  void theGoldenLettersAreTheSameToTheByte() throws IOException {
    FolderFiles found = new FolderFiles(new TreeMap<>());
    GOLDEN_LETTERS.forEach(name -> found.files().put(name, html(name.substring(0, 6)).files().get(name)));
    if (Boolean.getBoolean("accept")) {
      found.writeTo(GOLDEN);
    }
    assertThat(found.differencesFrom(FolderFiles.of(GOLDEN))).isEmpty();
  }

  @Test
  void inEnglishEveryLetterSaysThatTheFrenchOneCounts() {
    FolderFiles english = samples.all("2024-2", "html", "--lang", "en");
    assertThat(english.names("_projet_lang-en.html")).hasSize(60);
    for (String name : english.names(".html")) {
      assertThat(LettersOfSamples.read(english.text(name))).as(name).contains("For reading only").doesNotContainPattern(CODE)
          .doesNotContain("Le règlement");
    }
  }

  @Test
  void everyPdfHasOnePageAndOnesOfEveryStatusAreForTheArchiveAndTheBytesAreTheSameElsewhere() throws IOException {
    FolderFiles pdf = samples.all("2024-2", "pdf");
    assertThat(pdf.names(".pdf")).hasSize(60);
    for (String name : pdf.names(".pdf")) {
      try (PDDocument document = Loader.loadPDF(pdf.files().get(name))) {
        assertThat(document.getNumberOfPages()).as(name).isEqualTo(1);
      }
      byte[] page = html("2024-2").files().get(name.replace(".pdf", ".html"));
      assertThat(PrintedText.missing(page, pdf.files().get(name))).as(name).isEmpty();
    }
    String debt = "2024-2-C-RENEWED_projet.pdf";
    for (String contract : List.of("RENEWED", "PTMG", "EVIDENCE-MISSING", "CAIM-OVERLAP", "SECTOR2-0", "REFUSED", "DIED", "RATE-MISSING")) {
      assertThat(PdfProof.faults(pdf.files().get("2024-2-C-" + contract + "_projet.pdf"))).as(contract).isEmpty();
    }
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      Path elsewhere = samples.folder().resolve("elsewhere");
      samples.year().done("2025-09-20", "statement", "C-RENEWED", "--year", "2024", "--format", "pdf", "--output", elsewhere.toString());
      assertThat(FolderFiles.of(elsewhere).files().get(debt)).isEqualTo(pdf.files().get(debt));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}

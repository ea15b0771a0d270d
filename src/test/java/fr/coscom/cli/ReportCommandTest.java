package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.papers.CommonWords;
import fr.coscom.papers.PdfProof;
import fr.coscom.papers.PrintedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The papers of a run through the real commands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportCommandTest {

  private static final Path OUTPUT = Path.of("target", "report-command");
  private static final Path FOLDER = OUTPUT.resolve("2024/run-1");

  @TempDir private Path elsewhere;
  private CommandLineRun run;

  @BeforeAll
  void pay() {
    run = CommandLineRun.onFreshDatabase();
    FolderFiles.deleted(OUTPUT);
    assertThat(run.annualPayment(Path.of("sample-data/2024"), OUTPUT).exitCode()).isEqualTo(ExitCode.DONE);
  }

  @AfterAll
  void close() {
    run.close();
  }

  @Test
  void everyPaperIsThereAsPdfForTheArchiveAndForEverybody() throws IOException {
    try (Stream<Path> paths = Files.walk(FOLDER)) {
      List<Path> pages = paths.filter(path -> path.toString().endsWith(".html")).toList();
      assertThat(pages).hasSize(5);
      for (Path page : pages) {
        Path pdf = Path.of(page.toString().replaceFirst("html$", "pdf"));
        assertThat(PdfProof.faults(Files.readAllBytes(pdf))).as(pdf.toString()).isEmpty();
        assertThat(Files.readString(FOLDER.resolve("run.json"))).contains("\"" + FOLDER.relativize(pdf) + "\"");
      }
    }
  }

  @Test
  void theFrenchCopyIsTheSealedReportByteForByte() throws IOException {
    CommandLineRun.Answer answer = run.run("report", "2024-1", "--output", elsewhere.toString());
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(elsewhere.resolve("report-2024-1-fr.html")).hasSameBinaryContentAs(FOLDER.resolve("report.html"));
    assertThat(elsewhere.resolve("report-2024-1-fr.pdf")).hasSameBinaryContentAs(FOLDER.resolve("report.pdf"));
  }

  @Test
  void theEnglishCopyHasTheSameFigures() throws IOException {
    CommandLineRun.Answer answer = run.run("report", "2024-1", "--lang", "en", "--output", elsewhere.toString());
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out()).contains("report-2024-1-en.pdf");
    String page = Files.readString(elsewhere.resolve("report-2024-1-en.html"), StandardCharsets.UTF_8);
    assertThat(page).contains("lang=\"en\"", "Report of run 2024-1", "To pay", "148,245.82", "Readings of the texts", "\u22125,000.00")
        .doesNotContain("À payer", "Médecin", "?report");
    byte[] pdf = Files.readAllBytes(elsewhere.resolve("report-2024-1-en.pdf"));
    assertThat(PdfProof.faults(pdf)).isEmpty();
    assertThat(PrintedText.missing(page.getBytes(StandardCharsets.UTF_8), pdf)).isEmpty();
  }

  @Test
  void theEnglishOrdersAreThereForReadingOnly() throws IOException {
    CommandLineRun.Answer answer = run.run("report", "2024-1", "--lang", "en", "--output", elsewhere.toString());
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(orders()).hasSize(4);
    for (String order : orders()) {
      assertThat(answer.out()).contains(order + "-2024-1-en.html", order + "-2024-1-en.pdf");
      assertThat(Files.readString(english(order))).contains("lang=\"en\"", "For reading only: the order that is signed is the French one.",
          "Signed on the French order only.").doesNotContain("Signature:", "?bordereau");
      byte[] pdf = Files.readAllBytes(elsewhere.resolve(order + "-2024-1-en.pdf"));
      assertThat(PdfProof.faults(pdf)).as(order).isEmpty();
      assertThat(PrintedText.missing(Files.readAllBytes(english(order)), pdf)).as(order).isEmpty();
    }
    assertThat(Files.readString(english("bordereau-311"))).contains("124,849.51\u00A0€", "30\u00A0transfers",
        "one hundred and twenty-four thousand eight hundred and forty-nine euros and fifty-one cents",
        "46,120.22\u00A0€ and 3\u00A0not\u00A0computed", "The caisse has suspended the payment of this contract.");
  }

  /** Amounts, counts, days, references and digests, one after the other. */
  @Test
  void anEnglishOrderHasTheFiguresOfTheOneThatIsSigned() throws IOException {
    run.run("report", "2024-1", "--lang", "en", "--output", elsewhere.toString());
    for (String order : orders()) {
      String french = CommonWords.text(Files.readString(sealed(order))).replace("\u202F", "").replaceAll("(\\d),(\\d)", "$1.$2")
          .replace("/04/", " Apr ").replace("/05/", " May ");
      String english = CommonWords.text(Files.readString(english(order))).replaceAll("(\\d),(\\d)", "$1$2");
      assertThat(figures(english)).as(order).isNotEmpty().isEqualTo(figures(french));
    }
  }

  @Test
  void noFrenchWordIsLeftInAnEnglishOrder() throws IOException {
    run.run("report", "2024-1", "--lang", "en", "--output", elsewhere.toString());
    for (String order : orders()) {
      String page = Files.readString(english(order)).replaceAll("CPAM .*|code de la sécurité sociale|Contrats de stabilisation.*", "");
      assertThat(CommonWords.of(page, Files.readString(sealed(order)))).as(order).contains("caisse").isSubsetOf(
          "articles", "caisse", "code", "commune", "cumulable", "date", "directrice", "euros", "majoration", "message",
          "operations", "opposable", "secteur", "signature", "signatures", "total", "zone");
    }
  }

  @Test
  void noSecondFrenchOrderIsWritten() {
    CommandLineRun.Answer answer = run.run("report", "2024-1", "--output", elsewhere.toString());
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out()).contains("report-2024-1-fr.pdf").doesNotContain("bordereau");
  }

  @Test
  void aDryRunHasNoOrderToRead() {
    CommandLineRun.Answer dry = run.run("annual-payment", "--year", "2024", "--input", "sample-data/2024", "--output",
        elsewhere.resolve("out").toString(), "--operator", "operations", "--dry-run");
    assertThat(dry.exitCode()).as(dry.err()).isEqualTo(ExitCode.DONE);
    CommandLineRun.Answer answer = run.run("report", "2024-D1", "--lang", "en", "--output", elsewhere.toString());
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out()).contains("report-2024-D1-en.pdf").doesNotContain("bordereau");
  }

  /** C-SECTOR1-DP has no opposable rate: prorated, the contract would wait for one. */
  @Test
  void theReportTellsWhatTheOtherReadingWouldChange() throws IOException {
    String page = Files.readString(FOLDER.resolve("report.html"));
    assertThat(page).containsPattern("(?s)>L18<.{1,400}Oui, comme en secteur 2.{1,400}>−5\u202F000,00<")
        .contains("300\u00A0€ par an.").doesNotContain("Estimation");
  }

  @Test
  void aRunThatIsNotThereIsRefused() {
    assertThat(run.run("report", "2023-1", "--output", elsewhere.toString()).exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private static List<String> orders() throws IOException {
    try (Stream<Path> papers = Files.list(FOLDER.resolve("payments"))) {
      return papers.map(paper -> paper.getFileName().toString()).filter(name -> name.matches("bordereau-.*\\.html"))
          .map(name -> name.replace(".html", "")).sorted().toList();
    }
  }

  private static Path sealed(String order) {
    return FOLDER.resolve("payments").resolve(order + ".html");
  }

  private Path english(String order) {
    return elsewhere.resolve(order + "-2024-1-en.html");
  }

  private static List<String> figures(String text) {
    return Pattern.compile("[-\\w*.]*\\d[-\\w*.]*\\w|\\d").matcher(text).results().map(MatchResult::group).toList();
  }
}

package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.papers.PdfFile;
import fr.coscom.papers.PrintedText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two pages to decide from: what is signed stands on the second at the latest, the annex begins after it. */
class ReportPagesTest {

  private static final int LAST_LINES = 4;
  /** Of the table of reasons, at the right. */
  private static final String LAST_HEADING = "Que faire, et à qui s'adresser";

  @ParameterizedTest
  @ValueSource(strings = {"2024", "2024-corrections", "2024-broken"})
  void aSampleIsDecidedOnTwoPages(String sample) throws IOException {
    decidedOnTwoPages(pages(Files.readAllBytes(Path.of("sample-data", sample, "expected", "report.pdf"))));
  }

  /** As many rows as the pages to decide from ever show, each as long as it gets. */
  @Test
  void theFullestReportIsDecidedOnTwoPages() throws IOException {
    assertThat(reasonsOfTheFirstPages(FullReport.data())).isEqualTo(4);
  }

  /** Where little else is told the reasons take the room, and a refusal is among them. */
  @Test
  void theReasonsTakeTheRoomThatIsLeft() throws IOException {
    assertThat(reasonsOfTheFirstPages(FullReport.withLittleBesideTheReasons())).isGreaterThan(7);
  }

  private static int reasonsOfTheFirstPages(ReportData full) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    byte[] page = ReportFile.page(full, "fr");
    PdfFile.write(page, full.run().openedAt(), pdf);
    String target = System.getProperty("report");
    if (target != null) {
      Files.write(Path.of(target), pdf.toByteArray());
    }
    decidedOnTwoPages(pages(pdf.toByteArray()));
    assertThat(PrintedText.missing(page, pdf.toByteArray())).isEmpty();
    List<List<String>> reasons = new ReportDecision(full, new ReportWords("fr"), new ReasonWords("fr", full.bankReasons().get("fr")))
        .reasons().rows();
    assertThat(reasons).extracting(row -> row.get(1)).contains("refusé");
    return reasons.size();
  }

  /** Wherever the table of reasons begins. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void noHeadingOfATableStandsAloneAtTheFootOfAPage(int causes) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    ReportData report = FullReport.withCauses(causes);
    PdfFile.write(ReportFile.page(report, "fr"), report.run().openedAt(), pdf);
    decidedOnTwoPages(pages(pdf.toByteArray()));
  }

  /** As headed, a share of the sum: together they are all of it, the caisses in one row too. */
  @Test
  void theBarsOfATableAreSharesOfItsSum() {
    ReportData full = FullReport.data();
    ReportDecision decision = new ReportDecision(full, new ReportWords("fr"), new ReasonWords("fr", full.bankReasons().get("fr")));
    for (List<Bar> bars : List.of(decision.components(), decision.caisses())) {
      assertThat(bars).hasSizeGreaterThan(3).allSatisfy(bar -> assertThat(bar.width()).as(bar.words()).isPositive());
      assertThat(bars.stream().mapToInt(Bar::width).sum()).as(bars.toString()).isBetween(Bar.FULL - bars.size(), Bar.FULL + bars.size());
    }
  }

  /** Sum, digest and both signatures on one sheet. */
  @ParameterizedTest
  @ValueSource(strings = {"2024", "2024-corrections", "2024-broken"})
  void aBordereauIsSignedOnItsFirstPage(String sample) throws IOException {
    try (DirectoryStream<Path> papers = Files.newDirectoryStream(Path.of("sample-data", sample, "expected", "payments"), "bordereau-*.pdf")) {
      for (Path paper : papers) {
        assertThat(pages(Files.readAllBytes(paper)).get(0)).as(paper.toString()).contains("SHA-256", "Le directeur", "bon à payer", "Signature :");
      }
    }
  }

  /** A table wider than its sheet would lose its last column without a word. */
  @ParameterizedTest
  @ValueSource(strings = {"2024", "2024-corrections", "2024-broken"})
  void aPaperIsPrintedWhole(String sample) throws IOException {
    try (Stream<Path> papers = Files.walk(Path.of("sample-data", sample, "expected"))) {
      for (Path pdf : papers.filter(file -> file.toString().endsWith(".pdf")).sorted().toList()) {
        Path page = pdf.resolveSibling(pdf.getFileName().toString().replace(".pdf", ".html"));
        assertThat(PrintedText.missing(Files.readAllBytes(page), Files.readAllBytes(pdf))).as(pdf.toString()).isEmpty();
      }
    }
  }

  private static void decidedOnTwoPages(List<String> pages) {
    String decision = pages.get(0) + pages.get(1);
    assertThat(decision).contains("Chiffres clés", "Contrats en attente ou refusés", "Contrôles", "Lectures des textes",
        "Ce que les signatures engagent", "Vu, le directeur comptable et financier", "n'est pas un document officiel");
    assertThat(decision).doesNotContain("Annexe : montants");
    assertThat(pages.get(2)).contains("Annexe : montants par caisse et par région");
    assertThat(pages.subList(2, pages.size())).noneMatch(page -> page.contains("Vu, le directeur"));
    assertThat(pages).as("no heading of a table at the foot of a page, its rows on the next").noneMatch(
        page -> page.lines().skip(Math.max(0, page.lines().count() - LAST_LINES)).anyMatch(line -> line.endsWith(LAST_HEADING)));
  }

  private static List<String> pages(byte[] pdf) throws IOException {
    List<String> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper text = new PDFTextStripper();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        text.setStartPage(page);
        text.setEndPage(page);
        pages.add(text.getText(document).replace('\u00A0', ' '));
      }
    }
    return pages;
  }
}

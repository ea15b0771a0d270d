package fr.coscom.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfFileTest {

  private static final OffsetDateTime DATED = OffsetDateTime.parse("2025-05-04T09:00:00+02:00");
  private static final String PAGE = """
      <!DOCTYPE html>
      <html lang="fr" xmlns="http://www.w3.org/1999/xhtml">
      <head><meta charset="utf-8"/><title>Ordre de dépense n° 1</title><meta name="subject" content="Un ordre de dépense"/>
      <style>@page { size: A4; margin: 15mm; @bottom-right { content: "page " counter(page) " / " counter(pages); font: 8pt "DejaVu Sans"; } }
      body { font: 10pt "DejaVu Sans", Arial, sans-serif; } code { font-family: "DejaVu Sans Mono", monospace; }</style></head>
      <body><h1>Ordre de dépense n° 1</h1>
      <p>Montant : <b>11\u00a0820,00\u00a0€</b>, soit onze\u202fmille, <i>contrôlé</i> ✔ ✘ <code>FR76</code></p>
      <table><caption>Montants</caption><thead><tr><th scope="col">Composante</th></tr></thead><tbody><tr><td>AIF</td></tr></tbody></table>
      <svg xmlns="http://www.w3.org/2000/svg" role="img" alt="Une barre de 5 000 €" width="300" height="40" viewBox="0 0 300 40">
      <rect x="0" y="4" width="120" height="20" fill="#1f3a5f"/><text x="125" y="18" font-family="DejaVu Sans" font-size="10">5 000 €</text></svg>
      </body></html>
      """;

  @Test
  void isPdfA2aAndPdfUa1() throws IOException {
    assertThat(PdfProof.faults(pdf(PAGE))).isEmpty();
  }

  @Test
  void noLineEndsInsideOfADate() throws IOException {
    StringBuilder dates = new StringBuilder();
    for (int i = 1; i < 400; i++) {
      dates.append("x".repeat(i % 7)).append(" 01/10/2024, /srv/sorties/lettres/");
    }
    try (PDDocument document = Loader.loadPDF(pdf(PAGE.replace("Montant :", dates + " Montant :")))) {
      assertThat(new PDFTextStripper().getText(document).lines()).as("a path may be cut").anyMatch(line -> line.endsWith("sorties"))
          .noneMatch(line -> line.matches("/?(10|2024)\\b.*"));
    }
  }

  @Test
  void nothingInsideDependsOnTheZlibOfTheMachine() throws IOException {
    assertThat(new String(pdf(PAGE), StandardCharsets.ISO_8859_1)).doesNotContain("FlateDecode");
  }

  @Test
  void theProofSeesAPictureWithoutWords() throws IOException {
    assertThat(PdfProof.faults(pdf(PAGE.replaceFirst(" alt=\"[^\"]*\"", "")))).anyMatch(fault -> fault.startsWith("ua1 7.3"));
  }

  @Test
  void anotherInstantGivesAnotherDocument() throws IOException {
    ByteArrayOutputStream later = new ByteArrayOutputStream();
    PdfFile.write(PAGE.getBytes(StandardCharsets.UTF_8), DATED.plusSeconds(1), later);
    assertThat(later.toByteArray()).isNotEqualTo(pdf(PAGE)).hasSameSizeAs(pdf(PAGE));
  }

  @Test
  void aPageThatIsNotWellFormedIsRefused() {
    assertThatThrownBy(() -> pdf("<html><p>")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sameBytesInAnotherZoneAndLocale() throws IOException {
    byte[] here = pdf(PAGE);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(pdf(PAGE)).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void sameBytesWhateverIsInPrintBeside() throws IOException {
    String page = PAGE.replace("</tbody>", "<tr><td>RMS</td></tr>".repeat(150) + "</tbody>");
    byte[] alone = pdf(page);
    List<PdfPress.Printed> inPrint = Stream.generate(() -> PdfPress.print(page.getBytes(StandardCharsets.UTF_8), DATED))
        .limit(24).toList();
    for (PdfPress.Printed printed : inPrint) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      printed.writeTo(out);
      assertThat(Arrays.equals(out.toByteArray(), alone)).isTrue();
    }
  }

  @Test
  void aPageThatIsNotWellFormedIsRefusedWhenItIsWaitedFor() {
    PdfPress.Printed inPrint = PdfPress.print("<html><p>".getBytes(StandardCharsets.UTF_8), DATED);
    assertThatThrownBy(() -> inPrint.writeTo(OutputStream.nullOutputStream())).isInstanceOf(IllegalArgumentException.class);
  }

  /** The cross-reference table of a document that was saved twice has a dead entry for each object of the first time. */
  @Test
  void allNumberedObjectsAreThere() throws IOException {
    String document = new String(pdf(PAGE), StandardCharsets.ISO_8859_1);
    assertThat(document.substring(document.lastIndexOf("\nxref")).lines().filter(line -> line.endsWith(" f"))).hasSize(1);
  }

  private static byte[] pdf(String page) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfFile.write(page.getBytes(StandardCharsets.UTF_8), DATED, out);
    return out.toByteArray();
  }
}

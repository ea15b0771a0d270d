package fr.coscom.papers;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * A page as a PDF for the archive and for everybody: PDF/A-2a and PDF/UA-1 (ISO 19005-2, ISO 14289-1), with its fonts
 * inside, tagged, with the title and the language that the page gives itself. The same page and instant give the same
 * bytes everywhere.
 *
 * <p>The page is well-formed XHTML without outside references: {@code html} says its {@code lang}, {@code head} has a
 * {@code title} and a {@code meta} named {@code subject}, an inline {@code svg} or an image has an {@code alt}. Sizes and breaks come
 * from its own {@code @page} rules; the faces are {@code "DejaVu Sans"} and {@code "DejaVu Sans Mono"}, plain and bold, the first oblique
 * as well.
 */
public final class PdfFile {

  /** IEC 61966-2-1 as a matrix profile. The one of the Java runtime would change with the runtime. */
  private static final byte[] COLOURS = bytes("sRGB.icc");
  private static final FSCacheEx<String, FSCacheValue> METRICS = new FSDefaultCacheStore();

  static {
    // What it has to say is about pages of ours: the tests hear it from a validator.
    XRLog.setLoggingEnabled(false);
  }

  private PdfFile() {}

  /**
   * Writes and flushes; the stream stays open.
   *
   * @param xhtml the page, in UTF-8
   * @param dated the instant that the PDF says it was made at
   * @throws IllegalArgumentException when the page is not well-formed
   */
  public static void write(byte[] xhtml, OffsetDateTime dated, OutputStream out) throws IOException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    // The XML of the Java runtime, without a search through all libraries for another at every step.
    Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      render(xhtml, dated, out);
    } catch (XRRuntimeException e) {
      throw new IllegalArgumentException(e);
    } finally {
      Thread.currentThread().setContextClassLoader(loader);
    }
  }

  private static void render(byte[] xhtml, OffsetDateTime dated, OutputStream out) throws IOException {
    PDDocument document = new PDDocument();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePDDocument(document);
    builder.withHtmlContent(new String(xhtml, StandardCharsets.UTF_8), null);
    builder.useFastMode();
    builder.useUnicodeLineBreaker(new LineBreaks());
    builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
    builder.usePdfUaAccessibility(true);
    builder.useColorProfile(COLOURS);
    builder.useCacheStore(CacheStore.PDF_FONT_METRICS, METRICS);
    builder.useExternalResourceAccessControl((uri, type) -> false, null);
    List<PDFont> faces = PdfFaces.offer(builder, document);
    try (BatikSVGDrawer drawings = new BatikSVGDrawer();
        PdfBoxRenderer renderer = builder.useSVGDrawer(drawings).buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      PdfIdentity.of(xhtml, dated).putOn(document);
      PlainStreams.save(document, faces, out);
      out.flush();
    }
  }

  static byte[] bytes(String resource) {
    try (InputStream in = PdfFile.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package fr.coscom.papers;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The faces of DejaVu, each read once: a document takes the glyphs that it uses. One thread at a time. */
final class PdfFaces {

  private record Face(String family, int weight, FontStyle style, TrueTypeFont font) {}

  private static final List<Face> FACES = List.of(
      face("DejaVu Sans", 400, FontStyle.NORMAL, "DejaVuSans"),
      face("DejaVu Sans", 700, FontStyle.NORMAL, "DejaVuSans-Bold"),
      face("DejaVu Sans", 400, FontStyle.ITALIC, "DejaVuSans-Oblique"),
      face("DejaVu Sans Mono", 400, FontStyle.NORMAL, "DejaVuSansMono"),
      face("DejaVu Sans Mono", 700, FontStyle.NORMAL, "DejaVuSansMono-Bold"));

  private PdfFaces() {}

  static void offer(PdfRendererBuilder builder, PDDocument document) {
    FACES.forEach(face -> builder.useFont(new Taken(document, face.font()), face.family(), face.weight(), face.style(), true));
  }

  private static Face face(String family, int weight, FontStyle style, String file) {
    byte[] bytes = PdfFile.bytes("/net/sf/jasperreports/fonts/dejavu/" + file + ".ttf");
    try {
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
      // Ligatures cost a sixth of the time and hide letters from a search.
      font.setEnableGsub(false);
      return new Face(family, weight, style, font);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A face as a font of one document, made when its first letter is met. */
  private static final class Taken extends PDFontSupplier {

    private final PDDocument document;
    private final TrueTypeFont font;

    Taken(PDDocument document, TrueTypeFont font) {
      super(null);
      this.document = document;
      this.font = font;
    }

    @Override
    public PDFont supply() {
      try {
        return PDType0Font.load(document, font, true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package fr.coscom.papers;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The faces of DejaVu, each read once by a thread: a document takes the glyphs that it uses. */
final class PdfFaces {

  private record Face(String family, int weight, FontStyle style, TrueTypeFont font) {}

  /** What reads a face moves about in it: no two threads share one. */
  private static final ThreadLocal<List<Face>> FACES = ThreadLocal.withInitial(() -> List.of(
      face("DejaVu Sans", 400, FontStyle.NORMAL, "DejaVuSans"),
      face("DejaVu Sans", 700, FontStyle.NORMAL, "DejaVuSans-Bold"),
      face("DejaVu Sans", 400, FontStyle.ITALIC, "DejaVuSans-Oblique"),
      face("DejaVu Sans Mono", 400, FontStyle.NORMAL, "DejaVuSansMono"),
      face("DejaVu Sans Mono", 700, FontStyle.NORMAL, "DejaVuSansMono-Bold")));

  private PdfFaces() {}

  /** @return the faces taken so far, one more with the first letter of each */
  static List<PDFont> offer(PdfRendererBuilder builder, PDDocument document) {
    List<PDFont> taken = new ArrayList<>();
    FACES.get().forEach(face ->
        builder.useFont(new Taken(document, face.font(), taken), face.family(), face.weight(), face.style(), true));
    return taken;
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
    private final List<PDFont> taken;

    Taken(PDDocument document, TrueTypeFont font, List<PDFont> taken) {
      super(null);
      this.document = document;
      this.font = font;
      this.taken = taken;
    }

    @Override
    public PDFont supply() {
      try {
        PDFont made = PDType0Font.load(document, font, true);
        taken.add(made);
        return made;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

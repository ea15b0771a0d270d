package fr.coscom.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Saves a PDF without compression: what a deflater makes of the same bytes depends on the zlib of the machine, and a
 * paper must be the same everywhere. Only the glyphs used are inside, so that it stays small.
 */
final class PlainStreams {

  private PlainStreams() {}

  /**
   * The faces get their final form here and not in {@link PDDocument#save}, which would pack it once more: all streams must be plain
   * before the first byte is written.
   */
  static void save(PDDocument document, List<PDFont> faces, OutputStream out) throws IOException {
    Map<COSBase, PDFont> unfinished = new IdentityHashMap<>();
    faces.forEach(face -> unfinished.put(face.getCOSObject(), face));
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<COSBase> waiting = new ArrayDeque<>();
    waiting.add(document.getDocument().getTrailer());
    while (!waiting.isEmpty()) {
      COSBase base = waiting.pop();
      if (seen.add(base)) {
        PDFont face = unfinished.get(base);
        if (face != null) {
          face.subset();
        }
        visit(base, waiting);
      }
    }
    // Its number formats are shared by all writers, and a number format is of one thread at a time.
    synchronized (PlainStreams.class) {
      new COSWriter(out, CompressParameters.NO_COMPRESSION).write(document);
    }
  }

  private static void visit(COSBase base, Deque<COSBase> waiting) throws IOException {
    if (base instanceof COSDictionary dictionary) {
      dictionary.getValues().forEach(waiting::push);
    } else if (base instanceof COSArray array) {
      for (COSBase each : array) {
        if (each != null) {
          waiting.push(each);
        }
      }
    } else if (base instanceof COSObject object && object.getObject() != null) {
      waiting.push(object.getObject());
    }
    if (base instanceof COSStream stream && stream.getFilters() != null) {
      unpack(stream);
    }
  }

  private static void unpack(COSStream stream) throws IOException {
    byte[] bytes;
    try (InputStream in = stream.createInputStream()) {
      bytes = in.readAllBytes();
    }
    // Else what is written is packed again by the filters that the stream had.
    stream.removeItem(COSName.FILTER);
    try (OutputStream plain = stream.createOutputStream()) {
      plain.write(bytes);
    }
  }
}

package fr.coscom.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Saves a PDF without compression: what a deflater makes of the same bytes depends on the zlib of the machine, and a
 * paper must be the same everywhere. Only the glyphs used are inside, so that it stays small.
 */
final class PlainStreams {

  private PlainStreams() {}

  /** The fonts get their final form while a document is saved, hence twice. */
  static void save(PDDocument document, OutputStream out) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    document.save(packed, CompressParameters.NO_COMPRESSION);
    try (PDDocument read = Loader.loadPDF(packed.toByteArray())) {
      COSDocument objects = read.getDocument();
      for (COSObjectKey key : objects.getXrefTable().keySet()) {
        COSObject object = objects.getObjectFromPool(key);
        COSBase base = object.getObject();
        if (base instanceof COSStream stream) {
          unpack(stream);
        }
      }
      read.setDocumentId(document.getDocumentId());
      read.save(out, CompressParameters.NO_COMPRESSION);
    }
  }

  private static void unpack(COSStream stream) throws IOException {
    byte[] bytes;
    try (InputStream in = stream.createInputStream()) {
      bytes = in.readAllBytes();
    }
    try (OutputStream plain = stream.createOutputStream(null)) {
      plain.write(bytes);
    }
  }
}

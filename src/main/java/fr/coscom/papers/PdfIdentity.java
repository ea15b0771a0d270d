package fr.coscom.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.xml.DomXmpParser;
import org.apache.xmpbox.xml.XmpParsingException;
import org.apache.xmpbox.xml.XmpSerializer;

/**
 * What a PDF library would take from the clock: the dates, in the document and in its metadata, and the identifier.
 *
 * @param seed of the document's identifier: the first eight bytes of the SHA-256 of the page
 */
record PdfIdentity(long seed, OffsetDateTime dated) {

  static PdfIdentity of(byte[] xhtml, OffsetDateTime dated) {
    try {
      return new PdfIdentity(ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(xhtml)).getLong(), dated);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void putOn(PDDocument document) throws IOException {
    Calendar calendar = GregorianCalendar.from(dated.toZonedDateTime());
    document.getDocumentInformation().setCreationDate(calendar);
    document.getDocumentInformation().setModificationDate(calendar);
    document.setDocumentId(seed);
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    try (InputStream in = metadata.createInputStream()) {
      metadata.importXMPMetadata(dated(in, calendar));
    } catch (XmpParsingException | TransformerException e) {
      throw new IOException(e);
    }
  }

  private static byte[] dated(InputStream in, Calendar calendar) throws IOException, XmpParsingException, TransformerException {
    DomXmpParser parser = new DomXmpParser();
    parser.setStrictParsing(false);
    XMPMetadata metadata = parser.parse(in);
    XMPBasicSchema basic = metadata.getXMPBasicSchema();
    basic.setCreateDate(calendar);
    basic.setModifyDate(calendar);
    basic.setMetadataDate(calendar);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new XmpSerializer().serialize(metadata, out, true);
    return out.toByteArray();
  }
}

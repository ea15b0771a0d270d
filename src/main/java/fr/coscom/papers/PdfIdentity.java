package fr.coscom.papers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * What a PDF library would take from the clock: the dates, in the document and in its metadata, and the identifier.
 *
 * @param seed of the document's identifier: the first eight bytes of the SHA-256 of the page
 */
record PdfIdentity(long seed, OffsetDateTime dated) {

  private static final Pattern DATE = Pattern.compile("(<xmp:CreateDate>)[^<]*(</)");

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
    document.setDocumentId(seed);
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    String packet = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    metadata.importXMPMetadata(DATE.matcher(packet)
        .replaceAll("$1" + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(dated) + "$2").getBytes(StandardCharsets.UTF_8));
  }
}

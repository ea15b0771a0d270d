package fr.coscom.bank;

import fr.coscom.platform.DurableFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A file of the bank that was found to be a pain.002.001.10 or a camt.054.001.08: well-formed, without a document type, valid
 * against ISO's schema, not too large. It is read in a stream, twice: once to be checked, once to be taken.
 *
 * @param sha256 of its bytes at the check; a file with other bytes at the second reading is refused
 * @param messageId the bank's own
 * @param foreign movements that have nothing to do with this program
 * @param unbalanced entries whose details do not add up, by place
 */
public record AnswerFile(
    Path path, String kind, String sha256, String messageId, String createdAt, int foreign, Set<Integer> unbalanced) {

  private static final long LARGEST = 1L << 30;
  private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";

  /** @throws AnswerFileRefused when the file cannot be read or trusted */
  public static AnswerFile checked(Path path) {
    String name = path.getFileName().toString();
    try {
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new AnswerFileRefused(name, "noFile", "", null);
      }
      long size = Files.size(path);
      if (size == 0 || size > LARGEST) {
        throw new AnswerFileRefused(name, "size", Long.toString(size), null);
      }
      String sha256 = DurableFile.sha256(path);
      AnswerSchema schema = schema(path, name);
      try (InputStream in = open(path)) {
        schema.check(in);
      }
      return read(path, schema, sha256);
    } catch (SAXParseException e) {
      throw new AnswerFileRefused(name, "schema", e.getLineNumber() + ":" + e.getColumnNumber(), e);
    } catch (SAXException | XMLStreamException | DateTimeException e) {
      throw new AnswerFileRefused(name, "xml", "", e);
    } catch (IOException e) {
      throw new AnswerFileRefused(name, "unreadable", e.getClass().getSimpleName(), e);
    }
  }

  private static AnswerSchema schema(Path path, String name) throws IOException, XMLStreamException {
    try (InputStream in = open(path)) {
      String namespace = AnswerXml.namespaceOf(in);
      return switch (namespace) {
        case ISO + "pain.002.001.10" -> AnswerSchema.PAIN002;
        case ISO + "camt.054.001.08" -> AnswerSchema.CAMT054;
        default -> throw new AnswerFileRefused(name, "kind", namespace.startsWith(ISO) ? namespace.substring(ISO.length()) : "?", null);
      };
    }
  }

  private static AnswerFile read(Path path, AnswerSchema schema, String sha256) throws IOException, XMLStreamException {
    try (InputStream in = open(path)) {
      if (schema == AnswerSchema.PAIN002) {
        StatusReport report = new StatusReport(answer -> { });
        report.read(in);
        return new AnswerFile(path, schema.name(), sha256, report.messageId(), report.createdAt(), 0, Set.of());
      }
      AccountNotice notice = new AccountNotice(Set.of(), answer -> { });
      notice.read(in);
      return new AnswerFile(
          path, schema.name(), sha256, notice.messageId(), notice.createdAt(), notice.foreign(), notice.foundUnbalanced());
    }
  }

  /** @throws AnswerFileRefused when the bytes are no longer those that were checked; what was told must be taken back */
  void tell(Consumer<BankAnswer> answers) {
    String name = path.getFileName().toString();
    AnswerReader reader = kind.equals("PAIN002") ? new StatusReport(answers) : new AccountNotice(unbalanced, answers);
    try (InputStream in = open(path)) {
      reader.read(in);
      if (!sha256.equals(DurableFile.sha256(path))) {
        throw new AnswerFileRefused(name, "changed", "", null);
      }
    } catch (XMLStreamException | IOException e) {
      throw new AnswerFileRefused(name, "changed", "", e);
    }
  }

  private static InputStream open(Path path) throws IOException {
    return new BufferedInputStream(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS), 1 << 16);
  }
}

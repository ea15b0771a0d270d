package fr.coscom.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One CSV file of a folder, opened once. Everything it refuses is a {@link FolderRefused}. */
final class InputFile implements AutoCloseable {

  private final Path path;
  private final TableSchema schema;
  private final IntakeSettings settings;
  private final Refusals refusals;
  private final SeekableByteChannel channel;
  private final long size;
  private final FileTime modified;

  private InputFile(Path path, TableSchema schema, IntakeSettings settings, Refusals refusals) throws IOException {
    this.path = path;
    this.schema = schema;
    this.settings = settings;
    this.refusals = refusals;
    BasicFileAttributes attributes = attributes();
    // A link may lead anywhere, and to open a pipe is to wait for its writer.
    if (!attributes.isRegularFile()) {
      throw refusals.of(Refusal.NOT_A_FILE, kind(attributes));
    }
    this.size = attributes.size();
    this.modified = attributes.lastModifiedTime();
    if (size == 0) {
      throw refusals.of(Refusal.EMPTY_FILE, "0");
    }
    if (size > settings.largestFile()) {
      throw refusals.of(Refusal.FILE_TOO_LARGE, String.valueOf(size), settings.largestFile());
    }
    this.channel = Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  static InputFile open(Path folder, TableSchema schema, IntakeSettings settings) {
    Refusals refusals = new Refusals(settings.messages(), schema.file());
    try {
      return new InputFile(folder.resolve(schema.file()), schema, settings, refusals);
    } catch (IOException e) {
      throw refusals.of(Refusal.UNREADABLE, e.getClass().getSimpleName());
    }
  }

  private BasicFileAttributes attributes() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static String kind(BasicFileAttributes attributes) {
    return attributes.isSymbolicLink() ? "link" : attributes.isDirectory() ? "directory" : "special";
  }

  TableSchema schema() {
    return schema;
  }

  Refusals refusals() {
    return refusals;
  }

  /** The digest of the bytes, nothing of them looked at. */
  String sha256() {
    try {
      DigestedChannel bytes = new DigestedChannel(channel.position(0), settings.largestFile(), refusals);
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      while (bytes.read(buffer) >= 0) {
        buffer.clear();
      }
      return bytes.sha256();
    } catch (IOException e) {
      throw refusals.of(Refusal.UNREADABLE, e.getClass().getSimpleName());
    }
  }

  /**
   * Reads the file from its first byte to its last, and hands over every row.
   *
   * @throws FolderRefused for any fault of the file
   * @throws E what the sink throws
   */
  <E extends Exception> FileDigest read(RowSink<E> sink) throws E {
    try {
      DigestedChannel bytes = new DigestedChannel(channel.position(0), settings.largestFile(), refusals);
      int rows = rows(new BufferedReader(new StrictDecoder(bytes, settings.charset())), sink);
      requireUnchanged(bytes.count());
      return new FileDigest(schema.file(), bytes.sha256(), bytes.count(), rows);
    } catch (IOException e) {
      throw refusals.of(Refusal.UNREADABLE, e.getClass().getSimpleName());
    }
  }

  private <E extends Exception> int rows(BufferedReader reader, RowSink<E> sink) throws IOException, E {
    skipByteOrderMark(reader);
    char separator = Header.separator(reader, schema, refusals);
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
    QuoteGuard guard = new QuoteGuard(reader, separator, settings.longestRecord(), refusals);
    CSVParser parser = CSVParser.builder().setReader(guard).setFormat(format).get();
    Iterator<CSVRecord> records = parser.iterator();
    if (!hasNext(records, parser)) {
      throw refusals.of(Refusal.EMPTY_FILE, "0");
    }
    Header header = Header.of(records.next().values(), schema, refusals);
    int rows = 0;
    int line = (int) parser.getCurrentLineNumber() + 1;
    while (hasNext(records, parser)) {
      String[] cells = records.next().values();
      if (cells.length != header.width()) {
        throw refusals.at(line, "", Refusal.ROW_WIDTH, String.valueOf(cells.length), header.width());
      }
      sink.row(schema, line, header.inOrder(cells));
      rows++;
      line = (int) parser.getCurrentLineNumber() + 1;
    }
    return rows;
  }

  // The library wraps what goes wrong while it reads ahead.
  private boolean hasNext(Iterator<CSVRecord> records, CSVParser parser) throws IOException {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException) {
        int line = (int) parser.getCurrentLineNumber() + 1;
        throw refusals.at(line, "", Refusal.TEXT_AFTER_QUOTE, "");
      }
      throw e.getCause();
    }
  }

  private void skipByteOrderMark(BufferedReader reader) throws IOException {
    if (!settings.charset().equals(StandardCharsets.UTF_8)) {
      return;
    }
    reader.mark(1);
    try {
      if (reader.read() != '\uFEFF') {
        reader.reset();
      }
    } catch (StrictDecoder.Undecodable e) {
      throw refusals.at(1, "", Refusal.UNDECODABLE, e.getMessage());
    }
  }

  private void requireUnchanged(long count) throws IOException {
    BasicFileAttributes now = attributes();
    if (count != size || now.size() != size || !now.lastModifiedTime().equals(modified)) {
      throw refusals.of(Refusal.FILE_CHANGED, String.valueOf(now.size()), size);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(path.toString(), e);
    }
  }
}

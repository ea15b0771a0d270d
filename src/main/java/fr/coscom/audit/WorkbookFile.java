package fr.coscom.audit;

import fr.coscom.basis.Messages;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A workbook that is written row by row: a few rows of the sheet at work are in memory, the others in compressed
 * files of a private folder that is deleted. The same tables give the same bytes: no time of the machine goes into
 * it.
 */
final class WorkbookFile {

  private static final int ROWS_IN_MEMORY = 100;
  /** The first instant that a zip archive can tell. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** Writes the sheets, one after the other. */
  @FunctionalInterface
  interface Content {
    void writeTo(Sheets sheets) throws IOException, SQLException;
  }

  /** Opens the sheets of a workbook. */
  @FunctionalInterface
  interface Sheets {
    WorkbookSheet open(String table);
  }

  private WorkbookFile() {}

  /** Writes and flushes; the stream stays open. */
  static void write(AuditSet set, Content content, OutputStream out) throws IOException, SQLException {
    Path scratch = Files.createTempDirectory("coscom-workbook");
    try {
      DefaultTempFileCreationStrategy there = new DefaultTempFileCreationStrategy(scratch.toFile());
      rethrow(TempFile.withStrategy(there, () -> written(set, content, out)));
    } finally {
      delete(scratch);
    }
  }

  private static Optional<Exception> written(AuditSet set, Content content, OutputStream out) {
    try (Timeless workbook = new Timeless()) {
      properties(workbook, set);
      WorkbookStyles styles = new WorkbookStyles(workbook, set.language());
      Messages words = Messages.of("audit", set.language());
      content.writeTo(table -> new WorkbookSheet(workbook, styles, words, table, set.name()));
      workbook.setActiveSheet(0);
      workbook.write(out);
      out.flush();
      return Optional.empty();
    } catch (IOException | SQLException e) {
      return Optional.of(e);
    }
  }

  private static void rethrow(Optional<Exception> failed) throws IOException, SQLException {
    if (failed.isPresent() && failed.get() instanceof SQLException sql) {
      throw sql;
    }
    if (failed.isPresent()) {
      throw (IOException) failed.get();
    }
  }

  private static void properties(SXSSFWorkbook workbook, AuditSet set) {
    POIXMLProperties.CoreProperties core = workbook.getXSSFWorkbook().getProperties().getCoreProperties();
    Optional<Date> at = Optional.of(Date.from(set.asOf().toInstant()));
    core.setCreated(at);
    core.setModified(at);
    core.setCreator("coscom");
    core.setTitle(set.name());
  }

  private static void delete(Path scratch) throws IOException {
    try (Stream<Path> paths = Files.walk(scratch)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Every part of the archive has the same time. */
  private static final class Timeless extends SXSSFWorkbook {

    Timeless() {
      super(null, ROWS_IN_MEMORY, true);
      // Else every part is marked as longer than 4 GB, which some readers refuse.
      setZip64Mode(Zip64Mode.AsNeeded);
    }

    @Override
    protected ZipArchiveOutputStream createArchiveOutputStream(OutputStream out) {
      ZipArchiveOutputStream archive = new ZipArchiveOutputStream(out) {
        @Override
        public void putArchiveEntry(ZipArchiveEntry entry) throws IOException {
          ZipArchiveEntry timeless = new ZipArchiveEntry(entry.getName());
          timeless.setTimeLocal(NO_TIME);
          super.putArchiveEntry(timeless);
        }
      };
      archive.setUseZip64(zip64Mode);
      return archive;
    }
  }
}

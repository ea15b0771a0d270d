package fr.coscom.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV file as this program writes them: UTF-8, {@code ;}, one LF a row, quotes where they are needed. Text that a spreadsheet
 * would take for a formula gets an apostrophe in front; a number, which may be negative, does not.
 */
public final class CsvOutput implements AutoCloseable {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setDelimiter(';').setRecordSeparator('\n').get();
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final Writer writer;
  private final CSVPrinter printer;

  public CsvOutput(OutputStream out, String header) throws IOException {
    writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    printer = new CSVPrinter(writer, FORMAT);
    printer.printRecord(List.of(header.split(";")));
  }

  /** One row; null is an empty cell. */
  public void row(Object... cells) throws IOException {
    for (Object cell : cells) {
      printer.print(text(cell));
    }
    printer.println();
  }

  private static String text(Object cell) {
    if (cell instanceof BigDecimal amount) {
      return amount.toPlainString();
    }
    return cell == null ? "" : neutralised(cell.toString());
  }

  private static String neutralised(String cell) {
    return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /** Flushes; the stream stays open, it is the caller's. */
  @Override
  public void close() throws IOException {
    printer.flush();
    writer.flush();
  }
}

package fr.coscom.audit;

import fr.coscom.ledger.RowCursor;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which files an auditor's set holds, and how each is made from the ledger. The job writes them from here and
 * {@code coscom verify} makes them again. The transaction must have set {@code coscom.lot}.
 */
public final class AuditFilesStore {

  /** What is opened first. */
  public static final String WORKBOOK = "audit.xlsx";

  /** @param rows of a table, without its heading; lines of the traces; rows of all sheets */
  public record Written(String path, long bytes, long rows, String sha256) {}

  /** Makes the bytes of one file and says how many rows are in it; the stream stays open. */
  @FunctionalInterface
  private interface Body {
    long writeTo(OutputStream out) throws IOException, SQLException;
  }

  /** Told now and then while rows are written, so that a stop is heard. */
  private final Runnable pulse;
  private final AuditSet set;
  private final AuditTablesStore tables;

  public AuditFilesStore(Connection connection, AuditSet set, Runnable pulse) {
    this.set = set;
    this.pulse = pulse;
    this.tables = new AuditTablesStore(connection, set);
  }

  /** The tables as CSV and the traces as JSON lines. */
  public List<Written> writeTables(Path folder) throws IOException, SQLException {
    List<Written> written = new ArrayList<>();
    Map<String, AuditTally> tallies = new HashMap<>();
    for (AuditTable table : tables.all()) {
      written.add(write(folder, "tables/" + table.name() + ".csv", out -> csv(table, out, tallies)));
    }
    AuditTable tests = new AuditTests(set, tallies, tables.ledger()).table();
    written.add(write(folder, "tables/tests.csv", out -> csv(tests, out, new HashMap<>())));
    written.add(write(folder, "traces.jsonl", this::traces));
    return written;
  }

  public Written writeWorkbook(Path folder) throws IOException, SQLException {
    return write(folder, WORKBOOK, out -> {
      long[] rows = {0};
      WorkbookFile.write(set, sheets -> rows[0] = workbook(sheets), out);
      return rows[0];
    });
  }

  private long workbook(WorkbookFile.Sheets sheets) throws IOException, SQLException {
    List<AuditTable> all = tables.all();
    List<String> names = new ArrayList<>(List.of("tests"));
    names.addAll(all.stream().map(AuditTable::name).toList());
    AuditReadMe.of(set, names).body().writeTo(sheets.open("readme"));
    AuditTable.Sink tests = sheets.open("tests");
    tests.header(AuditTests.COLUMNS);
    Map<String, AuditTally> tallies = new HashMap<>();
    for (AuditTable table : all) {
      WorkbookSheet sheet = sheets.open(table.name());
      tallies.put(table.name(), filled(table, sheet));
      sheet.end();
    }
    new AuditTests(set, tallies, tables.ledger()).table().body().writeTo(new AuditTable.Sink() {
      @Override
      public void header(List<String> columns) {
        // It was opened first, to be the second sheet, and is filled last.
      }

      @Override
      public void row(Object... cells) throws IOException {
        tests.row(cells);
      }
    });
    return tallies.values().stream().mapToLong(AuditTally::rows).sum();
  }

  private long csv(AuditTable table, OutputStream out, Map<String, AuditTally> tallies) throws IOException,
      SQLException {
    AuditCsv csv = new AuditCsv(out);
    AuditTally tally = filled(table, csv);
    csv.end();
    tallies.put(table.name(), tally);
    return tally.rows();
  }

  private AuditTally filled(AuditTable table, AuditTable.Sink sink) throws IOException, SQLException {
    AuditTally tally = new AuditTally(sink, pulse);
    table.body().writeTo(tally);
    return tally;
  }

  private long traces(OutputStream out) throws IOException, SQLException {
    long lines = 0;
    try (RowCursor<String> rows = tables.query().rows(row -> row.getString(9), "traces")) {
      while (rows.hasNext()) {
        out.write((rows.next() + "\n").getBytes(StandardCharsets.UTF_8));
        if (++lines % AuditTally.PULSE == 0) {
          pulse.run();
        }
      }
    }
    return lines;
  }

  private static Written write(Path folder, String path, Body body) throws IOException {
    Path file = folder.resolve(path);
    long[] rows = {0};
    String sha256 = DurableFile.write(file, out -> {
      try {
        rows[0] = body.writeTo(out);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
    return new Written(path, Files.size(file), rows[0], sha256);
  }
}

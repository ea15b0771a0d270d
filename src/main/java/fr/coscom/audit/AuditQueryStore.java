package fr.coscom.audit;

import fr.coscom.basis.MaskedIban;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.ledger.RowCursor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Asks the questions of {@code audit-….sql} for one set, row by row. The names of the columns say what is in them:
 * {@code …_cents} is money, {@code …_words} are codes of sentences joined by a bar, {@code iban} is masked before it
 * goes anywhere. The transaction must have set {@code coscom.lot}.
 */
final class AuditQueryStore {

  private static final String ASKED =
      "WITH asked AS (SELECT ?::integer AS run_id, ?::integer AS year, ?::bigint AS events, ?::bigint AS statuses,"
          + " ?::text AS seed, ?::bigint AS news)\n";
  private static final String CENTS = "_cents";
  private static final String WORDS = "_words";

  private final Connection connection;
  private final AuditSet set;
  private final Messages sentences;
  private final Messages answers;

  AuditQueryStore(Connection connection, AuditSet set) {
    this.connection = connection;
    this.set = set;
    this.sentences = Messages.of("entitlement", set.language());
    this.answers = Messages.of("bank", set.language());
  }

  /** @param parts of the question, each a resource {@code audit-PART.sql} */
  AuditTable table(String name, String... parts) {
    return new AuditTable(name, sink -> {
      ReasonWords reasons = ReasonWords.of(connection, set.language());
      try (PreparedStatement select = prepared(parts)) {
        List<String> labels = labels(select.getMetaData());
        sink.header(labels.stream().map(AuditQueryStore::column).toList());
        try (RowCursor<Object[]> rows = new RowCursor<>(select, row -> cells(row, labels, reasons))) {
          while (rows.hasNext()) {
            sink.row(rows.next());
          }
        }
      }
    });
  }

  /** The one row that a question has for an answer. */
  <T> T only(RowCursor.Reading<T> reading, String part) throws SQLException {
    try (PreparedStatement select = prepared(part); ResultSet row = select.executeQuery()) {
      row.next();
      return reading.of(row);
    }
  }

  <T> RowCursor<T> rows(RowCursor.Reading<T> reading, String part) throws SQLException {
    return new RowCursor<>(prepared(part), reading);
  }

  private PreparedStatement prepared(String... parts) throws SQLException {
    String sql = Arrays.stream(parts).map(part -> text("audit-" + part + ".sql")).collect(Collectors.joining("\n",
        ASKED, ""));
    PreparedStatement select = connection.prepareStatement(sql);
    select.setInt(1, set.run().id());
    select.setInt(2, set.run().year().value());
    select.setLong(3, set.events());
    select.setLong(4, set.statuses());
    select.setString(5, set.seed());
    select.setLong(6, set.news());
    return select;
  }

  private static List<String> labels(ResultSetMetaData columns) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i));
    }
    return labels;
  }

  private static String column(String label) {
    return label.replaceFirst("(" + CENTS + "|" + WORDS + ")$", "");
  }

  private Object[] cells(ResultSet row, List<String> labels, ReasonWords reasons) throws SQLException {
    Object[] cells = new Object[labels.size()];
    for (int i = 0; i < cells.length; i++) {
      Object value = row.getObject(i + 1);
      cells[i] = value == null ? null : cell(labels.get(i), value, reasons);
    }
    return cells;
  }

  private Object cell(String label, Object value, ReasonWords reasons) {
    if (label.endsWith(CENTS)) {
      return new Money(((Number) value).longValue());
    }
    if (label.endsWith(WORDS)) {
      return words(value.toString(), reasons);
    }
    if (value instanceof Date day) {
      return day.toLocalDate();
    }
    if (value instanceof Number || value instanceof LocalDate) {
      return value;
    }
    return label.equals("iban") ? MaskedIban.of(value.toString()).text() : value.toString();
  }

  /** Each code says in its first word what it is a code of; what is none stays as it is. */
  private String words(String codes, ReasonWords reasons) {
    List<String> each = List.of(codes.split("\\|"));
    String rest = codes.contains(".") ? codes.substring(0, codes.indexOf('.')) : "";
    return switch (rest) {
      case "cause" -> answers.text(codes);
      case "WHY" -> each.stream().map(code -> reasons.why(bare(code))).collect(Collectors.joining(" "));
      case "NEXT" -> each.stream().map(code -> reasons.next(bare(code))).distinct().collect(Collectors.joining(" "));
      case "SHORT" -> each.stream().map(code -> reasons.shortly(bare(code))).collect(Collectors.joining(", "));
      case "BANK" -> reasons.bankCodes(each.stream().map(AuditQueryStore::bare).toList());
      case "FINDING" -> each.stream().map(sentences::text).collect(Collectors.joining(" "));
      default -> codes;
    };
  }

  private static String bare(String code) {
    return code.substring(code.indexOf('.') + 1);
  }

  private static String text(String resource) {
    try (InputStream stream = AuditQueryStore.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its resource " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

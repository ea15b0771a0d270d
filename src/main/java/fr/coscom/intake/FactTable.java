package fr.coscom.intake;

import java.util.stream.Collectors;

/** The SQL that brings the accepted rows of one file into its table, written from the data contract. */
record FactTable(TableSchema schema) {

  /** Parameters: lot, file. Inserts the rows that differ from what is known of their key. */
  String insert() {
    return written("""
        INSERT INTO fact_%1$s (%2$s, lot, line, cancelled, content)
        SELECT %3$s, ?, r.line, %4$s = 'Y', r.content
          FROM intake_row r
         WHERE r.file = ?
           AND NOT EXISTS (SELECT FROM intake_aside a WHERE a.id = r.id)
           AND NOT EXISTS (SELECT FROM known_%1$s k WHERE %5$s AND k.content = r.content)
        """);
  }

  /**
   * Parameters: lot, file. Keeps a second time the rows that equal what is known from a run that may still be discarded:
   * who throws that run away forgets its facts, and must not forget what this lot says too.
   */
  String confirm() {
    return written("""
        INSERT INTO fact_%1$s (%2$s, lot, line, cancelled, content)
        SELECT %3$s, ?, r.line, %4$s = 'Y', r.content
          FROM intake_row r JOIN known_%1$s k ON %5$s AND k.content = r.content
         WHERE r.file = ?
           AND NOT EXISTS (SELECT FROM intake_aside a WHERE a.id = r.id)
           AND k.lot <> known_lot()
           AND k.lot IN (SELECT l.lot FROM lot l JOIN run USING (run_id)
                         WHERE state IN ('PREPARING', 'SEALED', 'APPROVED'))
        """);
  }

  private String written(String sql) {
    String columns = schema.fields().stream().filter(field -> !isCancelled(field))
        .map(field -> column(field.name())).collect(Collectors.joining(", "));
    String values = schema.fields().stream().filter(field -> !isCancelled(field))
        .map(this::value).collect(Collectors.joining(", "));
    String sameKey = schema.key().stream()
        .map(name -> "k." + column(name) + " = " + value(schema.fields().get(schema.indexOf(name))))
        .collect(Collectors.joining(" AND "));
    return sql.formatted(table(), columns, values, cell("cancelled"), sameKey);
  }

  private String table() {
    return schema.name().replace('-', '_');
  }

  private static boolean isCancelled(Field field) {
    return field.name().equals("cancelled");
  }

  // FROM and TO are words of SQL.
  private static String column(String name) {
    return name.equals("from") || name.equals("to") ? name + "_on" : name;
  }

  // A key is never null: an empty cell of it is a value of its own.
  private String value(Field field) {
    String text = schema.key().contains(field.name()) ? cell(field.name()) : "nullif(" + cell(field.name()) + ", '')";
    return switch (field.type()) {
      case "date" -> text + "::date";
      case "number" -> text + "::numeric";
      case "integer", "year" -> text + "::integer";
      default -> text;
    };
  }

  private String cell(String name) {
    return "r.cells[" + (schema.indexOf(name) + 1) + "]";
  }
}

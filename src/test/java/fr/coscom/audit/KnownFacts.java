package fr.coscom.audit;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Puts facts into the ledger for a test, without files. A row is given as column, value, column, value; what is left out
 * takes a value under which nothing is in doubt. Dates may be written as text.
 */
public final class KnownFacts {

  private static final Map<String, Map<String, Object>> USUAL = usual();

  private final Connection connection;
  private OffsetDateTime openedAt = OffsetDateTime.parse("2024-04-02T09:00:00+02:00");
  private int runId;
  private int year;
  private int lot;
  private int line;

  public KnownFacts(Connection connection) {
    this.connection = connection;
  }

  /** The instant at which the next run is opened. */
  public KnownFacts at(OffsetDateTime instant) {
    this.openedAt = instant;
    return this;
  }

  /** Opens a run with a lot of its own; what is added from now on belongs to it. A run of the year before it is put to rest. */
  public int openRun(int year, String kind) throws SQLException {
    // As two signatures would, without the persons and their acts.
    execute("SET session_replication_role = replica");
    execute("UPDATE run SET state = CASE kind WHEN 'DRY_RUN' THEN 'DONE' ELSE 'RELEASED' END WHERE state = 'PREPARING' AND year = " + year);
    execute("SET session_replication_role = origin");
    execute("INSERT INTO parameter_set VALUES (repeat('0', 64), '') ON CONFLICT DO NOTHING");
    this.year = year;
    this.lot = (int) number("SELECT coalesce(max(lot), 0) + 1 FROM lot");
    try (PreparedStatement insert = connection.prepareStatement("""
        INSERT INTO run (year, number, kind, state, opened_at, opened_offset, execution_date, outside_window, operator,
                         output_folder, program_digest, parameter_digest)
        SELECT ?, coalesce(max(number), CASE ? WHEN 'DRY_RUN' THEN 8999 ELSE 0 END) + 1, ?, 'PREPARING',
               ?, '+02:00', make_date(? + 1, 5, 15), false, 'test', '/output',
               repeat('1', 64), repeat('0', 64)
          FROM run WHERE year = ? AND (kind = 'DRY_RUN') = (? = 'DRY_RUN')
        RETURNING run_id
        """)) {
      bind(insert, List.of(year, kind, kind, openedAt, year, year, kind));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        runId = row.getInt(1);
      }
    }
    execute("INSERT INTO lot (lot, run_id, scope) VALUES (%d, %d, '%s')".formatted(
        lot, runId, kind.equals("CORRECTION") ? kind : "ANNUAL"));
    execute("UPDATE run SET lot = %d WHERE run_id = %d".formatted(lot, runId));
    execute("SET coscom.lot = %d".formatted(lot));
    return runId;
  }

  /** A row of a file, {@code "sectors"} or {@code "other-contracts"}, in the lot of the open run. */
  public KnownFacts add(String file, Object... columnsAndValues) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>(USUAL.get(file));
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
    }
    row.put("lot", lot);
    row.put("line", ++line);
    insert("fact_" + file.replace('-', '_'), row);
    if (file.equals("contracts")) {
      sent((String) row.get("contract_id"), true);
    }
    return this;
  }

  /** A contract of caisse 311 in commune 31001 with its three signatures on one day. */
  public KnownFacts contract(String contractId, String rpps, String signedOn, Object... columnsAndValues)
      throws SQLException {
    List<Object> row = new ArrayList<>(List.of("contract_id", contractId, "rpps", rpps,
        "doctor_signed_on", signedOn, "caisse_signed_on", signedOn, "ars_signed_on", signedOn));
    row.addAll(Arrays.asList(columnsAndValues));
    return add("contracts", row.toArray());
  }

  /** Commune 31001 is a ZIP, caisse 311 pays, the doctor is in secteur 1 and has a bank account. */
  public KnownFacts nothingInDoubt(String... rpps) throws SQLException {
    add("zones", "commune", "31001");
    add("paying-caisses", "caisse", "311");
    for (String doctor : rpps) {
      add("sectors", "rpps", doctor);
      add("bank-accounts", "rpps", doctor);
    }
    return this;
  }

  /** A row of contracts.csv named the contract. */
  public KnownFacts sent(String contractId, boolean accepted) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("lot", lot);
    row.put("contract_id", contractId);
    row.put("accepted", accepted);
    insert("lot_contract", row);
    return this;
  }

  /** A rejected row; contract or doctor may be null. */
  public KnownFacts rejected(String file, String contractId, String rpps) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("lot", lot);
    row.put("severity", "REJECTED");
    row.put("file", file);
    row.put("line", ++line);
    row.put("column_name", "");
    row.put("code", "BAD_VALUE");
    row.put("value", "");
    row.put("message", "");
    row.put("contract_id", contractId);
    row.put("rpps", rpps);
    insert("anomaly", row);
    return this;
  }

  /** The work list: every contract known to the run. */
  public KnownFacts workList() throws SQLException {
    execute("""
        INSERT INTO run_contract (run_id, rpps, contract_id)
        SELECT %d, rpps, contract_id FROM known_contracts
        """.formatted(runId));
    return this;
  }

  public int runId() {
    return runId;
  }

  public int year() {
    return year;
  }

  public int lot() {
    return lot;
  }

  private void insert(String table, Map<String, Object> row) throws SQLException {
    String columns = String.join(", ", row.keySet());
    String marks = row.keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, marks))) {
      List<Object> values = new ArrayList<>();
      row.forEach((column, value) -> values.add(
          column.endsWith("_on") && value instanceof String text ? Date.valueOf(LocalDate.parse(text)) : value));
      bind(insert, values);
      insert.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Map<String, Map<String, Object>> usual() {
    Map<String, Map<String, Object>> usual = new LinkedHashMap<>();
    usual.put("contracts", row("doctor_name", "Dr Test", "caisse", "311", "commune", "31001", "practice", "MSP"));
    usual.put("sectors", row("convention_code", 1, "optam", "N", "from_on", "2000-01-01"));
    usual.put("opposable-rates", row());
    usual.put("stagiaire-attestations", row("level", "INTERNE", "agreement_ref", "A", "ministry_notice_ref", "M"));
    usual.put("hospital-activities", row("document_ref", "D", "from_on", "2000-01-01"));
    usual.put("majorations", row("arrete_ref", "R", "from_on", "2000-01-01"));
    usual.put("other-contracts", row());
    usual.put("zones", row("sub_area", "", "category", "ZIP", "from_on", "2000-01-01"));
    usual.put("bank-accounts", row("caisse", "", "holder", "Dr Test", "iban", "FR7630006000011234567890189"));
    usual.put("paying-caisses", row("legal_name", "CPAM", "iban", "FR7630006000011234567890189"));
    usual.put("holds", row("category", "C", "reason", "R", "placed_by", "P", "placed_on", "2024-01-01"));
    usual.put("decisions", row("decided_by", "D", "decided_on", "2024-01-01", "document_ref", "D"));
    usual.put("prior-payments", row());
    usual.put("ars-quotas", row());
    usual.put("debt-events", row());
    return usual;
  }

  private static Map<String, Object> row(Object... columnsAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
    }
    row.put("cancelled", false);
    row.put("content", new UUID(0, 0));
    return row;
  }
}

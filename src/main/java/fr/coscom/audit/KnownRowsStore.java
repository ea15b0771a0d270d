package fr.coscom.audit;

import fr.coscom.dossier.Origin;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what a run knew of some doctors. Sets {@code coscom.lot} to the lot of the run for the rest of the transaction. */
final class KnownRowsStore {

  private static final String CONTRACTS = """
      SELECT k.* FROM known_contracts k JOIN run_contract rc ON rc.contract_id = k.contract_id
       WHERE rc.run_id = ? AND (k.rpps = ANY (?) OR k.contract_id = ANY (?))
      """;

  private static final String ACCOUNTS = """
      SELECT k.*, x.code || ' ' || x.said_on AS bank_answer
        FROM known_bank_accounts k
        LEFT JOIN refused_accounts((SELECT last_bank_file FROM run WHERE run_id = ?)) x ON x.rpps = k.rpps AND x.caisse = k.caisse
       WHERE NOT k.cancelled AND k.rpps = ANY (?)
      """;

  private static final Map<String, String> CONDITIONS = Map.ofEntries(
      Map.entry("sectors", "rpps = ANY (?)"), Map.entry("opposable_rates", "rpps = ANY (?) AND year = ?"),
      Map.entry("other_contracts", "rpps = ANY (?)"),
      Map.entry("stagiaire_attestations", "contract_id = ANY (?)"), Map.entry("hospital_activities", "contract_id = ANY (?)"),
      Map.entry("majorations", "contract_id = ANY (?)"), Map.entry("holds", "contract_id = ANY (?)"),
      Map.entry("decisions", "contract_id = ANY (?) AND year = ?"), Map.entry("zones", "commune = ANY (?)"),
      Map.entry("paying_caisses", "caisse = ANY (?)"));

  private static final String REJECTED = """
      SELECT anomaly_id, file, lot, line, column_name, value, coalesce(contract_id, ''), coalesce(rpps, '')
        FROM holding_rejections
       WHERE contract_id = ANY (?) OR rpps = ANY (?)
      """;

  private static final String NOT_SENT = """
      SELECT rc.contract_id
        FROM run_contract rc
       WHERE rc.run_id = ? AND rc.contract_id = ANY (?)
         AND (SELECT sending_lots()) IS NOT NULL
         AND NOT EXISTS (SELECT FROM lot_contract s
                          WHERE s.lot = ANY ((SELECT sending_lots())::integer[]) AND s.contract_id = rc.contract_id)
      """;

  private final Connection connection;
  private final Run run;

  KnownRowsStore(Connection connection, Run run) {
    this.connection = connection;
    this.run = run;
  }

  /** Their contracts, and the contracts named. */
  KnownRows of(DoctorGroup group) throws SQLException {
    KnownLotStore.set(connection, run.lot());
    TreeMap<KnownRow.Key, KnownRow> rows = new TreeMap<>();
    for (ComparedFile file : ComparedFile.ALL) {
      if (file.table().equals("contracts")) {
        read(file, CONTRACTS, rows, run.id(), group.doctors(), group.contracts());
      } else if (file.table().equals("bank_accounts")) {
        read(file, ACCOUNTS, rows, run.id(), group.doctors());
      } else {
        String condition = CONDITIONS.get(file.table());
        String sql = "SELECT k.* FROM known_" + file.table() + " k WHERE NOT k.cancelled AND " + condition;
        if (condition.endsWith("year = ?")) {
          read(file, sql, rows, group.of(file), run.year().value());
        } else {
          read(file, sql, rows, group.of(file));
        }
      }
    }
    return new KnownRows(rows, rejected(group), notSent(group));
  }

  /** @param values sets of names, and whole numbers, in the order of their places */
  private void read(ComparedFile file, String sql, Map<KnownRow.Key, KnownRow> into, Object... values) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof Set<?> named) {
          select.setArray(i + 1, connection.createArrayOf("text", named.toArray()));
        } else {
          select.setObject(i + 1, values[i]);
        }
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          KnownRow known = row(file, row);
          into.put(known.key(), known);
        }
      }
    }
  }

  private static KnownRow row(ComparedFile file, ResultSet row) throws SQLException {
    Map<String, String> cells = new HashMap<>();
    for (String column : file.columns()) {
      String value = row.getString(column);
      if (value != null) {
        cells.put(column, column.equals("cancelled") ? row.getBoolean(column) ? "Y" : "" : value);
      }
    }
    StringBuilder key = new StringBuilder();
    for (String column : file.key()) {
      key.append(key.length() == 0 ? "" : "|").append(cells.getOrDefault(column, ""));
    }
    return new KnownRow(new KnownRow.Key(file.table(), key.toString()), cells,
        new Origin(ComparedFile.fileName(file.table()), row.getInt("lot"), row.getInt("line")));
  }

  private TreeMap<String, KnownRows.RejectedRow> rejected(DoctorGroup group) throws SQLException {
    TreeMap<String, KnownRows.RejectedRow> rejected = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(REJECTED)) {
      select.setArray(1, connection.createArrayOf("text", group.contracts().toArray()));
      select.setArray(2, connection.createArrayOf("text", group.doctors().toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String id = String.format(Locale.ROOT, "%019d", row.getLong(1));
          rejected.put(id, new KnownRows.RejectedRow(id, row.getString(2), row.getInt(3), row.getInt(4), row.getString(5),
              row.getString(6), row.getString(7), row.getString(8)));
        }
      }
    }
    return rejected;
  }

  private TreeSet<String> notSent(DoctorGroup group) throws SQLException {
    TreeSet<String> notSent = new TreeSet<>();
    try (PreparedStatement select = connection.prepareStatement(NOT_SENT)) {
      select.setInt(1, run.id());
      select.setArray(2, connection.createArrayOf("text", group.contracts().toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          notSent.add(row.getString(1));
        }
      }
    }
    return notSent;
  }
}

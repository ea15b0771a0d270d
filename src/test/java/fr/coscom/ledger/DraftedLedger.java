package fr.coscom.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.util.PSQLException;

/** A ledger of which a test writes only what signatures are about: runs, orders, transfers. Works on one session. */
public record DraftedLedger(Connection session) {

  static final String DIGEST = "d".repeat(64);

  void run(String sql) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A run of 2024, PREPARING, with an order of one transfer for each caisse, not written yet. */
  int prepared(String preparer, String... caisses) throws SQLException {
    run("INSERT INTO parameter_set VALUES (repeat('a', 64), '{}') ON CONFLICT DO NOTHING");
    int run = Integer.parseInt(one("""
        INSERT INTO run (year, number, kind, state, opened_at, opened_offset, execution_date, outside_window, operator,
                         output_folder, program_digest, parameter_digest)
        SELECT 2024, count(*) + 1, 'ANNUAL', 'PREPARING', '2025-05-05T07:00:00Z', '+02:00', '2025-05-15', false, '%s', '/out', 'p',
               repeat('a', 64) FROM run RETURNING run_id""".formatted(preparer)));
    for (String caisse : caisses) {
      run("""
          INSERT INTO collective_order (run_id, caisse, year, number, message_id, file_name, debtor_name, debtor_iban, transfers,
                                        total_cents, state)
          VALUES (%1$d, '%2$s', 2024, %1$d, 'M-%2$s-%1$d', '%2$s-%1$d.xml', 'CPAM', 'FR00', 1, 100, 'PREPARED')"""
          .formatted(run, caisse));
      run("""
          INSERT INTO payment_order (end_to_end_id, run_id, caisse, year, number, contract_id, holder, iban, amount_cents, state)
          VALUES ('E-%2$s-%1$d', %1$d, '%2$s', 2024, %1$d, 'C-%2$s', 'HOLDER', 'FR01', 100, 'ORDERED')"""
          .formatted(run, caisse));
    }
    return run;
  }

  /** The same, SEALED with {@link #DIGEST}. */
  int sealed(String preparer, String... caisses) throws SQLException {
    return seal(prepared(preparer, caisses), caisses);
  }

  /** Seals a run that was settled, with its orders. */
  public int seal(int run, String... caisses) throws SQLException {
    for (String caisse : caisses) {
      run("""
          UPDATE collective_order SET state = 'WRITTEN', sha256 = encode(sha256(convert_to(file_name, 'UTF8')), 'hex')
           WHERE run_id = %d AND caisse = '%s'""".formatted(run, caisse));
    }
    run("""
        INSERT INTO run_output (run_id, path, sha256, bytes)
        SELECT run_id, 'payments/' || file_name, sha256, 1 FROM collective_order WHERE run_id = %d""".formatted(run));
    run("UPDATE collective_order SET state = 'SEALED' WHERE run_id = %d".formatted(run));
    run("UPDATE run SET state = 'SEALED', run_json_sha256 = '%s' WHERE run_id = %d".formatted(DIGEST, run));
    return run;
  }

  public void sign(int run, String caisse, Signature.Act act, String who) throws SQLException {
    sign(run, caisse, act, who, DIGEST);
  }

  void sign(int run, String caisse, Signature.Act act, String who, String digest) throws SQLException {
    try (PreparedStatement insert = session.prepareStatement("""
        INSERT INTO signature (run_id, caisse, act, run_json_sha256, signed_by, signed_at, rehearsal)
        VALUES (?, ?, ?, ?, ?, '2025-05-06T07:00:00Z', true)""")) {
      insert.setInt(1, run);
      insert.setString(2, caisse);
      insert.setString(3, act.name());
      insert.setString(4, digest);
      insert.setString(5, who);
      insert.executeUpdate();
    }
    EventStore.keep(session, run, OffsetDateTime.parse("2025-05-06T07:00:00Z"), act.to().name(), who, (caisse + " " + digest).strip());
  }

  /** The name of the rule that refuses a statement, of {@code append_only} or {@code rights}; {@code accepted} when none does. */
  String verdict(Attempted attempted) {
    try {
      attempted.run();
      return "accepted";
    } catch (PSQLException e) {
      String rule = e.getServerErrorMessage().getConstraint();
      return rule != null ? rule : e.getMessage().contains("append-only") ? "append_only" : "rights " + e.getSQLState();
    } catch (SQLException e) {
      return e.toString();
    }
  }

  @FunctionalInterface
  interface Attempted {
    void run() throws SQLException;
  }

  String one(String sql) throws SQLException {
    return column(sql).get(0);
  }

  List<String> column(String sql) throws SQLException {
    try (Statement statement = session.createStatement(); ResultSet row = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    }
  }

  /** {@code run: 311 131} by state. */
  String states(int run) throws SQLException {
    return one("SELECT state FROM run WHERE run_id = " + run) + ": "
        + String.join(" ", column("SELECT state FROM collective_order WHERE run_id = " + run + " ORDER BY caisse DESC"));
  }
}

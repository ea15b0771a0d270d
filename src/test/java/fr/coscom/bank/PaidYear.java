package fr.coscom.bank;

import fr.coscom.audit.KnownFacts;
import fr.coscom.basis.Money;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.DebtStore;
import fr.coscom.ledger.FailedTransfer;
import fr.coscom.ledger.ReissueStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.SettlementStore;
import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The year 2024 ordered and handed over on a real PostgreSQL: caisse 311 pays contracts A to D 1000, 2000, 3000 and 4000 euros,
 * caisse 331 pays E and F 500 and 700. Correction runs follow when asked for.
 */
final class PaidYear implements AutoCloseable {

  static final String BLOCK_311 = "CPAM311-COSCOM-2024-0001-01";
  static final String MESSAGE_311 = "CPAM311-COSCOM-2024-20250515-0001";
  static final String MESSAGE_331 = "CPAM331-COSCOM-2024-20250515-0001";
  static final String BLOCK_331 = "CPAM331-COSCOM-2024-0001-01";
  static final Map<String, Long> EUROS = new TreeMap<>(Map.of("A", 1000L, "B", 2000L, "C", 3000L, "D", 4000L, "E", 500L, "F", 700L));

  final Database database = TestDatabase.create();
  final Connection connection;
  private final KnownFacts facts;
  /** Later by an hour at each run and each import: nothing happens at one instant. */
  private OffsetDateTime now = OffsetDateTime.parse("2025-05-20T09:00:00+02:00");

  PaidYear() throws SQLException {
    connection = TestDatabase.connectAsSuperuser(database);
    facts = new KnownFacts(connection);
    facts.at(OffsetDateTime.parse("2025-05-05T09:00:00+02:00")).openRun(2024, "ANNUAL");
    facts.add("paying-caisses", "caisse", "311", "iban", iban("311"));
    facts.add("paying-caisses", "caisse", "331", "iban", iban("331"));
    for (String contract : EUROS.keySet()) {
      facts.contract(contract, "R" + contract, "2020-01-01", "caisse", caisse(contract));
      facts.add("bank-accounts", "rpps", "R" + contract, "iban", "FR76OLD" + contract, "holder", "DR " + contract);
    }
    SettlementStore.settle(connection, assess(EUROS, "PAYABLE"));
    release("2024-1");
  }

  static String caisse(String contract) {
    return "EF".contains(contract) ? "331" : "311";
  }

  static String iban(String caisse) {
    return "FR7630003000" + caisse + "0000000009902";
  }

  static String id(String contract) {
    int number = contract.charAt(0) - (caisse(contract).equals("311") ? 'A' : 'E') + 1;
    return "COSCOM24-%s-00000000%d".formatted(caisse(contract), number);
  }

  /** A correction run that knows what {@code known} adds, settled but not handed over. */
  Run correction(Facts known, Map<String, Long> due, String status) throws SQLException {
    Run run = assessed(known, due, status);
    SettlementStore.settle(connection, run);
    DebtStore.open(connection, run, ParameterSet.current().forYear(run.year()));
    return run;
  }

  /** The same, not settled yet. */
  Run assessed(Facts known, Map<String, Long> due, String status) throws SQLException {
    now = now.plusHours(1);
    facts.at(now).openRun(2024, "CORRECTION");
    known.add(facts);
    return assess(due, status);
  }

  Run correction(Facts known) throws SQLException {
    return correction(known, EUROS, "PAYABLE");
  }

  /** Rows of the lot of a correction. */
  interface Facts {
    void add(KnownFacts facts) throws SQLException;
  }

  static Facts nothing() {
    return facts -> { };
  }

  static Facts account(String contract, String iban) {
    return facts -> facts.add("bank-accounts", "rpps", "R" + contract, "iban", iban, "holder", "DR " + contract);
  }

  static Facts decision(String contract, String code, String on) {
    return facts -> facts.add("decisions", "contract_id", contract, "year", 2024, "reason", "BANK_ANSWER_" + code,
        "decision", "PAY", "decided_by", "Le directeur", "decided_on", on);
  }

  static Facts both(Facts one, Facts other) {
    return facts -> {
      one.add(facts);
      other.add(facts);
    };
  }

  private Run assess(Map<String, Long> due, String status) throws SQLException {
    facts.workList();
    for (Map.Entry<String, Long> of : due.entrySet()) {
      execute("""
          INSERT INTO entitlement (run_id, contract_id, rpps, caisse, status, reasons, warnings, account_caisse, days, aif_cents,
                                   rms_cents, rhp_cents, mao_cents, trace)
          VALUES (%d, '%s', 'R%s', '%s', '%s', '%s', '', '', 0, %d, 0, 0, 0, '')""".formatted(facts.runId(), of.getKey(), of.getKey(),
          caisse(of.getKey()), of.getValue() == 0 && status.equals("PAYABLE") ? "NOTHING_DUE" : status,
          status.equals("PAYABLE") ? "" : "SOME", of.getValue() * 100));
    }
    return RunListStore.all(connection).stream().filter(r -> r.id() == facts.runId()).findFirst().orElseThrow();
  }

  /** As two signatures would, without the persons and their acts. */
  void release(String run) throws SQLException {
    execute("SET session_replication_role = replica");
    execute("UPDATE collective_order SET state = 'RELEASED' WHERE run_id = (SELECT run_id FROM run WHERE name = '" + run + "')");
    execute("SET session_replication_role = origin");
    execute("UPDATE payment_order SET state = 'SENT' WHERE run_id = (SELECT run_id FROM run WHERE name = '" + run + "')");
  }

  /** Throws a run away as the command does: all or nothing. */
  void discard(Run run) throws SQLException {
    connection.setAutoCommit(false);
    try {
      SettlementStore.reverse(connection, run.id(), "mistake");
      execute("UPDATE run SET state = 'DISCARDED', discarded_by = 'a.petit', discard_reason = 'mistake' WHERE run_id = " + run.id());
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Imports as the command does: all or nothing. */
  List<ImportedFile> take(Path... files) throws SQLException {
    connection.setAutoCommit(false);
    now = now.plusHours(1);
    try {
      List<ImportedFile> imported = new ReconciliationStore(connection, now, "a.petit")
          .take(Arrays.stream(files).map(AnswerFile::checked).toList()).files();
      connection.commit();
      return imported;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** {@code 2024-2 TRANSFER_FAILED|PAYABLE COVERED 0.00} for each debt of a contract that a run knows: reason, state, what is to come. */
  List<String> debts(Run run, String contract) throws SQLException {
    return DebtStore.known(connection, run, ParameterSet.current().forYear(run.year()), List.of(contract)).stream()
        .map(debt -> debt.run() + " " + debt.reason() + " " + debt.state() + " " + debt.outstanding()).toList();
  }

  /** {@code A=SENT B=REJECTED …} of one run's transfers, by id. */
  String states() throws SQLException {
    return text("SELECT string_agg(contract_id || '=' || state, ' ' ORDER BY contract_id, run_id) FROM payment_order");
  }

  String suspense() throws SQLException {
    return text("SELECT coalesce(string_agg(cause || CASE WHEN alarm THEN '!' ELSE '' END, ' ' ORDER BY answer_id), '') FROM suspense");
  }

  /** What each failed transfer waits for, as the latest run sees it. */
  String waits() throws SQLException {
    StringBuilder waits = new StringBuilder();
    for (FailedTransfer failed : ReissueStore.failed(connection, facts.runId())) {
      waits.append(failed.contractId()).append('=').append(failed.waitsFor().map(Enum::name).orElse("READY")).append(' ');
    }
    return waits.toString().strip();
  }

  Money sum(String outcome) throws SQLException {
    return new Money(Long.parseLong(text("SELECT coalesce(sum(" + outcome + "), 0) FROM order_outcome")));
  }

  String text(String query) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    database.close();
  }
}

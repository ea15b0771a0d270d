package fr.coscom.audit;

import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Component;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.DossierCursor;
import fr.coscom.dossier.DossierStore;
import fr.coscom.entitlement.Assessment;
import fr.coscom.entitlement.Entitlement;
import fr.coscom.law.ParameterSet;
import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.BalanceStore;
import fr.coscom.ledger.ControlBroken;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.DebtStore;
import fr.coscom.ledger.DraftedLedger;
import fr.coscom.ledger.EntitlementStore;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.ParameterSetStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.SettlementStore;
import fr.coscom.ledger.Signature.Act;
import fr.coscom.ledger.WorkListStore;
import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Runs of several years on the ledger itself, step by step as the job makes them, without Spring and without files. */
final class CorrectedYears implements ModelledYears, AutoCloseable {

  private static final Set<String> DECIMALS = Set.of("rate", "half_days_per_week", "time_share", "aif", "rms", "rhp", "mao", "amount");
  private static final Set<String> NUMBERS = Set.of("year", "convention_code");
  private static final ParameterSet PARAMETERS = ParameterSet.current();

  private final Database database = TestDatabase.create();
  private final Connection connection;
  private final KnownFacts facts;

  CorrectedYears() throws SQLException {
    connection = TestDatabase.connectAsSuperuser(database);
    facts = new KnownFacts(connection);
    ParameterSetStore.pin(connection, PARAMETERS);
  }

  Connection connection() {
    return connection;
  }

  /** Opens a run with a lot of its own; what is added from now on belongs to it. */
  CorrectedYears open(int year, Run.Kind kind, String openedAt) throws SQLException {
    int id = facts.openRun(year, kind.name());
    execute("SET session_replication_role = replica");
    execute("UPDATE run SET parameter_digest = '%s', opened_at = '%s' WHERE run_id = %d".formatted(PARAMETERS.digest(), openedAt, id));
    if (kind == Run.Kind.CORRECTION) {
      execute("UPDATE run SET execution_date = opened_at::date + 5 WHERE run_id = " + id);
    }
    execute("SET session_replication_role = origin");
    return this;
  }

  /** Rows as {@code sectors rpps=1 convention_code=3; zones commune=31001}; a blank inside a value is written as an underscore, but in a code. */
  CorrectedYears rows(String rows) throws SQLException {
    for (String row : rows.split(";")) {
      if (!row.isBlank()) {
        String[] words = row.strip().split("\\s+");
        List<Object> cells = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
          String[] cell = words[i].split("=", 2);
          cells.add(cell[0]);
          cells.add(value(cell[0], cell[1]));
        }
        facts.add(words[0], cells.toArray());
      }
    }
    return this;
  }

  private static Object value(String column, String text) {
    if (text.isEmpty() && column.endsWith("_ref")) {
      return null;
    }
    if (DECIMALS.contains(column)) {
      return new BigDecimal(text);
    }
    if (NUMBERS.contains(column)) {
      return Integer.valueOf(text);
    }
    return column.equals("cancelled") ? Boolean.valueOf(text) : text.matches("[A-Z_]+") ? text : text.replace('_', ' ');
  }

  @Override
  public String doctor(int number) {
    return "%011d".formatted(number);
  }

  @Override
  public void begin(int year, String openedAt) throws SQLException {
    open(year, Run.Kind.CORRECTION, openedAt);
  }

  @Override
  public void send(String table, Map<String, String> cells) throws SQLException {
    StringBuilder text = new StringBuilder(table.replace('_', '-'));
    new TreeMap<>(cells).forEach((column, value) -> {
      boolean key = ComparedFile.of(table).key().contains(column);
      // A missing document must be said: the fixture gives one to every row that says nothing.
      if (key || !value.isEmpty() || column.endsWith("_ref")) {
        text.append(' ').append(column).append('=').append(column.equals("cancelled") ? "true" : value);
      }
    });
    rows(text.toString());
  }

  /** Assesses, settles and checks the open run. @throws ControlBroken when a control that blocks does not hold */
  @Override
  public Run settle() throws SQLException {
    connection.setAutoCommit(false);
    try {
      KnownLotStore.set(connection, facts.lot());
      WorkListStore.stage(connection, facts.runId());
      Run run = named();
      RuleParameters parameters = PARAMETERS.forYear(run.year());
      EntitlementStore.keep(connection, run.id(), assess(run, parameters), parameters);
      SettlementStore.settle(connection, run);
      DebtStore.open(connection, run, parameters);
      ControlStore.keepOrBreak(connection, run.id(), BalanceStore.whilePreparing(connection, run, true));
      connection.commit();
      return run;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private List<Entitlement> assess(Run run, RuleParameters parameters) throws SQLException {
    List<Entitlement> entitlements = new ArrayList<>();
    try (DossierCursor cursor = DossierStore.notYetAssessed(connection, run.id(), run.year(), "", "99999999999")) {
      for (Optional<Dossier> dossier = cursor.next(); dossier.isPresent(); dossier = cursor.next()) {
        entitlements.addAll(Assessment.of(dossier.get(), parameters));
      }
    }
    return entitlements;
  }

  private Run named() throws SQLException {
    int id = facts.runId();
    return RunListStore.ofYear(connection, new CivilYear(facts.year())).stream().filter(run -> run.id() == id).findFirst().orElseThrow();
  }

  private Run now(Run run) throws SQLException {
    return RunListStore.named(connection, run.name()).orElseThrow();
  }

  /** Sealed first, though no file was written. */
  @Override
  public void approve(Run run) throws SQLException {
    new DraftedLedger(connection).seal(run.id(), caisses(run).toArray(String[]::new));
    sign(run, Act.APPROVE, "directrice");
  }

  /** Approved first, if need be. */
  @Override
  public void release(Run run) throws SQLException {
    if (now(run).state() == Run.State.PREPARING) {
      approve(run);
    }
    sign(run, Act.RELEASE, "comptable");
  }

  private void sign(Run run, Act act, String who) throws SQLException {
    List<String> caisses = caisses(run);
    for (String caisse : caisses.isEmpty() ? List.of("") : caisses) {
      new DraftedLedger(connection).sign(run.id(), caisse, act, who);
    }
  }

  /** The lines of accounting.csv without its head, joined by commas. */
  String accounting(Run run) throws SQLException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    connection.setAutoCommit(false);
    new RunTablesStore(connection, run.id(), "fr").accounting(out);
    connection.rollback();
    connection.setAutoCommit(true);
    return String.join(",", out.toString(StandardCharsets.UTF_8).lines().skip(1).toList());
  }

  private List<String> caisses(Run run) throws SQLException {
    List<String> caisses = new ArrayList<>();
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT caisse FROM collective_order WHERE run_id = " + run.id() + " ORDER BY caisse")) {
      while (row.next()) {
        caisses.add(row.getString(1));
      }
    }
    return caisses;
  }

  @Override
  public void discard(Run run) throws SQLException {
    connection.setAutoCommit(false);
    SettlementStore.reverse(connection, run.id(), "test");
    execute("UPDATE run SET state = 'DISCARDED', discarded_by = 'test', discard_reason = 'test' WHERE run_id = " + run.id());
    connection.commit();
    connection.setAutoCommit(true);
  }

  @Override
  public Difference compare(Run before, Run after, Optional<String> contract) throws SQLException {
    connection.setAutoCommit(false);
    try {
      return DifferenceStore.between(connection, before, after, contract);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  List<Debt> debts(Run run) throws SQLException {
    connection.setAutoCommit(false);
    try {
      KnownLotStore.set(connection, run.lot());
      return DebtStore.known(connection, run, PARAMETERS.forYear(run.year()));
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  @Override
  public Map<String, Long> ordered(int year) throws SQLException {
    Map<String, Long> ordered = new TreeMap<>();
    for (List<String> row : query("""
        SELECT contract_id || ' ' || component, sum(cents) FROM posting WHERE year = %d AND kind <> 'PRIOR' GROUP BY contract_id, component
        HAVING sum(cents) <> 0""".formatted(year))) {
      ordered.put(row.get(0), Long.valueOf(row.get(1)));
    }
    return ordered;
  }

  static String place(String contract, Component component) {
    return contract + " " + component;
  }

  List<List<String>> query(String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql); ResultSet row = select.executeQuery()) {
      List<List<String>> rows = new ArrayList<>();
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          cells.add(row.getString(i));
        }
        rows.add(cells);
      }
      return rows;
    }
  }

  private void execute(String sql) throws SQLException {
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

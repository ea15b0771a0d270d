package fr.coscom.statement;

import fr.coscom.audit.ContractDifference;
import fr.coscom.audit.DifferenceStore;
import fr.coscom.audit.StoredTrace;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.MaskedIban;
import fr.coscom.basis.Money;
import fr.coscom.entitlement.Reason;
import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.DebtStore;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.PaidPart;
import fr.coscom.ledger.ParameterSetStore;
import fr.coscom.ledger.RowCursor;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.statement.NeighbourStore.Neighbour;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the letters of a settled run tell, some hundred contracts at a time. Needs a transaction, which it may
 * end by a rollback: it
 * sets {@code coscom.lot}.
 */
public final class StatementStore {

  /** Takes one letter's facts; whatever it throws ends the reading. */
  @FunctionalInterface
  public interface Taker<X extends Exception> {
    void take(StatementFacts facts) throws X;
  }

  /**
   * Knows no lot, so that other questions may set one while the rows come. Parameters: the run before, run, contract
   * twice.
   */
  private static final String CONTRACTS = """
      SELECT e.contract_id,
             CASE WHEN c.state IN ('PREPARED', 'WRITTEN') THEN 'PREPARING'
                  -- What an order that was thrown away paid is paid by the next; what it claimed stands, and must be told.
                  WHEN c.state = 'DISCARDED' AND s.to_recover_cents > 0 THEN r.state
                  ELSE coalesce(c.state, r.state) END, e.trace,
             s.ordered_aif_cents, s.ordered_rms_cents, s.ordered_rhp_cents, s.ordered_mao_cents,
             s.aif_cents, s.rms_cents, s.rhp_cents, s.mao_cents,
             p.contract_id IS NOT NULL
               AND (p.status, p.reasons, p.aif_cents, p.rms_cents, p.rhp_cents, p.mao_cents)
                   IS DISTINCT FROM (e.status, e.reasons, e.aif_cents, e.rms_cents, e.rhp_cents, e.mao_cents),
             p.contract_id IS NOT NULL
        FROM entitlement e
        JOIN settlement s USING (run_id, contract_id)
        JOIN run r USING (run_id)
        LEFT JOIN collective_order c ON c.run_id = e.run_id AND c.caisse = s.caisse
        LEFT JOIN entitlement p ON p.run_id = ? AND p.contract_id = e.contract_id
       WHERE e.run_id = ? AND (?::text IS NULL OR e.contract_id = ?)
       ORDER BY e.contract_id
      """;

  private static final String NAMES =
      "SELECT contract_id, doctor_name FROM known_contracts WHERE contract_id = ANY (?)";

  private static final String TRANSFERS = """
      SELECT p.contract_id, p.amount_cents, p.holder, p.iban, r.execution_date, f.amount_cents
        FROM payment_order p
        LEFT JOIN payment_order f ON f.end_to_end_id = p.reissue_of
        LEFT JOIN run r ON r.run_id = f.run_id
       WHERE p.run_id = ? AND p.contract_id = ANY (?)
       ORDER BY p.contract_id, p.number
      """;

  /** Answers of the bank that came after the run was opened do not change its letters. */
  private static final String LOST = """
      SELECT o.contract_id, o.amount_cents, r.execution_date, u.code, c.by_run IS NOT NULL
        FROM run t
        JOIN run r ON r.year = t.year AND r.run_id < t.run_id
        JOIN payment_order o ON o.run_id = r.run_id AND o.contract_id = ANY (?)
        LEFT JOIN LATERAL (
             SELECT w.code FROM failure_said w JOIN bank_reason b USING (code)
              WHERE w.end_to_end_id = o.end_to_end_id AND w.file_id <= t.last_bank_file AND b.needs_decision
                AND NOT decided(o.contract_id, o.year, w.code, w.said_on, w.file_id)
              ORDER BY w.said_on, w.code LIMIT 1) AS u ON true
        LEFT JOIN LATERAL (
             SELECT min(s.by_run) AS by_run FROM standing_cover s
              WHERE s.end_to_end_id = o.end_to_end_id AND s.ends AND s.by_run <= t.run_id) AS c ON true
       WHERE t.run_id = ? AND coalesce(c.by_run, t.run_id) = t.run_id
         AND NOT EXISTS (
             SELECT FROM payment_order n WHERE n.reissue_of = o.end_to_end_id AND n.run_id <= t.run_id AND n.state <> 'DISCARDED')
         AND (c.by_run = t.run_id
              OR (SELECT h.state FROM order_status h JOIN bank_answer b USING (answer_id)
                   WHERE h.end_to_end_id = o.end_to_end_id AND b.file_id <= t.last_bank_file
                   ORDER BY h.status_id DESC LIMIT 1) IN ('REJECTED', 'RETURNED'))
       ORDER BY o.contract_id, o.number
      """;

  private static final String COUNT = "SELECT count(*) FROM settlement WHERE run_id = ?";

  /** A question costs as much for one contract as for many. */
  private static final int CONTRACTS_READ = 500;

  private static final JsonMapper JSON = new JsonMapper();
  private static final int NO_RUN = 0;

  private final Connection connection;
  private final Run run;
  private final Optional<Run> before;
  private final RuleParameters parameters;
  private final Map<String, String> bankMeanings;
  private final YearBeforeStore yearBefore;

  /**
   * @param language of the letters
   * @throws IllegalStateException when the parameters of the run are lost
   */
  public StatementStore(Connection connection, Run run, String language) throws SQLException {
    this.connection = connection;
    this.run = run;
    this.before = RunListStore.before(connection, run);
    this.parameters = ParameterSetStore.pinned(connection, run.parameterDigest()).forYear(run.year());
    this.yearBefore = new YearBeforeStore(connection, run);
    this.bankMeanings = RefusedAccountStore.meanings(connection, language);
  }

  /** The values that the run was made with. */
  public RuleParameters parameters() {
    return parameters;
  }

  /** How many letters the run has. */
  public long count() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COUNT)) {
      select.setInt(1, run.id());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Nothing when the run has not settled the contract. */
  public Optional<StatementFacts> of(String contractId) throws SQLException {
    List<StatementFacts> found = new ArrayList<>();
    each(contractId, found::add);
    return found.stream().findFirst();
  }

  /**
   * Each contract of the run, by number.
   *
   * @throws IOException of the taker, or when the database fails
   */
  public void all(Taker<IOException> taker) throws IOException {
    try {
      each(null, taker);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private <X extends Exception> void each(String contractId, Taker<X> taker) throws SQLException, X {
    PreparedStatement select = connection.prepareStatement(CONTRACTS);
    select.setInt(1, before.map(Run::id).orElse(NO_RUN));
    select.setInt(2, run.id());
    select.setString(3, contractId);
    select.setString(4, contractId);
    try (RowCursor<Settled> settled = new RowCursor<>(select, StatementStore::settled)) {
      while (settled.hasNext()) {
        List<Settled> together = new ArrayList<>();
        while (settled.hasNext() && together.size() < CONTRACTS_READ) {
          together.add(settled.next());
        }
        for (StatementFacts facts : facts(together)) {
          taker.take(facts);
        }
      }
    }
  }

  private record Settled(
      String contractId, Run.State state, String trace, Amounts already, Amounts now, boolean differs, boolean told) {}

  private static Settled settled(ResultSet row) throws SQLException {
    return new Settled(row.getString(1), Run.State.valueOf(row.getString(2)), row.getString(3), amounts(row, 4),
        amounts(row, 8), row.getBoolean(12), row.getBoolean(13));
  }

  private static Amounts amounts(ResultSet row, int first) throws SQLException {
    return new Amounts(new Money(row.getLong(first)), new Money(row.getLong(first + 1)),
        new Money(row.getLong(first + 2)), new Money(row.getLong(first + 3)));
  }

  private List<StatementFacts> facts(List<Settled> together) throws SQLException {
    KnownLotStore.set(connection, run.lot());
    List<String> contracts = together.stream().map(Settled::contractId).toList();
    Map<String, String> names = names(contracts);
    Map<String, List<Transfer>> transfers = transfers(contracts);
    Map<String, List<Transfer.Lost>> lost = lost(contracts);
    Map<String, Set<String>> undecided = RefusedAccountStore.undecided(connection, run, contracts);
    Map<String, List<Debt>> debts = DebtStore.known(connection, run, parameters, contracts).stream()
        .collect(Collectors.groupingBy(Debt::contractId));
    Map<String, List<PaidPart>> paidParts = DebtStore.payments(connection, run, contracts);
    Map<String, ContractDifference> differences = differences(together);
    Map<String, List<Neighbour>> neighbours = NeighbourStore.of(connection, run,
        together.stream().filter(one -> one.trace().contains(Reason.CONTRACT_OVERLAP.name())).map(Settled::contractId).toList());
    Map<String, YearBefore> yearsBefore =
        yearBefore.of(together.stream().filter(one -> !one.told()).map(Settled::contractId).toList());
    return together.stream().map(one -> {
      String id = one.contractId();
      StoredTrace trace = new StoredTrace(JSON.readTree(one.trace()));
      return new StatementFacts(run, one.state(), names.getOrDefault(id, ""), trace, one.already(),
          one.now(), transfers.getOrDefault(id, List.of()), lost.getOrDefault(id, List.of()), bankMeanings,
          undecided.getOrDefault(id, Set.of()), debts.getOrDefault(id, List.of()), paidParts.getOrDefault(id, List.of()), before,
          Optional.ofNullable(differences.get(id)),
          neighbours.getOrDefault(id, List.of()), Optional.ofNullable(yearsBefore.get(id)));
    }).toList();
  }

  private Map<String, ContractDifference> differences(List<Settled> together) throws SQLException {
    Set<String> differing =
        together.stream().filter(Settled::differs).map(Settled::contractId).collect(Collectors.toSet());
    return before.isEmpty() ? Map.of() : DifferenceStore.of(connection, before.get(), run, differing);
  }

  private Map<String, String> names(List<String> contracts) throws SQLException {
    Map<String, String> names = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(NAMES)) {
      select.setArray(1, connection.createArrayOf("text", contracts.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          names.put(row.getString(1), row.getString(2));
        }
      }
    }
    return names;
  }

  private Map<String, List<Transfer>> transfers(List<String> contracts) throws SQLException {
    Map<String, List<Transfer>> transfers = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(TRANSFERS)) {
      select.setInt(1, run.id());
      select.setArray(2, connection.createArrayOf("text", contracts.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Money failedAmount = new Money(row.getLong(6));
          Optional<Transfer.Failed> failed =
              Optional.ofNullable(row.getObject(5, LocalDate.class)).map(on -> new Transfer.Failed(failedAmount, on));
          transfers.computeIfAbsent(row.getString(1), none -> new ArrayList<>()).add(
              new Transfer(new Money(row.getLong(2)), row.getString(3), MaskedIban.of(row.getString(4)), failed));
        }
      }
    }
    return transfers;
  }

  private Map<String, List<Transfer.Lost>> lost(List<String> contracts) throws SQLException {
    Map<String, List<Transfer.Lost>> lost = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(LOST)) {
      select.setArray(1, connection.createArrayOf("text", contracts.toArray()));
      select.setInt(2, run.id());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lost.computeIfAbsent(row.getString(1), none -> new ArrayList<>()).add(
              new Transfer.Lost(new Money(row.getLong(2)), row.getObject(3, LocalDate.class), Optional.ofNullable(row.getString(4)),
                  row.getBoolean(5)));
        }
      }
    }
    return lost;
  }
}

package fr.coscom.audit;

import fr.coscom.audit.ContractDifference.Side;
import fr.coscom.audit.DoctorGroup.Link;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Money;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.ParameterSetStore;
import fr.coscom.ledger.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares two settled runs of one year: which contracts differ, by how much, and by which changed facts, each run with the lot and
 * the parameters that it knew. Needs a transaction, which it may end by a rollback: it sets {@code coscom.lot}.
 */
public final class DifferenceStore {

  private static final String SIDES = """
      SELECT e.contract_id, e.rpps, e.caisse, e.status, e.reasons, e.aif_cents, e.rms_cents, e.rhp_cents, e.mao_cents,
             s.aif_cents, s.rms_cents, s.rhp_cents, s.mao_cents, s.ordered_aif_cents + s.aif_cents, s.ordered_rms_cents + s.rms_cents,
             s.ordered_rhp_cents + s.rhp_cents, s.ordered_mao_cents + s.mao_cents
        FROM entitlement e JOIN settlement s USING (run_id, contract_id)
       WHERE e.run_id = ? AND e.contract_id = ANY (?)
      """;

  /** Contracts of either run that are not the same in the other. */
  private static final String DIFFERING = """
      WITH side AS (
        SELECT run_id, contract_id, status, reasons, e.aif_cents, e.rms_cents, e.rhp_cents, e.mao_cents,
               s.ordered_aif_cents + s.aif_cents AS aif_ordered, s.ordered_rms_cents + s.rms_cents AS rms_ordered,
               s.ordered_rhp_cents + s.rhp_cents AS rhp_ordered, s.ordered_mao_cents + s.mao_cents AS mao_ordered
          FROM entitlement e JOIN settlement s USING (run_id, contract_id) WHERE run_id IN (?, ?)
      )
      SELECT contract_id
        FROM side
       GROUP BY contract_id
      HAVING count(*) < 2
          OR count(DISTINCT (status, reasons, aif_cents, rms_cents, rhp_cents, mao_cents, aif_ordered, rms_ordered, rhp_ordered,
                             mao_ordered)) > 1
       ORDER BY contract_id
      """;

  private static final String COMPARED = "SELECT count(DISTINCT contract_id) FROM settlement WHERE run_id IN (?, ?)";

  /** All contracts of some doctors in either run, with their places and caisses. */
  private static final String THEIRS = """
      WITH run(run_id) AS (VALUES (?), (?))
      SELECT DISTINCT e.contract_id, e.rpps, f.commune, f.caisse
        FROM (SELECT w.contract_id, w.rpps FROM run_contract w JOIN run USING (run_id) WHERE w.rpps = ANY (?)
              UNION
              SELECT e.contract_id, e.rpps FROM entitlement e JOIN run USING (run_id) WHERE e.contract_id = ANY (?)) AS e
        JOIN fact_contracts f USING (contract_id)
      """;

  /** Contracts read in one go: a question costs as much for one as for many. */
  private static final int CONTRACTS_READ = 500;

  private final Connection connection;
  private final Run before;
  private final Run after;
  private final ParameterSet oldParameters;
  private final ParameterSet newParameters;

  private DifferenceStore(Connection connection, Run before, Run after) throws SQLException {
    this.connection = connection;
    this.before = before;
    this.after = after;
    this.oldParameters = ParameterSetStore.pinned(connection, before.parameterDigest());
    this.newParameters = ParameterSetStore.pinned(connection, after.parameterDigest());
  }

  /**
   * @param contract only this one, whether it differs or not
   * @throws IllegalArgumentException when the runs are of two years
   */
  public static Difference between(Connection connection, Run before, Run after, Optional<String> contract) throws SQLException {
    if (!before.year().equals(after.year())) {
      throw new IllegalArgumentException(before.name() + " and " + after.name() + " are of two years");
    }
    return new DifferenceStore(connection, before, after).difference(contract);
  }

  /** Of these contracts only, by number; one that neither run knows is left out. */
  public static Map<String, ContractDifference> of(Connection connection, Run before, Run after, Set<String> contracts)
      throws SQLException {
    Map<String, ContractDifference> told = new TreeMap<>();
    if (!contracts.isEmpty()) {
      new DifferenceStore(connection, before, after).tell(contracts, told);
    }
    return told;
  }

  /** The same for all contracts; nothing when more than {@code most} differ. */
  static Optional<Difference> upTo(Connection connection, Run before, Run after, int most) throws SQLException {
    DifferenceStore store = new DifferenceStore(connection, before, after);
    return store.differing().size() > most ? Optional.empty() : Optional.of(store.difference(Optional.empty()));
  }

  private Difference difference(Optional<String> contract) throws SQLException {
    List<String> differing = contract.isPresent() ? List.of(contract.get()) : differing();
    Map<String, ContractDifference> told = new TreeMap<>();
    for (int from = 0; from < differing.size(); from += CONTRACTS_READ) {
      tell(new TreeSet<>(differing.subList(from, Math.min(from + CONTRACTS_READ, differing.size()))), told);
    }
    return new Difference(before.name(), after.name(), compared(), List.copyOf(told.values()));
  }

  /** Reads of many at once, and tells of each group of doctors by itself. */
  private void tell(Set<String> differing, Map<String, ContractDifference> told) throws SQLException {
    Set<Link> links = links(differing);
    DoctorGroup all = DoctorGroup.around(differing, links);
    KnownRows knownAfter = new KnownRowsStore(connection, after).of(all);
    KnownRows knownBefore = new KnownRowsStore(connection, before).of(all);
    Map<String, Named> was = sides(before, all);
    Map<String, Named> is = sides(after, all);
    Set<String> left = new TreeSet<>(differing);
    while (!left.isEmpty()) {
      DoctorGroup group = DoctorGroup.around(Set.of(left.iterator().next()), links);
      Causes causes = new Causes(knownBefore.of(group), knownAfter.of(group), before.year(), oldParameters, newParameters);
      for (String each : group.contracts()) {
        if (left.remove(each)) {
          tell(each, was.get(each), is.get(each), causes).ifPresent(difference -> told.put(each, difference));
        }
      }
      left.removeAll(group.contracts());
    }
  }

  private static Optional<ContractDifference> tell(String contractId, Named was, Named is, Causes causes) {
    if (was == null && is == null) {
      return Optional.empty();
    }
    Named named = is == null ? was : is;
    Side sideBefore = was == null ? Side.UNKNOWN : was.side();
    Side sideAfter = is == null ? Side.UNKNOWN : is.side();
    return Optional.of(new ContractDifference(
        contractId, named.rpps(), named.caisse(), sideBefore, sideAfter, causes.of(contractId, sideBefore, sideAfter)));
  }

  private record Named(String rpps, String caisse, Side side) {}

  private Set<Link> links(Set<String> contracts) throws SQLException {
    Set<Link> links = new LinkedHashSet<>();
    int size;
    do {
      size = links.size();
      DoctorGroup group = DoctorGroup.around(contracts, links);
      try (PreparedStatement select = connection.prepareStatement(THEIRS)) {
        select.setInt(1, before.id());
        select.setInt(2, after.id());
        select.setArray(3, connection.createArrayOf("text", group.doctors().toArray()));
        select.setArray(4, connection.createArrayOf("text", group.contracts().toArray()));
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            links.add(new Link(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
          }
        }
      }
    } while (links.size() > size);
    return links;
  }

  private List<String> differing() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DIFFERING)) {
      select.setInt(1, before.id());
      select.setInt(2, after.id());
      try (ResultSet row = select.executeQuery()) {
        List<String> contracts = new ArrayList<>();
        while (row.next()) {
          contracts.add(row.getString(1));
        }
        return contracts;
      }
    }
  }

  private long compared() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COMPARED)) {
      select.setInt(1, before.id());
      select.setInt(2, after.id());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private Map<String, Named> sides(Run run, DoctorGroup group) throws SQLException {
    Map<String, Named> sides = new LinkedHashMap<>();
    try (PreparedStatement select = connection.prepareStatement(SIDES)) {
      select.setInt(1, run.id());
      select.setArray(2, connection.createArrayOf("text", group.contracts().toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Optional<Amounts> due = row.getObject(6) == null ? Optional.empty() : Optional.of(amounts(row, 6));
          Side side = new Side(Optional.of(row.getString(4)), row.getString(5), due, amounts(row, 10), amounts(row, 14));
          sides.put(row.getString(1), new Named(row.getString(2), row.getString(3), side));
        }
      }
    }
    return sides;
  }

  private static Amounts amounts(ResultSet row, int first) throws SQLException {
    return new Amounts(new Money(row.getLong(first)), new Money(row.getLong(first + 1)), new Money(row.getLong(first + 2)),
        new Money(row.getLong(first + 3)));
  }
}

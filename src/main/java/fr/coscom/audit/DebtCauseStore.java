package fr.coscom.audit;

import fr.coscom.basis.Amounts;
import fr.coscom.entitlement.Status;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks what made debts of contracts that are still paid: there is no reason on such a contract, only a changed fact. */
final class DebtCauseStore {

  private DebtCauseStore() {}

  /**
   * The changed facts that moved money between the run that found the debt and the one before it, for so many debts of each run at
   * most. Leaves {@code coscom.lot} as the run wants it.
   */
  static Map<Debt, List<Difference.Cause>> of(Connection connection, Run run, List<Debt> debts, int most) throws SQLException {
    Map<String, List<Debt>> byRun = debts.stream().filter(debt -> status(debt).isPresent())
        .collect(Collectors.groupingBy(Debt::run, TreeMap::new, Collectors.toList()));
    Map<Debt, List<Difference.Cause>> causes = new HashMap<>();
    for (Map.Entry<String, List<Debt>> found : byRun.entrySet()) {
      Run by = RunListStore.named(connection, found.getKey()).orElseThrow();
      Optional<Run> before = RunListStore.before(connection, by);
      if (before.isPresent()) {
        Map<String, Debt> listed = found.getValue().stream().limit(most)
            .collect(Collectors.toMap(Debt::contractId, debt -> debt));
        DifferenceStore.of(connection, before.get(), by, listed.keySet())
            .forEach((contract, difference) -> causes.put(listed.get(contract), moved(difference)));
      }
    }
    KnownLotStore.set(connection, run.lot());
    return causes;
  }

  /** The status of a contract that has no reason. */
  static Optional<Status> status(Debt debt) {
    List<String> codes = List.of(debt.reason().split("\\|"));
    return Arrays.stream(Status.values()).filter(status -> codes.contains(status.name())).findFirst();
  }

  private static List<Difference.Cause> moved(ContractDifference difference) {
    return difference.parts().stream().filter(part -> !part.moved().equals(Amounts.ZERO))
        .map(part -> new Difference.Cause(part.fact().file(), part.fact().column(), part.fact().kind())).distinct().toList();
  }
}

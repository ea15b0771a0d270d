package fr.coscom.audit;

import fr.coscom.basis.Amounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two runs of one year, contract by contract.
 *
 * @param compared how many contracts were looked at
 * @param contracts those of which something differs, by number
 */
public record Difference(String before, String after, long compared, List<ContractDifference> contracts) {

  public Difference {
    contracts = List.copyOf(contracts);
  }

  /** A kind of cause: what differs in which column of which file. */
  public record Cause(String file, String column, ChangedFact.Kind kind) {}

  public Amounts total() {
    return contracts.stream().map(ContractDifference::difference).reduce(Amounts.ZERO, Amounts::plus);
  }

  /** What each kind of cause moved in all, by file and column; they sum to the total. */
  public Map<Cause, Amounts> byCause() {
    Map<Cause, Amounts> causes = new TreeMap<>((a, b) -> (a.file() + "|" + a.column() + "|" + a.kind())
        .compareTo(b.file() + "|" + b.column() + "|" + b.kind()));
    contracts.forEach(contract -> contract.parts().forEach(part -> causes.merge(
        new Cause(part.fact().file(), part.fact().column(), part.fact().kind()), part.moved(), Amounts::plus)));
    return causes;
  }
}

package fr.coscom.audit;

import fr.coscom.basis.Amounts;
import java.util.List;
import java.util.Optional;

/**
 * One contract in two runs of a year. The difference is that of what stands ordered for the year after each run, component by
 * component; the parts sum to it to the cent.
 */
public record ContractDifference(String contractId, String rpps, String caisse, Side before, Side after, List<Part> parts) {

  public ContractDifference {
    parts = List.copyOf(parts);
  }

  /**
   * The contract in one run.
   *
   * @param status nothing when the run does not know the contract
   * @param reasons joined by a bar
   * @param due nothing when it cannot be computed
   * @param orderedNow by this run, signed
   * @param ordered for the year, after this run
   */
  public record Side(Optional<String> status, String reasons, Optional<Amounts> due, Amounts orderedNow, Amounts ordered) {

    static final Side UNKNOWN = new Side(Optional.empty(), "", Optional.empty(), Amounts.ZERO, Amounts.ZERO);

    boolean held() {
      return status.filter("HELD"::equals).isPresent();
    }
  }

  /** What one cause moved. */
  public record Part(ChangedFact fact, Amounts moved) {}

  public Amounts difference() {
    return after.ordered().minus(before.ordered());
  }
}

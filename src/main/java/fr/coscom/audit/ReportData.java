package fr.coscom.audit;

import fr.coscom.audit.InputFilesStore.InputRow;
import fr.coscom.audit.QuotaStore.Quota;
import fr.coscom.basis.Money;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.AllSentAgain;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.Run;
import java.util.List;
import java.util.Optional;

/**
 * All that the report of a run shows.
 *
 * @param rehearsal whether the clock was set by hand
 * @param unpaid the first held and refused contracts, held ones before, each by number
 * @param heldUnknown held contracts of which nothing can be computed
 * @param debts those of this run and of runs of the year before it, by contract, as they stand when this run is opened
 * @param yearCauses what the difference with the year before comes from; none when nothing was ever ordered for it
 * @param correction the run that this one corrects; nothing in an annual payment
 * @param readingCosts what the other readings would change
 * @param again transfers that did not arrive and that this run sends again
 * @param outputs the files written before the report
 */
public record ReportData(
    Run run,
    boolean rehearsal,
    Summary summary,
    List<UnpaidLine> unpaid,
    long heldUnknown,
    List<Control> controls,
    List<Quota> quotas,
    YearTotals totals,
    List<YearCause> yearCauses,
    Optional<Corrected> correction,
    List<ReadingCost> readingCosts,
    List<Debt> debts,
    AllSentAgain again,
    List<InputRow> inputs,
    List<OutputStore.Output> outputs,
    ParameterSet parameters) {

  /** Held and refused contracts are listed one by one up to this many. */
  public static final int LISTED = 200;

  /** @param atStake what it would bring; nothing when it cannot be computed or nothing can be had */
  public record UnpaidLine(
      String contractId, String caisse, String status, List<String> reasons, Optional<Money> atStake) {}

  /**
   * What the ledger holds with this run, and what it held of the year before when this run was settled.
   *
   * @param previous nothing when nothing was ever ordered for that year
   */
  public record YearTotals(Money year, Optional<Money> previous) {}

  /**
   * The run that was the last word on the year before this one.
   *
   * @param difference nothing when too many contracts differ to tell each change from the others
   */
  public record Corrected(String run, Optional<Difference> difference) {

    /** More than this many are left to {@code coscom compare}. */
    static final int TOLD = 2000;
  }

  /** What this run found overpaid. */
  public List<Debt> debtsNow() {
    return debts.stream().filter(debt -> debt.run().equals(run.name())).toList();
  }

  /** What earlier runs found overpaid. */
  public List<Debt> debtsBefore() {
    return debts.stream().filter(debt -> !debt.run().equals(run.name())).toList();
  }

  public long unpaidContracts() {
    return summary.contracts("HELD") + summary.contracts("NOT_ELIGIBLE");
  }
}

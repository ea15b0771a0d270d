package fr.coscom.audit;

import fr.coscom.audit.InputFilesStore.InputRow;
import fr.coscom.audit.QuotaStore.Quota;
import fr.coscom.bank.BankReason;
import fr.coscom.basis.Money;
import fr.coscom.law.Parameter;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.AllSentAgain;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.FailedTransfer;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the report of a run shows.
 *
 * @param rehearsal whether the clock was set by hand
 * @param corrects whether the run corrects a year, or is a dry run that would
 * @param unpaid the first held and refused contracts, held ones before, each by number
 * @param debts those of this run and of runs of the year before it, by contract, as they stand when this run is opened
 * @param yearCauses what the difference with the year before comes from; none when nothing was ever ordered for it
 * @param debtCauses what lowered the aid of a contract that is still paid, for those of the debts that are listed
 * @param correction the run that this one corrects; nothing in an annual payment
 * @param readingCosts what the other readings would change
 * @param again transfers that did not arrive and that this run sends again
 * @param stillUnpaid transfers that did not arrive and that this run does not send again
 * @param bankReasons what the codes of the bank mean, by language and code
 * @param outputs the files written before the report
 */
public record ReportData(
    Run run,
    boolean rehearsal,
    boolean corrects,
    Summary summary,
    List<UnpaidLine> unpaid,
    List<Control> controls,
    List<Quota> quotas,
    YearTotals totals,
    List<YearCause> yearCauses,
    Optional<Corrected> correction,
    List<ReadingCost> readingCosts,
    List<Debt> debts,
    Map<Debt, List<Difference.Cause>> debtCauses,
    AllSentAgain again,
    List<FailedTransfer> stillUnpaid,
    Map<String, Map<String, BankReason>> bankReasons,
    List<InputRow> inputs,
    List<OutputStore.Output> outputs,
    ParameterSet parameters) {

  /** Held and refused contracts are listed one by one up to this many. */
  public static final int LISTED = 200;

  /**
   * @param reasons as told, see {@link ReasonWords}
   * @param atStake what it would still bring; nothing when it cannot be computed or nothing can be had
   * @param alreadyOrdered before this run, for a contract that was held, refused or withdrawn after it was paid
   */
  public record UnpaidLine(
      String contractId, String caisse, String status, List<String> reasons, Optional<Money> atStake, Money alreadyOrdered) {}

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

  /** What did not arrive and is not sent again. */
  public Money stillUnpaidTotal() {
    return stillUnpaid.stream().map(FailedTransfer::amount).reduce(Money.ZERO, Money::plus);
  }

  /** The values in force on some day of the year. */
  List<Parameter> ofTheYear() {
    return parameters.parameters().stream()
        .filter(p -> !p.from().isAfter(run.year().period().last()) && !p.to().isBefore(run.year().period().from())).toList();
  }

  int majoratedRatio() {
    return parameters.forYear(run.year()).number("majorated_ratio");
  }

  public long unpaidContracts() {
    return summary.contracts("HELD") + summary.contracts("NOT_ELIGIBLE");
  }
}

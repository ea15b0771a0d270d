package fr.coscom.audit;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Money;
import fr.coscom.law.Reading;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A run in figures.
 *
 * @param byStatus contracts and what is due on them, by status; amounts that cannot be computed count as nothing
 * @param held what the held contracts wait for
 * @param byCaisse what is ordered now, by caisse
 * @param byReason held and refused contracts, by reason; a contract with two reasons counts under both
 * @param warnings contracts by warning, with what the rows not retained would have brought
 * @param decisions decisions on contracts of the year, with or without effect
 */
public record Summary(
    long rowsRead,
    long rejectedRows,
    long contracts,
    List<StatusLine> byStatus,
    Held held,
    Amounts due,
    Amounts ordered,
    Money toPay,
    Money toRecover,
    List<CaisseLine> byCaisse,
    List<RegionLine> byRegion,
    List<ReasonLine> byReason,
    List<ReasonLine> warnings,
    List<DecisionLine> decisions,
    List<Reading> readings) {

  public record StatusLine(String status, long contracts, Money total) {}

  /**
   * Held contracts.
   *
   * @param pending due less ordered before, of those of which the due is known
   * @param unknown contracts of which it is not
   * @param alreadyOrdered what was ordered for them before they were held; it is not paid again
   */
  public record Held(Money pending, long unknown, Money alreadyOrdered) {}

  /**
   * @param transfers those of the payment file, what is sent again included
   * @param reissued what is sent again; part of no other amount
   */
  public record CaisseLine(
      String caisse, long contracts, long transfers, Amounts ordered, Money toPay, Money toRecover, Money reissued) {

    /** What its payment file sums to. */
    public Money file() {
      return toPay.plus(reissued);
    }
  }

  public record RegionLine(String code, String name, long contracts, Money toPay) {}

  /**
   * @param reason as told: of a refusal of the bank with its code, see {@link ReasonWords}
   * @param atStake due less ordered before; of contracts that are refused, what the run claims back
   * @param unknown contracts of which nothing can be computed
   * @param alreadyOrdered what was ordered before for the contracts that are held
   */
  public record ReasonLine(String reason, String status, long contracts, Money atStake, long unknown, Money alreadyOrdered) {}

  public record DecisionLine(
      String contractId, String caisse, String reason, String decision, Optional<String> documentRef, String decidedBy,
      LocalDate decidedOn, boolean applied) {}

  /** Transfers that did not arrive and are sent again; part of no amount that is due. */
  public Money reissued() {
    return byCaisse.stream().map(CaisseLine::reissued).reduce(Money.ZERO, Money::plus);
  }

  /** What all payment files sum to. */
  public Money files() {
    return toPay.plus(reissued());
  }

  public long transfers() {
    return byCaisse.stream().mapToLong(CaisseLine::transfers).sum();
  }

  /** Whether there is nothing to transfer and nothing to recover. */
  public boolean ordersNothing() {
    return files().isZero() && toRecover.isZero();
  }

  public long contracts(String status) {
    return byStatus.stream().filter(line -> line.status().equals(status)).mapToLong(StatusLine::contracts).sum();
  }
}

package fr.coscom.ledger;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was overpaid on one contract for one year, as one run found it. It is never netted against another contract, another year or
 * a later payment.
 *
 * @param run that found it, as in {@code 2024-2}
 * @param amount positive; the sum of the parts
 * @param parts positive for what is claimed, negative for what the same contract and year brings in another component
 * @param paidOn the day of the payment concerned: the oldest of those that the amount reaches back to
 * @param legalBasis L133_4, CONTRACT_CLAUSE or CODE_CIVIL_1302
 * @param limitationOn the last day on which it can be claimed
 * @param notifiedOn the day of receipt, once an event told it
 * @param observationsUntil two months later; until that day is known, after the execution date of the run, a day to come as long as the
 *     state is TO_NOTIFY
 * @param noticeUntil one month after that
 * @param repaid known to have come back
 * @param waived known to be given up
 * @param covered never reached the doctor: the transfer failed, and was sent again without it
 * @param reason the reasons of the contract in that run, or its status
 */
public record Debt(
    String run,
    String contractId,
    String caisse,
    CivilYear year,
    Money amount,
    Amounts parts,
    LocalDate paidOn,
    String legalBasis,
    LocalDate limitationOn,
    Optional<LocalDate> notifiedOn,
    LocalDate observationsUntil,
    LocalDate noticeUntil,
    Money repaid,
    Money waived,
    Money covered,
    State state,
    String reason) {

  /** What became of it. TO_NOTIFY until the order of its caisse is released; TIME_BARRED is listed and not claimed. */
  public enum State {
    TO_NOTIFY,
    NOTIFIED,
    CONTESTED,
    REPAID,
    WAIVED,
    TIME_BARRED,
    /** Ended by a transfer that was sent again for less: the money had never arrived. */
    COVERED
  }

  /** Whether a transfer of that contract and year did not arrive: the doctor may never have had the money. */
  public boolean transferFailed() {
    return reason.startsWith("TRANSFER_FAILED");
  }

  /** What is still to come; zero when nothing is claimed any more. */
  public Money outstanding() {
    return state == State.TO_NOTIFY || state == State.NOTIFIED || state == State.CONTESTED
        ? amount.minus(repaid).minus(waived).minus(covered).orZeroIfNegative()
        : Money.ZERO;
  }

  /** By how much what came back, was given up or never arrived exceeds it; zero when it does not. */
  public Money excess() {
    return repaid.plus(waived).plus(covered).minus(amount).orZeroIfNegative();
  }

  /** What the doctor paid back beyond it, and is to have again: a waiver too many moved no money. */
  public Money tooMuchRepaid() {
    return repaid.plus(covered).minus(amount).orZeroIfNegative();
  }
}

package fr.coscom.payment;

import fr.coscom.basis.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger says that a payment file must hold. Serves for one reading: the transfers are consumed.
 *
 * @param transfers in the order of the file
 * @param debtorIbans accounts that this caisse may pay from
 * @param openedAt the instant at which the run was opened
 * @param cap most that one transfer may be
 * @param outsideQuarter what an execution date outside 1 April to 30 June of the following year is: ERROR for the
 *     annual payment, WARNING for corrections and for a payment declared late
 * @param closedDays on which this caisse does not pay, besides those of TARGET
 * @param sha256 digest in the ledger, once there is one
 */
public record Expectation(
    PaymentMessage message,
    Iterator<Transfer> transfers,
    Stage stage,
    Set<String> debtorIbans,
    Instant openedAt,
    Money cap,
    Violation.Severity outsideQuarter,
    Set<LocalDate> closedDays,
    Optional<String> sha256) {

  /**
   * A DRAFT still ends in {@code .part} and has no digest file beside it; a FINAL one has its name and its digest file.
   */
  public enum Stage { DRAFT, FINAL }
}

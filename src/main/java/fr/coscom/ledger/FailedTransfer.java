package fr.coscom.ledger;

import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A transfer that the bank rejected or returned and that is not ordered anew yet.
 *
 * @param run that ordered it, as in {@code 2024-1}
 * @param outcome {@code REJECTED} or {@code RETURNED}
 * @param reasons the codes that the bank gave; {@code OTHER} for one that is not known, and for none
 * @param waitsFor nothing when the next correction run orders it anew
 */
public record FailedTransfer(
    String endToEndId, String run, String contractId, String caisse, Money amount, String outcome, LocalDate on, List<String> reasons,
    Optional<Wait> waitsFor) {

  /** What must come before the transfer may go out again, or why it does not. */
  public enum Wait {
    /** The bank also said what contradicts: the money may have gone. A decision for BANK_ANSWER_ALARM. */
    ALARM,
    /**
     * A line of decisions.csv, PAY, for the reason BANK_ANSWER_code, dated the day of the answer or later and brought by a run that was
     * opened after the answer was imported.
     */
    DECISION,
    /** A line of bank-accounts.csv, newer than the one paid to, with another IBAN. */
    ACCOUNT,
    /** The contract brings nothing any more, or is not in the run. */
    NOT_DUE,
    /** The contract is held. */
    HELD,
    /** The caisse that paid has no account any more. */
    CAISSE_ACCOUNT,
    /** With this transfer the doctor would get more than is due: a decision for BANK_ANSWER_LESS_DUE. */
    LESS_DUE,
    /** Nine times ordered anew. */
    TOO_OFTEN,
    /** The doctor lacks nothing, and money was claimed back that did not arrive: the next correction ends both. */
    ENDS
  }
}

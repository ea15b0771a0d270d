package fr.coscom.bank;

import fr.coscom.bank.BankAnswer.Meaning;
import fr.coscom.bank.BankAnswer.Scope;
import java.util.Optional;

/**
 * Whether an answer is about these transfers, and whether it may move them. Message, block, end-to-end id, amount and account must
 * be ours wherever the bank gives them; the identifier of the answer's own scope and the amount of a movement must be given. States
 * form a lattice: REJECTED and EXECUTED exclude each other, RETURNED follows EXECUTED; a second news of the same is evidence.
 */
final class Matching {

  private Matching() {}

  /** @param sameMovement whether a movement with this reference of the bank is known of these transfers */
  static Verdict of(BankAnswer answer, Optional<KnownLines> known, boolean sameMovement) {
    if (answer.defect().isPresent()) {
      return Verdict.suspense(answer.defect().get());
    }
    if (known.isEmpty()) {
      return Verdict.suspense(switch (answer.scope()) {
        case MESSAGE -> Cause.UNKNOWN_MESSAGE;
        case BLOCK -> Cause.UNKNOWN_BLOCK;
        case LINE -> Cause.UNKNOWN_LINE;
      });
    }
    Optional<Cause> different = difference(answer, known.get());
    return different.isPresent() ? Verdict.suspense(different.get()) : news(answer, known.get(), sameMovement);
  }

  private static Optional<Cause> difference(BankAnswer answer, KnownLines known) {
    if (differ(answer.messageId(), known.messageId())) {
      return Optional.of(Cause.OTHER_MESSAGE);
    }
    if (differ(answer.blockId(), known.blockId())) {
      return Optional.of(Cause.OTHER_BLOCK);
    }
    if (differ(answer.account(), known.debtorIban())) {
      return Optional.of(Cause.OTHER_ACCOUNT);
    }
    if (answer.scope() == Scope.LINE && differ(answer.amount(), known.total())) {
      return Optional.of(Cause.OTHER_AMOUNT);
    }
    if (answer.meaning() != Meaning.DEBIT && answer.scope() != Scope.LINE
        && (differ(answer.transfers(), known.transfers()) || differ(answer.total(), known.total()))) {
      return Optional.of(Cause.OTHER_TOTALS);
    }
    return known.released() ? Optional.empty() : Optional.of(Cause.NOT_SENT);
  }

  private static boolean differ(Optional<?> given, Object ours) {
    return given.isPresent() && !given.get().equals(ours);
  }

  private static Verdict news(BankAnswer answer, KnownLines known, boolean sameMovement) {
    return switch (answer.meaning()) {
      case REJECT -> rejection(known);
      case DEBIT -> debit(answer, known, sameMovement);
      case RETURN -> givenBack(known, sameMovement);
      default -> Verdict.EVIDENCE;
    };
  }

  private static Verdict rejection(KnownLines known) {
    if (known.moved() > 0) {
      return Verdict.suspense(Cause.REJECT_AFTER_MONEY);
    }
    return known.pending() > 0 ? Verdict.APPLIED : Verdict.EVIDENCE;
  }

  private static Verdict debit(BankAnswer answer, KnownLines known, boolean sameMovement) {
    if (known.rejected() == known.transfers()) {
      return Verdict.suspense(Cause.REJECTED_BUT_DEBITED);
    }
    if (known.toDebit() == 0) {
      return sameMovement ? Verdict.EVIDENCE : Verdict.suspense(Cause.SECOND_DEBIT);
    }
    if (answer.scope() != Scope.LINE
        && (differ(answer.amount(), known.toDebitTotal()) || differ(answer.transfers(), known.toDebit()))) {
      return sameMovement ? Verdict.EVIDENCE : Verdict.suspense(Cause.OTHER_AMOUNT);
    }
    return Verdict.APPLIED;
  }

  private static Verdict givenBack(KnownLines known, boolean sameMovement) {
    return switch (known.outcome().orElse("")) {
      case "", "EXECUTED" -> Verdict.APPLIED;
      case "RETURNED" -> sameMovement ? Verdict.EVIDENCE : Verdict.suspense(Cause.SECOND_RETURN);
      default -> Verdict.suspense(Cause.RETURN_AFTER_REJECT);
    };
  }
}

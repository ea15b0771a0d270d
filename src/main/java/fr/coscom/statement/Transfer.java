package fr.coscom.statement;

import fr.coscom.basis.MaskedIban;
import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A transfer that a run ordered for a contract.
 *
 * @param account masked
 * @param failed the transfer that did not arrive, when this one sends its amount again, or what is due of it
 */
public record Transfer(Money amount, String holder, MaskedIban account, Optional<Failed> failed) {

  /** @param executedOn the day for which it was ordered */
  public record Failed(Money amount, LocalDate executedOn) {}

  /**
   * What an earlier run ordered, which did not arrive and is not sent again.
   *
   * @param executedOn the day for which it was ordered
   * @param undecided the bank's code that a person of the caisse must judge first; nothing when an account is enough
   * @param ended whether this run put an end to it: nothing of it is due, and nothing is claimed for it
   */
  public record Lost(Money amount, LocalDate executedOn, Optional<String> undecided, boolean ended) {}

  /** What is not sent again, since it is not due any more. */
  Money left() {
    return failed.map(first -> first.amount().minus(amount)).orElse(Money.ZERO);
  }
}

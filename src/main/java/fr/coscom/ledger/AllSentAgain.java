package fr.coscom.ledger;

import fr.coscom.basis.Money;
import java.util.List;

/**
 * What a run, or its order of one caisse, sends again.
 *
 * @param total of all of them
 * @param first by caisse and contract, up to as many as were asked for
 */
public record AllSentAgain(long transfers, Money total, List<SentAgain> first) {

  public static final AllSentAgain NONE = new AllSentAgain(0, Money.ZERO, List.of());

  public AllSentAgain {
    first = List.copyOf(first);
  }
}

package fr.coscom.audit;

import fr.coscom.basis.Money;
import fr.coscom.law.Reading;

/**
 * What the other reading of a text would change in what is payable, found by assessing with it the doctors whose entitlement relies
 * on this one.
 *
 * @param doctors those whose entitlement relies on the reading
 * @param assessed those of them who were assessed anew: all, or a sample from which the two that follow are extrapolated
 * @param moved those whose payable amount the other reading would change
 * @param difference payable under the other reading less payable under the one taken
 */
public record ReadingCost(Reading reading, long doctors, long assessed, long moved, Money difference) {

  public boolean estimated() {
    return assessed < doctors;
  }
}

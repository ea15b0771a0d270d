package fr.coscom.entitlement;

import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import fr.coscom.basis.Period;
import fr.coscom.basis.Share;

/**
 * One piece of an amount, on days during which nothing changes: full amount × days / of days × tariff × time × majoration. The
 * line holds every figure needed to redo it; only the sum of the lines of a component is rounded.
 *
 * @param component what it is paid as
 * @param base for MAO the component that is majorated, else the component itself
 * @param fullAmount what a full year brings, or a full month for trainees
 * @param ofDays days of the year, or of the month for trainees
 * @param tariff r(t), 1 where the component does not take the opposable rate
 * @param time q(t) for trainees, else 1
 * @param majoration m(t) for MAO, else 1
 */
public record Line(
    Component component, Component base, Period period, Money fullAmount, int ofDays, Share tariff, Share time, Share majoration) {

  /** In euros, not rounded. */
  public Share exact() {
    return Share.of(fullAmount.cents(), 100)
        .times(Share.of(period.days(), ofDays)).times(tariff).times(time).times(majoration);
  }

  Line majorated(Period part, Share rate) {
    return new Line(Component.MAO, base, part, fullAmount, ofDays, tariff, time, rate);
  }
}

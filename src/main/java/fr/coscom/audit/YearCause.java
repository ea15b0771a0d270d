package fr.coscom.audit;

import fr.coscom.basis.Money;

/** One cause of the difference between what is ordered for a year and for the year before; the parts sum to it. */
public record YearCause(Kind kind, long contracts, Money moved) {

  /**
   * Contracts that have money in one of the two years only, by what they are in the later one; then, of those that have it in both,
   * each component.
   */
  public enum Kind {
    NEW,
    ENDED,
    HELD,
    REFUSED,
    AIF,
    RMS,
    RHP,
    MAO
  }
}

package fr.coscom.bank;

import fr.coscom.basis.Money;

/**
 * What became of the transfers of one caisse in one run.
 *
 * @param reissued of those rejected or returned, what went out again in a later run
 */
public record Outcome(
    String run, String caisse, long transfers, Money ordered, Money executed, Money rejected, Money returned, Money pending,
    Money reissued) {

  public boolean holds() {
    return ordered.equals(executed.plus(rejected).plus(returned).plus(pending));
  }

  public Outcome plus(Outcome other) {
    return new Outcome(run, "", transfers + other.transfers, ordered.plus(other.ordered), executed.plus(other.executed),
        rejected.plus(other.rejected), returned.plus(other.returned), pending.plus(other.pending), reissued.plus(other.reissued));
  }
}

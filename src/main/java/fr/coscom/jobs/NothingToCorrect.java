package fr.coscom.jobs;

import fr.coscom.basis.CivilYear;

/** A correction was asked for a year of which nothing was ever released and no prior payment is known. */
public final class NothingToCorrect extends RuntimeException {

  private final CivilYear year;

  NothingToCorrect(CivilYear year) {
    super("nothing was paid for " + year);
    this.year = year;
  }

  public CivilYear year() {
    return year;
  }
}

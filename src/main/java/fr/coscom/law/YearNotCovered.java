package fr.coscom.law;

import fr.coscom.basis.CivilYear;

/** No parameter is given for the year: it is refused rather than served by the last value known. */
public final class YearNotCovered extends RuntimeException {

  private final CivilYear year;

  YearNotCovered(CivilYear year, String name) {
    super("no value of " + name + " for the year " + year);
    this.year = year;
  }

  public CivilYear year() {
    return year;
  }
}

package fr.coscom.basis;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/** The civil year of right: 365 or 366 days, paid in the second quarter of the next one. */
public record CivilYear(int value) {

  public int days() {
    return Year.of(value).length();
  }

  public Period period() {
    return new Period(LocalDate.of(value, 1, 1), LocalDate.of(value + 1, 1, 1));
  }

  /** 1 April to 30 June of the next year: « versement des sommes intervenant au second trimestre de l'année civile suivante ». */
  public Period paymentWindow() {
    return new Period(LocalDate.of(value + 1, Month.APRIL, 1), LocalDate.of(value + 1, Month.JULY, 1));
  }

  /** 15 May of the next year, or the next day on which TARGET is open. */
  public LocalDate defaultExecutionDate() {
    return TargetCalendar.sameOrNextOpen(LocalDate.of(value + 1, Month.MAY, 15));
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}

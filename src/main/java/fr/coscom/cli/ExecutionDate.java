package fr.coscom.cli;

import fr.coscom.basis.CivilYear;
import fr.coscom.basis.TargetCalendar;
import java.time.LocalDate;
import java.util.Optional;

/** The day on which the bank is asked to pay, and whether it is outside the second quarter of the next year. */
record ExecutionDate(LocalDate day, boolean outsideWindow) {

  private static final int DAYS_BEFORE_CORRECTION = 5;

  /**
   * Of an annual payment: 15 May of the next year, or the next open day, unless another is given.
   *
   * @param late whether a day outside the second quarter was asked for on purpose
   * @throws CommandRefused when the year is not over that day, TARGET is closed, or it is outside the quarter and not on purpose
   */
  static ExecutionDate ofAnnual(CivilYear year, Optional<LocalDate> given, boolean late) {
    LocalDate day = open(year, given.orElseGet(year::defaultExecutionDate));
    boolean outside = !year.paymentWindow().contains(day);
    if (outside && !late) {
      throw new CommandRefused(ExitCode.USAGE, "execution.outside", day, year.paymentWindow().from(), year.paymentWindow().last());
    }
    return new ExecutionDate(day, outside);
  }

  /**
   * Of a correction: the later of the day of the annual payment and the first open day at least five days after the run is opened,
   * unless another is given. A day outside the quarter is only flagged.
   *
   * @throws CommandRefused when the year is not over that day, or TARGET is closed
   */
  static ExecutionDate ofCorrection(CivilYear year, Optional<LocalDate> given, LocalDate openedOn) {
    LocalDate soonest = TargetCalendar.sameOrNextOpen(openedOn.plusDays(DAYS_BEFORE_CORRECTION));
    LocalDate annual = year.defaultExecutionDate();
    LocalDate day = open(year, given.orElse(soonest.isAfter(annual) ? soonest : annual));
    return new ExecutionDate(day, !year.paymentWindow().contains(day));
  }

  private static LocalDate open(CivilYear year, LocalDate day) {
    if (day.isBefore(year.period().toExclusive())) {
      throw new CommandRefused(ExitCode.USAGE, "execution.early", day, year.period().toExclusive());
    }
    if (!TargetCalendar.isOpen(day)) {
      throw new CommandRefused(ExitCode.USAGE, "execution.closed", day, TargetCalendar.sameOrNextOpen(day));
    }
    return day;
  }
}

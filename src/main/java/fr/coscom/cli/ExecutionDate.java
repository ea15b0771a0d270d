package fr.coscom.cli;

import fr.coscom.basis.CivilYear;
import fr.coscom.basis.TargetCalendar;
import java.time.LocalDate;
import java.util.Optional;

/** The day on which the bank is asked to pay, and whether it is outside the second quarter of the next year. */
record ExecutionDate(LocalDate day, boolean outsideWindow) {

  /**
   * Of an annual payment: 15 May of the next year, or the next open day, unless another is given.
   *
   * @param late whether a day outside the second quarter was asked for on purpose
   * @throws CommandRefused when the year is not over that day, TARGET is closed, or it is outside the quarter and not on purpose
   */
  static ExecutionDate ofAnnual(CivilYear year, Optional<LocalDate> given, boolean late) {
    LocalDate day = given.orElseGet(year::defaultExecutionDate);
    if (day.isBefore(year.period().toExclusive())) {
      throw new CommandRefused(ExitCode.USAGE, "execution.early", day, year.period().toExclusive());
    }
    if (!TargetCalendar.isOpen(day)) {
      throw new CommandRefused(ExitCode.USAGE, "execution.closed", day, TargetCalendar.sameOrNextOpen(day));
    }
    boolean outside = !year.paymentWindow().contains(day);
    if (outside && !late) {
      throw new CommandRefused(ExitCode.USAGE, "execution.outside", day, year.paymentWindow().from(), year.paymentWindow().last());
    }
    return new ExecutionDate(day, outside);
  }
}

package fr.coscom.basis;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** Days on which TARGET, the system that settles SEPA transfers, is open. */
public final class TargetCalendar {

  private static final Set<MonthDay> FIXED =
      Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

  private TargetCalendar() {}

  public static boolean isOpen(LocalDate day) {
    LocalDate easter = easterSunday(day.getYear());
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !FIXED.contains(MonthDay.from(day))
        && !day.equals(easter.minusDays(2))
        && !day.equals(easter.plusDays(1));
  }

  public static LocalDate sameOrNextOpen(LocalDate day) {
    LocalDate open = day;
    while (!isOpen(open)) {
      open = open.plusDays(1);
    }
    return open;
  }

  /** The day after which {@code count} more open days have passed, itself open; the same day for none. */
  public static LocalDate plusOpen(LocalDate day, int count) {
    LocalDate later = day;
    for (int i = 0; i < count; i++) {
      later = sameOrNextOpen(later.plusDays(1));
    }
    return later;
  }

  /** The latest day {@code from} of which {@code plusOpen(from, count)} is not after {@code day}. */
  public static LocalDate minusOpen(LocalDate day, int count) {
    LocalDate from = day;
    while (plusOpen(from, count).isAfter(day)) {
      from = from.minusDays(1);
    }
    return from;
  }

  /** Gregorian computus in the form of Meeus, Jones and Butcher. */
  private static LocalDate easterSunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}

package fr.coscom.intake;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Days as files write them: {@code yyyy-MM-dd} or {@code dd/MM/yyyy}, ten characters, a day that exists. */
final class Dates {

  private Dates() {}

  static Cell read(String text) {
    if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
      return day(text, 0, 5, 8);
    }
    if (text.length() == 10 && text.charAt(2) == '/' && text.charAt(5) == '/') {
      return day(text, 6, 3, 0);
    }
    return Cell.bad(AnomalyCode.BAD_DATE);
  }

  private static Cell day(String text, int year, int month, int day) {
    int y = digits(text, year, 4);
    int m = digits(text, month, 2);
    int d = digits(text, day, 2);
    if (y < 1 || m < 1 || d < 1) {
      return Cell.bad(AnomalyCode.BAD_DATE);
    }
    try {
      return Cell.of(LocalDate.of(y, m, d).toString());
    } catch (DateTimeException e) {
      return Cell.bad(AnomalyCode.BAD_DATE);
    }
  }

  // ASCII digits only: Integer.parseInt would take signs and the digits of any script.
  private static int digits(String text, int from, int length) {
    int value = 0;
    for (int i = from; i < from + length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = 10 * value + c - '0';
    }
    return value;
  }
}

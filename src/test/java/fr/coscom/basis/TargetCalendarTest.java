package fr.coscom.basis;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.parser.functions.CalculateGregorianEasterSunday;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TargetCalendarTest {

  private static Document jollyday;

  /** Jollyday's own list of TARGET holidays; the module that would read it is not needed for that. */
  @BeforeAll
  static void readTheListOfJollyday() throws Exception {
    try (InputStream in = CalculateGregorianEasterSunday.class.getResourceAsStream("/holidays/Holidays_target.xml")) {
      jollyday = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(in);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030,
      2031, 2032,
      2033, 2034, 2035})
  void everyDayOfTheYearIsAsJollydaySays(int year) {
    Set<LocalDate> closed = holidays(year);
    assertThat(closed).hasSize(6);
    LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).forEach(day -> {
      boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      assertThat(TargetCalendar.isOpen(day)).as(day.toString()).isEqualTo(!weekend && !closed.contains(day));
    });
  }

  @ParameterizedTest
  @CsvSource({
      "2026-05-15,2026-05-15,a Friday is its own answer",
      "2026-05-16,2026-05-18,Saturday gives Monday",
      "2026-05-01,2026-05-04,1 May is a Friday",
      "2026-04-03,2026-04-07,Good Friday to Easter Monday",
      "2026-12-25,2026-12-28,Christmas before a weekend",
      "2027-05-15,2027-05-17,the usual day on a Saturday"})
  void theNextOpenDay(LocalDate day, LocalDate open, String because) {
    assertThat(TargetCalendar.sameOrNextOpen(day)).as(because).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({"2025-06-02,0,2025-06-02", "2025-06-02,2,2025-06-04", "2025-06-05,2,2025-06-09", "2025-06-07,1,2025-06-09",
      "2025-04-17,1,2025-04-22", "2025-04-30,1,2025-05-02"})
  void openDaysAreCountedForthAndBack(LocalDate from, int count, LocalDate to) {
    assertThat(TargetCalendar.plusOpen(from, count)).isEqualTo(to);
    LocalDate latest = TargetCalendar.minusOpen(to, count);
    assertThat(TargetCalendar.plusOpen(latest, count)).isBeforeOrEqualTo(to);
    assertThat(TargetCalendar.plusOpen(latest.plusDays(1), count)).isAfter(to);
  }

  @Test
  void frenchHolidaysThatTargetDoesNotKeepAreOpen() {
    assertThat(TargetCalendar.isOpen(LocalDate.of(2026, 5, 8))).as("8 May").isTrue();
    assertThat(TargetCalendar.isOpen(LocalDate.of(2026, 5, 14))).as("Ascension").isTrue();
    assertThat(TargetCalendar.isOpen(LocalDate.of(2026, 5, 25))).as("Whit Monday").isTrue();
  }

  private static Set<LocalDate> holidays(int year) {
    Set<LocalDate> days = new TreeSet<>();
    for (Element fixed : elements("Fixed")) {
      if (isValid(fixed, year)) {
        days.add(LocalDate.of(year, Month.valueOf(fixed.getAttribute("month")),
            Integer.parseInt(fixed.getAttribute("day"))));
      }
    }
    LocalDate easter = LocalDate.from(new CalculateGregorianEasterSunday().apply(Year.of(year)));
    for (Element christian : elements("ChristianHoliday")) {
      days.add(easter.plusDays(christian.getAttribute("type").equals("GOOD_FRIDAY") ? -2 : 1));
    }
    return days;
  }

  private static boolean isValid(Element holiday, int year) {
    String from = holiday.getAttribute("validFrom");
    String to = holiday.getAttribute("validTo");
    return (from.isEmpty() || Integer.parseInt(from) <= year) && (to.isEmpty() || Integer.parseInt(to) >= year);
  }

  private static Iterable<Element> elements(String name) {
    NodeList nodes = jollyday.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i))::iterator;
  }
}

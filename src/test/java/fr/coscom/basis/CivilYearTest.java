package fr.coscom.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CivilYearTest {

  @ParameterizedTest
  @CsvSource(useHeadersInDisplayName = true, textBlock = """
      year, days, default execution date
      2023, 365,  2024-05-15
      2024, 366,  2025-05-15
      2025, 365,  2026-05-15
      2020, 366,  2021-05-17
      2021, 365,  2022-05-16
      """)
  void isPaidInTheSecondQuarterOfTheNextYear(int value, int days, LocalDate execution) {
    CivilYear year = new CivilYear(value);
    assertThat(year.days()).isEqualTo(days);
    assertThat(year.period().days()).isEqualTo(days);
    assertThat(year.defaultExecutionDate()).isEqualTo(execution);
    assertThat(year.paymentWindow())
        .isEqualTo(Period.closed(LocalDate.of(value + 1, 4, 1), LocalDate.of(value + 1, 6, 30)));
  }

  @ParameterizedTest
  @CsvSource(useHeadersInDisplayName = true, textBlock = """
      day,        TARGET, because
      2026-04-03, closed, Good Friday
      2026-04-06, closed, Easter Monday
      2026-04-07, open,   Tuesday
      2024-03-29, closed, Good Friday
      2024-04-01, closed, Easter Monday
      2038-04-26, closed, Easter Monday of the latest Easter
      2026-05-01, closed, Labour Day
      2026-05-08, open,   no TARGET holiday
      2026-05-14, open,   Ascension Day
      2026-05-16, closed, Saturday
      2026-05-17, closed, Sunday
      2026-12-25, closed, Christmas
      2025-12-26, closed, 26 December
      2026-01-01, closed, New Year
      """)
  void targetIsOpenOnWorkingDays(LocalDate day, String target, String because) {
    assertThat(TargetCalendar.isOpen(day)).as(because).isEqualTo(target.equals("open"));
  }
}

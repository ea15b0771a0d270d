package fr.coscom.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource(useHeadersInDisplayName = true, textBlock = """
      first,      last,       days
      2024-01-01, 2024-12-31, 366
      2023-01-01, 2023-12-31, 365
      2024-02-28, 2024-03-01, 3
      2024-12-31, 2024-12-31, 1
      """)
  void countsItsDaysWithTheFirstAndTheLast(LocalDate first, LocalDate last, int days) {
    Period period = Period.closed(first, last);
    assertThat(period.days()).isEqualTo(days);
    assertThat(period.last()).isEqualTo(last);
    assertThat(period.contains(first) && period.contains(last)).isTrue();
    assertThat(period.contains(first.minusDays(1)) || period.contains(last.plusDays(1))).isFalse();
  }

  @Test
  void isNeverEmpty() {
    LocalDate day = LocalDate.of(2024, 5, 1);
    assertThatThrownBy(() -> new Period(day, day)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Period.between(day, day)).isEmpty();
    assertThat(Period.between(day, day.minusDays(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(useHeadersInDisplayName = true, nullValues = "none", textBlock = """
      a from,     a to excl., b from,     b to excl., shared from, shared to excl.
      2024-01-01, 2024-02-01, 2024-02-01, 2024-03-01, none,        none
      2024-01-01, 2024-02-02, 2024-02-01, 2024-03-01, 2024-02-01,  2024-02-02
      2024-01-01, 2024-12-31, 2024-02-01, 2024-03-01, 2024-02-01,  2024-03-01
      """)
  void sharesTheDaysInBoth(LocalDate a, LocalDate aEnd, LocalDate b, LocalDate bEnd, LocalDate from, LocalDate to) {
    Optional<Period> expected = Optional.ofNullable(from).map(f -> new Period(f, to));
    assertThat(new Period(a, aEnd).shared(new Period(b, bEnd))).isEqualTo(expected);
    assertThat(new Period(b, bEnd).shared(new Period(a, aEnd))).isEqualTo(expected);
  }

  @Test
  void aSpanWithoutLastDayIsOpen() {
    Span open = new Span(LocalDate.of(2023, 7, 1), Optional.empty());
    assertThat(open.covers(LocalDate.of(2023, 6, 30))).isFalse();
    assertThat(open.covers(LocalDate.of(2099, 1, 1))).isTrue();
    assertThat(open.within(new CivilYear(2023).period())).contains(Period.closed(LocalDate.of(2023, 7, 1), LocalDate.of(2023, 12, 31)));
    assertThat(open.within(new CivilYear(2022).period())).isEmpty();
  }

  @Test
  void aSpanHoldsItsLastDay() {
    Span may = new Span(LocalDate.of(2023, 5, 1), Optional.of(LocalDate.of(2023, 5, 31)));
    assertThat(may.covers(LocalDate.of(2023, 5, 31))).isTrue();
    assertThat(may.covers(LocalDate.of(2023, 6, 1))).isFalse();
    assertThat(may.within(new CivilYear(2023).period()).orElseThrow().days()).isEqualTo(31);
    assertThatThrownBy(() -> new Span(LocalDate.of(2023, 5, 2), Optional.of(LocalDate.of(2023, 5, 1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

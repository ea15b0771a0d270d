package fr.coscom.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terms of three years, for every day on which a contract could be signed. */
class TermTest {

  private static final List<LocalDate> ADHESIONS =
      LocalDate.of(2016, 10, 24).datesUntil(LocalDate.of(2026, 1, 1)).toList();

  @ParameterizedTest
  @CsvSource(useHeadersInDisplayName = true, textBlock = """
      adhesion,   terms, first day outside
      2021-03-01, 1,     2024-03-01
      2024-02-29, 0,     2024-02-29
      2024-02-29, 1,     2027-03-01
      2024-02-29, 4,     2036-02-29
      2024-02-28, 1,     2027-02-28
      2020-02-29, 1,     2023-03-01
      2020-02-29, 2,     2026-03-01
      2023-12-31, 1,     2026-12-31
      """)
  void endsOnTheDayOfTheTable(LocalDate adhesion, int terms, LocalDate outside) {
    assertThat(ContractEnd.boundary(adhesion, terms)).isEqualTo(outside);
  }

  @Test
  void everyTermLastsThreeYearsToTheDay() {
    for (LocalDate adhesion : ADHESIONS) {
      for (int terms = 0; terms <= 5; terms++) {
        LocalDate outside = ContractEnd.boundary(adhesion, terms);
        LocalDate last = outside.minusDays(1);
        assertThat(outside.getYear()).as("term %s of %s", terms, adhesion).isEqualTo(adhesion.getYear() + 3 * terms);
        if (adhesion.getMonthValue() == 2 && adhesion.getDayOfMonth() == 29) {
          assertThat(last.getMonthValue() * 100 + last.getDayOfMonth())
              .as("last day of term %s of %s", terms, adhesion).isEqualTo(228);
        } else {
          assertThat(outside.getMonthValue() * 100 + outside.getDayOfMonth())
              .as("term %s of %s", terms, adhesion).isEqualTo(adhesion.getMonthValue() * 100 + adhesion.getDayOfMonth());
        }
      }
    }
  }

  @Test
  void everyContractEndsAtItsFirstTermAfter2025() {
    LocalDate lastRenewal = LocalDate.of(2025, 12, 31);
    for (LocalDate adhesion : ADHESIONS) {
      ContractEnd end = Story.assess(2025, "signed " + adhesion).get(0).end().orElseThrow();
      assertThat(end.cause()).as("signed " + adhesion).isEqualTo(ContractEnd.TERM_NOT_RENEWABLE);
      assertThat(end.firstDayOutside()).as("signed " + adhesion).isAfter(lastRenewal).isBeforeOrEqualTo(LocalDate.of(2028, 12, 31));
      assertThat((end.firstDayOutside().getYear() - adhesion.getYear()) % 3).as("signed " + adhesion).isZero();
      int terms = (end.firstDayOutside().getYear() - adhesion.getYear()) / 3;
      assertThat(end.firstDayOutside()).as("signed " + adhesion).isEqualTo(ContractEnd.boundary(adhesion, terms));
      assertThat(terms == 1 || !ContractEnd.boundary(adhesion, terms - 1).isAfter(lastRenewal)).as("signed " + adhesion).isTrue();
    }
  }
}

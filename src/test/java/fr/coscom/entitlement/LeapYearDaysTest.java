package fr.coscom.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every day of 2024, a leap year, as the first and as the last day of a contract. */
class LeapYearDaysTest {

  private static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 366;

  @Test
  void everyAdhesionDayIsPaidToTheEndOfTheYear() {
    for (int first = 0; first < DAYS; first++) {
      LocalDate adhesion = NEW_YEAR.plusDays(first);
      assertThat(flatAid("signed " + adhesion)).as("signed " + adhesion).isEqualTo(share(DAYS - first));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RESIGNATION, not paid", "BREACH, not paid", "DEATH, paid", "RETIREMENT, paid", "CESSATION, paid", "LEFT_ZONE, paid"
  })
  void everyDayOfAnEventIsPaidOrNotAsItsReasonSays(String reason, String dayOfTheEvent) {
    for (int before = 0; before < DAYS; before++) {
      LocalDate event = NEW_YEAR.plusDays(before);
      assertThat(flatAid("signed 2023-03-15, ends " + reason + " " + event)).as(reason + " " + event)
          .isEqualTo(share(dayOfTheEvent.equals("paid") ? before + 1 : before));
    }
  }

  @Test
  void aRefusedRenewalWaitsForTheTerm() {
    for (int before = 0; before < DAYS; before++) {
      LocalDate letter = NEW_YEAR.plusDays(before);
      int expected = letter.isBefore(LocalDate.of(2024, 3, 1)) ? 60 : DAYS;
      assertThat(flatAid("signed 2021-03-01, ends NOT_RENEWED " + letter)).as("letter of " + letter).isEqualTo(share(expected));
    }
  }

  @Test
  void everyPairOfFirstAndLastDayIsPaidItsShareOfTheYear() {
    for (int first = 0; first < DAYS; first++) {
      for (int end = first; end <= DAYS; end++) {
        String story = "signed " + NEW_YEAR.plusDays(first) + ", ends RESIGNATION " + NEW_YEAR.plusDays(end);
        if (!flatAid(story).equals(share(end - first))) {
          assertThat(flatAid(story)).as(story).isEqualTo(share(end - first));
        }
      }
    }
  }

  private static Money flatAid(String story) {
    return Story.assess(2024, story).get(0).amounts().orElseThrow().aif();
  }

  private static Money share(int days) {
    return Money.parse(BigDecimal.valueOf(5000L * days).divide(BigDecimal.valueOf(DAYS), 2, RoundingMode.HALF_UP).toString());
  }
}

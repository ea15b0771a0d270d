package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.coscom.basis.CivilYear;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionDateTest {

  private static final CivilYear YEAR = new CivilYear(2024);

  @ParameterizedTest
  @CsvSource({
    "2025-04-01, false, false, first day of the quarter",
    "2025-06-30, false, false, last day of the quarter",
    "2025-07-01, true, true, after the quarter on purpose",
    "2025-01-02, true, true, before the quarter on purpose",
  })
  void aDayIsTaken(LocalDate day, boolean late, boolean outside, String because) {
    assertThat(ExecutionDate.ofAnnual(YEAR, Optional.of(day), late)).as(because).isEqualTo(new ExecutionDate(day, outside));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-05-01, false, execution.closed, TARGET is closed on 1 May",
    "2025-05-10, true, execution.closed, a Saturday",
    "2025-03-31, false, execution.outside, the day before the quarter",
    "2025-07-01, false, execution.outside, the day after the quarter",
    "2024-12-31, true, execution.early, the year is not over, late or not",
    "2024-06-03, false, execution.early, a year too soon",
  })
  void aDayIsRefused(LocalDate day, boolean late, String key, String because) {
    CommandRefused refused =
        catchThrowableOfType(CommandRefused.class, () -> ExecutionDate.ofAnnual(YEAR, Optional.of(day), late));

    assertThat(refused.key()).as(because).isEqualTo(key);
  }
}

package fr.coscom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunClockTest {

  @ParameterizedTest
  @CsvSource({
    "2026-05-04T09:00:00+02:00, 2026-05-04T09:00+02:00, summer",
    "2026-01-04T09:00:00+01:00, 2026-01-04T09:00+01:00, winter",
    "2026-05-04T23:30:00Z,      2026-05-05T01:30+02:00, in France it is the day after",
    "2026-05-04T09:00:00.987+02:00, 2026-05-04T09:00+02:00, whole seconds"
  })
  void theRehearsalClockStandsStillAtTheGivenInstant(String setting, String now, String because) {
    RunClock clock = RunClock.of(Map.of("COSCOM_NOW", setting));
    assertThat(clock.now()).as(because).hasToString(now);
    assertThat(clock.rehearsal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-05-04", "2026-05-04T09:00:00", "2026-02-30T09:00:00+01:00"})
  void anInstantThatCannotBeReadIsRefused(String setting) {
    assertThatThrownBy(() -> RunClock.of(Map.of("COSCOM_NOW", setting)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(setting)
        .hasMessageContaining("décalage")
        .extracting(e -> ((Worded) e).text("en")).asString().contains("an offset");
  }

  @Test
  void withoutSettingItIsTheTimeOfFrance() {
    RunClock clock = RunClock.of(Map.of());
    assertThat(clock.rehearsal()).isFalse();
    assertThat(clock.now().getOffset()).isIn(ZoneOffset.ofHours(1), ZoneOffset.ofHours(2));
    assertThat(clock.now()).isAfter(OffsetDateTime.parse("2025-01-01T00:00:00Z"));
  }
}

package fr.coscom.platform;

import fr.coscom.basis.LegalTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The one clock of the program: legal time of France to the second, or the fixed instant of {@code COSCOM_NOW} for
 * rehearsals and tests.
 */
public final class RunClock {

  private final Clock clock;
  private final boolean rehearsal;

  private RunClock(Clock clock, boolean rehearsal) {
    this.clock = clock;
    this.rehearsal = rehearsal;
  }

  /** @throws BadSetting when {@code COSCOM_NOW} is not an ISO date and time with an offset */
  public static RunClock of(Map<String, String> environment) {
    String fixed = environment.get("COSCOM_NOW");
    if (fixed == null || fixed.isBlank()) {
      return new RunClock(Clock.system(LegalTime.ZONE), false);
    }
    try {
      return new RunClock(Clock.fixed(OffsetDateTime.parse(fixed.strip()).toInstant(), LegalTime.ZONE), true);
    } catch (DateTimeException e) {
      throw new BadSetting(e, "clock.bad", fixed);
    }
  }

  /** Now in France, whole seconds: what is stored and what is written in a file are then the same. */
  public OffsetDateTime now() {
    return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether the instant is fixed by {@code COSCOM_NOW}. */
  public boolean rehearsal() {
    return rehearsal;
  }
}

package fr.coscom.basis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whole days, half-open: {@code from} is the first day inside, {@code toExclusive} the first day outside. Never empty. */
public record Period(LocalDate from, LocalDate toExclusive) {

  public Period {
    if (!from.isBefore(toExclusive)) {
      throw new IllegalArgumentException("the period from %s to before %s has no day".formatted(from, toExclusive));
    }
  }

  /** As files write it: the last day is included. */
  public static Period closed(LocalDate first, LocalDate last) {
    return new Period(first, last.plusDays(1));
  }

  /** Nothing when {@code from} is not before {@code toExclusive}. */
  public static Optional<Period> between(LocalDate from, LocalDate toExclusive) {
    return from.isBefore(toExclusive) ? Optional.of(new Period(from, toExclusive)) : Optional.empty();
  }

  public int days() {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, toExclusive));
  }

  public LocalDate last() {
    return toExclusive.minusDays(1);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(toExclusive);
  }

  public Optional<Period> shared(Period other) {
    return between(
        from.isAfter(other.from) ? from : other.from,
        toExclusive.isBefore(other.toExclusive) ? toExclusive : other.toExclusive);
  }
}

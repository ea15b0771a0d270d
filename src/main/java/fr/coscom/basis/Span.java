package fr.coscom.basis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A period as a document states it: a first day and, unless it is open, a last day, both included. */
public record Span(LocalDate first, Optional<LocalDate> last) {

  public Span {
    if (last.isPresent() && last.get().isBefore(first)) {
      throw new IllegalArgumentException("ends on %s before it starts on %s".formatted(last.get(), first));
    }
  }

  public boolean covers(LocalDate day) {
    return !day.isBefore(first) && last.map(l -> !day.isAfter(l)).orElse(true);
  }

  /** What of this span the other does not cover: nothing, one part or two. */
  public List<Span> without(Span other) {
    if (!covers(other.first) && !other.covers(first)) {
      return List.of(this);
    }
    List<Span> rest = new ArrayList<>();
    if (first.isBefore(other.first)) {
      rest.add(new Span(first, Optional.of(other.first.minusDays(1))));
    }
    other.last.filter(end -> last.isEmpty() || last.get().isAfter(end)).ifPresent(end -> rest.add(new Span(end.plusDays(1), last)));
    return List.copyOf(rest);
  }

  /** The part of a period that this span covers; nothing when they share no day. */
  public Optional<Period> within(Period period) {
    LocalDate end = last.map(l -> l.plusDays(1)).filter(l -> l.isBefore(period.toExclusive())).orElse(period.toExclusive());
    return Period.between(first.isAfter(period.from()) ? first : period.from(), end);
  }
}

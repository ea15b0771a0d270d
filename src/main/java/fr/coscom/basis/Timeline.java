package fr.coscom.basis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** A value for each day of a set of days, kept as the longest pieces on which it does not change, in order. */
public record Timeline<V>(List<Piece<V>> pieces) {

  /** @param <V> a type whose {@code equals} says that nothing changes */
  public record Piece<V>(Period period, V value) {}

  public Timeline {
    pieces = List.copyOf(pieces);
  }

  /**
   * @param days where the value is asked for
   * @param changes every day on which the value may differ from that of the day before; others do no harm
   * @param valueOn the value of one day
   */
  public static <V> Timeline<V> over(Days days, Collection<LocalDate> changes, Function<LocalDate, V> valueOn) {
    TreeSet<LocalDate> cuts = new TreeSet<>(changes);
    List<Piece<V>> pieces = new ArrayList<>();
    for (Period period : days.periods()) {
      LocalDate from = period.from();
      while (from.isBefore(period.toExclusive())) {
        LocalDate cut = cuts.higher(from);
        LocalDate to = cut == null || cut.isAfter(period.toExclusive()) ? period.toExclusive() : cut;
        append(pieces, new Piece<>(new Period(from, to), valueOn.apply(from)));
        from = to;
      }
    }
    return new Timeline<>(pieces);
  }

  private static <V> void append(List<Piece<V>> pieces, Piece<V> next) {
    Piece<V> last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    if (last != null && last.period().toExclusive().equals(next.period().from()) && last.value().equals(next.value())) {
      pieces.set(pieces.size() - 1, new Piece<>(new Period(last.period().from(), next.period().toExclusive()), last.value()));
    } else {
      pieces.add(next);
    }
  }

  /** The days on which some span starts, or on which it has just ended. */
  public static List<LocalDate> changesOf(Collection<Span> spans) {
    List<LocalDate> changes = new ArrayList<>();
    for (Span span : spans) {
      changes.add(span.first());
      span.last().ifPresent(last -> changes.add(last.plusDays(1)));
    }
    return changes;
  }

  /** @return the value of a day of this timeline */
  public V on(LocalDate day) {
    for (Piece<V> piece : pieces) {
      if (piece.period().contains(day)) {
        return piece.value();
      }
    }
    throw new IllegalArgumentException(day + " is not among the days");
  }

  /** Where each piece starts and ends. */
  public List<LocalDate> changes() {
    List<LocalDate> changes = new ArrayList<>();
    pieces.forEach(p -> {
      changes.add(p.period().from());
      changes.add(p.period().toExclusive());
    });
    return changes;
  }
}

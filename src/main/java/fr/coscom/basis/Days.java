package fr.coscom.basis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of days, kept as disjoint periods in order, no two of them touching. May be empty. */
public record Days(List<Period> periods) {

  public static final Days NONE = new Days(List.of());

  /** Sorts and joins what it is given. */
  public Days {
    periods = joined(periods);
  }

  public static Days of(Period period) {
    return new Days(List.of(period));
  }

  private static List<Period> joined(List<Period> given) {
    List<Period> sorted = new ArrayList<>(given);
    sorted.sort(Comparator.comparing(Period::from));
    List<Period> result = new ArrayList<>();
    for (Period next : sorted) {
      Period previous = result.isEmpty() ? null : result.get(result.size() - 1);
      if (previous == null || next.from().isAfter(previous.toExclusive())) {
        result.add(next);
      } else if (next.toExclusive().isAfter(previous.toExclusive())) {
        result.set(result.size() - 1, new Period(previous.from(), next.toExclusive()));
      }
    }
    return List.copyOf(result);
  }

  public boolean isEmpty() {
    return periods.isEmpty();
  }

  public int count() {
    return periods.stream().mapToInt(Period::days).sum();
  }

  public boolean contains(LocalDate day) {
    return periods.stream().anyMatch(p -> p.contains(day));
  }

  public Days and(Days other) {
    List<Period> shared = new ArrayList<>();
    for (Period mine : periods) {
      for (Period theirs : other.periods) {
        mine.shared(theirs).ifPresent(shared::add);
      }
    }
    return new Days(shared);
  }

  public Days or(Days other) {
    List<Period> all = new ArrayList<>(periods);
    all.addAll(other.periods);
    return new Days(all);
  }

  public Days minus(Days other) {
    List<Period> left = periods;
    for (Period hole : other.periods) {
      List<Period> next = new ArrayList<>();
      for (Period p : left) {
        Period.between(p.from(), min(p.toExclusive(), hole.from())).ifPresent(next::add);
        Period.between(max(p.from(), hole.toExclusive()), p.toExclusive()).ifPresent(next::add);
      }
      left = next;
    }
    return new Days(left);
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate max(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}

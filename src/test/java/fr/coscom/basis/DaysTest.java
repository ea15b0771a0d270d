package fr.coscom.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sets of days against plain sets of days. */
class DaysTest {

  private static final LocalDate START = LocalDate.of(2024, 2, 20);
  private final long seed = Long.getLong("seed", new Random().nextLong());
  private final Random random = new Random(seed);

  @Test
  void behaveAsSetsOfDaysDo() {
    for (int i = 0; i < 2_000; i++) {
      List<Period> a = periods();
      List<Period> b = periods();
      Days x = new Days(a);
      Days y = new Days(b);
      String because = a + " and " + b + ", seed " + seed;
      assertThat(naive(x)).as(because).isEqualTo(naive(a));
      assertThat(x.count()).as(because).isEqualTo(naive(a).size());
      assertThat(x.isEmpty()).as(because).isEqualTo(a.isEmpty());
      assertThat(naive(x.or(y))).as(because).isEqualTo(union(naive(a), naive(b)));
      assertThat(naive(x.and(y))).as(because).isEqualTo(kept(naive(a), naive(b), true));
      assertThat(naive(x.minus(y))).as(because).isEqualTo(kept(naive(a), naive(b), false));
      START.datesUntil(START.plusDays(45)).forEach(day ->
          assertThat(x.contains(day)).as(because + " on " + day).isEqualTo(naive(a).contains(day)));
    }
  }

  @Test
  void keepDisjointPeriodsInOrderNoTwoOfThemTouching() {
    for (int i = 0; i < 2_000; i++) {
      List<Period> kept = new Days(periods()).or(new Days(periods())).minus(new Days(periods())).periods();
      for (int next = 1; next < kept.size(); next++) {
        assertThat(kept.get(next).from()).as("%s, seed %s", kept, seed).isAfter(kept.get(next - 1).toExclusive());
      }
    }
  }

  private List<Period> periods() {
    List<Period> periods = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      LocalDate from = START.plusDays(random.nextInt(30));
      periods.add(new Period(from, from.plusDays(1 + random.nextInt(8))));
    }
    return periods;
  }

  private static Set<LocalDate> naive(Days days) {
    return naive(days.periods());
  }

  private static Set<LocalDate> naive(List<Period> periods) {
    return periods.stream().flatMap(p -> p.from().datesUntil(p.toExclusive())).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<LocalDate> union(Set<LocalDate> a, Set<LocalDate> b) {
    Set<LocalDate> all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }

  private static Set<LocalDate> kept(Set<LocalDate> a, Set<LocalDate> b, boolean inBoth) {
    return a.stream().filter(day -> b.contains(day) == inBoth).collect(Collectors.toCollection(TreeSet::new));
  }
}

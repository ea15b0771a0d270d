package fr.coscom.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/** Chance that gives the same to the same seed. */
record Dice(Random random) {

  boolean in1000(int cases) {
    return random.nextInt(1000) < cases;
  }

  int from(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  LocalDate day(LocalDate first, LocalDate last) {
    return first.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(first, last) + 1));
  }

  /** With two decimals, from {@code least} to {@code most} hundredths. */
  BigDecimal hundredths(int least, int most) {
    return BigDecimal.valueOf(from(least, most), 2);
  }

  @SafeVarargs
  final <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }
}

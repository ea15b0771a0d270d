package fr.coscom.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Splits a difference among its causes, whatever the order in which one thinks of them: the share of a cause is the mean of what it
 * moves, over all orders in which the causes may have come (the value of Shapley). Shares are exact fractions of n!; whole cents come
 * of them by the largest remainder, the earlier cause first when two are equal, so that the parts sum to the difference.
 */
final class Attribution {

  /** 2^15 evaluations; 15! × the largest amount still fits a long. */
  static final int MOST_CAUSES = 15;

  private Attribution() {}

  /**
   * @param values the cents when exactly the causes of the mask are in force; the index is the mask, its length a power of two
   * @return one part a cause, in cents; they sum to the last value less the first
   */
  static long[] parts(long[] values) {
    int causes = Integer.numberOfTrailingZeros(values.length);
    if (1 << causes != values.length || causes > MOST_CAUSES) {
      throw new IllegalArgumentException(values.length + " values");
    }
    long[] factorial = new long[causes + 1];
    factorial[0] = 1;
    for (int n = 1; n <= causes; n++) {
      factorial[n] = factorial[n - 1] * n;
    }
    long[] shares = new long[causes];
    for (int mask = 0; mask < values.length; mask++) {
      int size = Integer.bitCount(mask);
      for (int cause = 0; cause < causes; cause++) {
        if ((mask & 1 << cause) == 0) {
          long weight = factorial[size] * factorial[causes - size - 1];
          long moved = values[mask | 1 << cause] - values[mask];
          shares[cause] = Math.addExact(shares[cause], Math.multiplyExact(weight, moved));
        }
      }
    }
    return wholeCents(shares, factorial[causes], values[values.length - 1] - values[0]);
  }

  private static long[] wholeCents(long[] shares, long whole, long difference) {
    long[] parts = new long[shares.length];
    List<Integer> byRemainder = new ArrayList<>();
    long left = difference;
    for (int cause = 0; cause < shares.length; cause++) {
      parts[cause] = Math.floorDiv(shares[cause], whole);
      left -= parts[cause];
      byRemainder.add(cause);
    }
    byRemainder.sort(Comparator.comparing((Integer cause) -> Math.floorMod(shares[cause], whole)).reversed());
    for (int i = 0; i < left; i++) {
      parts[byRemainder.get(i)]++;
    }
    return parts;
  }
}

package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionTest {

  /** Values are listed by mask: nothing changed, the first, the second, both, the third, and so on. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      nothing changed                                | 100                       |
      one cause bears all                            | 500000 250000             | -250000
      two that do not meet                           | 0 100 30 130              | 100 30
      two that are needed together share evenly      | 0 0 0 100                 | 50 50
      an odd cent goes to the first of two equals    | 0 0 0 101                 | 51 50
      and a missing cent too                         | 0 0 0 -101                | -50 -51
      one that moves nothing                         | 7 10 7 10                 | 3 0
      a hold keeps back what a rate would have moved | 1000 700 1000 1000        | -150 150
      three that are needed together                 | 0 0 0 0 0 0 0 100         | 34 33 33
      """)
  void eachCauseBearsItsShare(String because, String values, String parts) {
    assertThat(Attribution.parts(longs(values))).as(because).isEqualTo(longs(parts == null ? "" : parts));
  }

  @Test
  void thePartsSumToTheDifferenceAndDoNotDependOnTheOrderOfTheCausesButForOneCent() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      int causes = random.nextInt(7);
      long[] values = random.longs(1L << causes, -1_200_000, 1_200_000).toArray();
      long[] parts = Attribution.parts(values);
      assertThat(Arrays.stream(parts).sum()).as("seed " + seed).isEqualTo(values[values.length - 1] - values[0]);
      long[] backwards = Attribution.parts(mirrored(values, causes));
      for (int cause = 0; cause < causes; cause++) {
        assertThat(Math.abs(parts[cause] - backwards[causes - 1 - cause])).as("seed " + seed).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void fifteenCausesStillFit() {
    long[] values = new long[1 << Attribution.MOST_CAUSES];
    Arrays.setAll(values, mask -> (Integer.bitCount(mask) % 2 == 0 ? -1 : 1) * 1_182_000L);
    assertThat(Arrays.stream(Attribution.parts(values)).sum()).isEqualTo(2 * 1_182_000L);
    assertThatIllegalArgumentException().isThrownBy(() -> Attribution.parts(new long[3]));
  }

  private static long[] mirrored(long[] values, int causes) {
    long[] mirrored = new long[values.length];
    for (int mask = 0; mask < values.length; mask++) {
      mirrored[causes == 0 ? 0 : Integer.reverse(mask) >>> 32 - causes] = values[mask];
    }
    return mirrored;
  }

  private static long[] longs(String words) {
    return words.isBlank() ? new long[0] : Arrays.stream(words.strip().split("\\s+")).mapToLong(Long::parseLong).toArray();
  }
}

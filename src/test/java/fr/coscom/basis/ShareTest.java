package fr.coscom.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

  @ParameterizedTest
  @CsvSource({"214, 366, 107/183", "365, 365, 1", "0, 366, 0", "-2, 4, -1/2", "2, -4, -1/2", "-2, -4, 1/2"})
  void isKeptInLowestTermsWithAPositiveDenominator(long numerator, long denominator, String written) {
    assertThat(Share.of(numerator, denominator)).hasToString(written);
  }

  @ParameterizedTest
  @CsvSource({"62.40, 78/125", "100, 1", "0, 0", "0.01, 1/10000", "1E+2, 1"})
  void readsAPercentage(BigDecimal percent, String written) {
    assertThat(Share.percent(percent)).hasToString(written);
  }

  @Test
  void addsUpExactly() {
    Share third = Share.of(1, 3);
    assertThat(third.plus(third).plus(third)).isEqualTo(Share.ONE);
    assertThat(Share.ONE.minus(third)).isEqualTo(Share.of(2, 3));
    assertThat(third.times(Share.of(3, 4))).isEqualTo(Share.of(1, 4));
    assertThat(third.times(6)).isEqualTo(Share.of(2, 1));
    assertThat(third.dividedBy(Share.of(1, 6))).isEqualTo(Share.of(2, 1));
    assertThat(Share.decimal(new BigDecimal("2.5"))).isEqualTo(Share.of(5, 2));
  }

  @Test
  void comparesByValue() {
    assertThat(Share.of(1, 3)).isLessThan(Share.of(34, 100));
    assertThat(Share.of(-1, 3)).isLessThan(Share.ZERO);
    assertThat(Share.of(3, 2).min(Share.ONE)).isEqualTo(Share.ONE);
    assertThat(Share.of(1, 2).min(Share.ONE)).isEqualTo(Share.of(1, 2));
  }

  @Test
  void hasNoShareOfNothing() {
    assertThatThrownBy(() -> Share.of(1, 0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Share.ONE.dividedBy(Share.ZERO)).isInstanceOf(ArithmeticException.class);
  }
}

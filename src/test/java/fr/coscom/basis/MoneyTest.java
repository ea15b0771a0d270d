package fr.coscom.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource(useHeadersInDisplayName = true, textBlock = """
      euros,  over, rounded
      0,      1,    0.00
      1,      3,    0.33
      2,      3,    0.67
      1,      200,  0.01
      1,      201,  0.00
      3,      200,  0.02
      999,    200,  5.00
      995,    1000, 1.00
      994,    1000, 0.99
      -1,     3,    -0.33
      -1,     200,  -0.01
      -1,     201,  0.00
      -3,     200,  -0.02
      -994,   1000, -0.99
      1460000, 366, 3989.07
      5000,   1,    5000.00
      """)
  void roundsHalfACentAwayFromZero(long euros, long over, String rounded) {
    assertThat(Money.rounded(Share.of(euros, over))).isEqualTo(Money.parse(rounded));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"0 | 0,00 | 0.00", "99999 | 999,99 | 999.99", "123456 | 1 234,56 | 1,234.56",
      "-123456 | -1 234,56 | -1,234.56", "12345678901 | 123 456 789,01 | 123,456,789.01"})
  void writesTheFiguresThatPeopleRead(long cents, String french, String english) {
    assertThat(new Money(cents).figures("fr")).isEqualTo(french);
    assertThat(new Money(cents).figures("en")).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.00", "5, 0.05", "-5, -0.05", "123456, 1234.56", "-100, -1.00", "1182000, 11820.00"})
  void writesTwoDecimalsAndAPoint(long cents, String written) {
    assertThat(new Money(cents)).hasToString(written);
    assertThat(Money.parse(written)).isEqualTo(new Money(cents));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.234", "0.001"})
  void refusesThirdDecimals(String written) {
    assertThatThrownBy(() -> Money.parse(written)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void addsAndSubtractsCents() {
    Money a = Money.parse("10.05");
    Money b = Money.parse("20.10");
    assertThat(a.plus(b)).isEqualTo(Money.parse("30.15"));
    assertThat(a.minus(b)).isEqualTo(Money.parse("-10.05"));
    assertThat(a.minus(b).negated()).isEqualTo(a);
    assertThat(a.minus(b).orZeroIfNegative()).isEqualTo(Money.ZERO);
    assertThat(a).isLessThan(b);
  }

  @Test
  void breaksRatherThanOverflow() {
    Money most = new Money(Long.MAX_VALUE);
    assertThatThrownBy(() -> most.plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.euros(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.rounded(Share.of(Long.MAX_VALUE, 1))).isInstanceOf(ArithmeticException.class);
  }
}

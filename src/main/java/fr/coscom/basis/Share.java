package fr.coscom.basis;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact fraction in lowest terms: 214/366, 83,72 %. The denominator is positive. Nothing is rounded here. */
public record Share(BigInteger numerator, BigInteger denominator) implements Comparable<Share> {

  public static final Share ZERO = of(0, 1);
  public static final Share ONE = of(1, 1);

  /** @throws ArithmeticException when the denominator is zero */
  public Share {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a share of nothing: " + numerator + "/0");
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  public static Share of(long numerator, long denominator) {
    return new Share(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** The whole number that a decimal stands for: {@code 62.40} is 6240/100. */
  public static Share decimal(BigDecimal value) {
    return new Share(value.unscaledValue(), BigInteger.ONE).times(
        value.scale() >= 0
            ? new Share(BigInteger.ONE, BigInteger.TEN.pow(value.scale()))
            : new Share(BigInteger.TEN.pow(-value.scale()), BigInteger.ONE));
  }

  /** A percentage as a share: {@code 62.40} is 624/1000. */
  public static Share percent(BigDecimal percent) {
    return decimal(percent.movePointLeft(2));
  }

  public Share times(Share other) {
    return new Share(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Share times(long factor) {
    return new Share(numerator.multiply(BigInteger.valueOf(factor)), denominator);
  }

  public Share plus(Share other) {
    return new Share(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Share minus(Share other) {
    return plus(new Share(other.numerator.negate(), other.denominator));
  }

  /** @throws ArithmeticException when the other share is zero */
  public Share dividedBy(Share other) {
    return new Share(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  public Share min(Share other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public boolean isZero() {
    return numerator.signum() == 0;
  }

  @Override
  public int compareTo(Share other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** {@code 214/366} in lowest terms; a whole number stands alone. */
  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
  }
}

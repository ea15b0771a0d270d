package fr.coscom.basis;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An amount in whole cents of euro; negative for what is claimed back. There is no door for a {@code double}. */
public record Money(long cents) implements Comparable<Money> {

  public static final Money ZERO = new Money(0);

  public static Money euros(long euros) {
    return new Money(Math.multiplyExact(euros, 100L));
  }

  /**
   * Reads {@code 1234.56}.
   *
   * @throws ArithmeticException when there are more than two decimals
   */
  public static Money parse(String decimal) {
    return new Money(new BigDecimal(decimal).movePointRight(2).longValueExact());
  }

  /**
   * The one rounding of the program: to the cent, half a cent going away from zero (reading L15).
   *
   * @param euros an exact number of euros
   */
  public static Money rounded(Share euros) {
    BigInteger twice = euros.numerator().abs().multiply(BigInteger.valueOf(200)).add(euros.denominator());
    BigInteger cents = twice.divide(euros.denominator().shiftLeft(1));
    return new Money(euros.numerator().signum() < 0 ? cents.negate().longValueExact() : cents.longValueExact());
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(cents, other.cents));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(cents, other.cents));
  }

  public Money negated() {
    return new Money(Math.negateExact(cents));
  }

  public boolean isZero() {
    return cents == 0;
  }

  public boolean isPositive() {
    return cents > 0;
  }

  public boolean isNegative() {
    return cents < 0;
  }

  /** This amount, or zero when it is negative. */
  public Money orZeroIfNegative() {
    return isNegative() ? ZERO : this;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(cents, other.cents);
  }

  /**
   * As people read it, without the sign of the euro: {@code 1 234,56} in French, {@code 1,234.56} else.
   *
   * @param language {@code fr} or {@code en}
   */
  public String figures(String language) {
    boolean french = language.equals("fr");
    String[] parts = toString().split("\\.");
    return parts[0].replaceAll("(?<=\\d)(?=(\\d{3})+$)", french ? " " : ",") + (french ? "," : ".") + parts[1];
  }

  /** Two decimals and a point, as the files want it: {@code 1234.56}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}

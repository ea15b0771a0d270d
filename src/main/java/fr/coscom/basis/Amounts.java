package fr.coscom.basis;

import java.util.function.BinaryOperator;

/** One amount a component. */
public record Amounts(Money aif, Money rms, Money rhp, Money mao) {

  public static final Amounts ZERO = new Amounts(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

  public Money total() {
    return aif.plus(rms).plus(rhp).plus(mao);
  }

  public Money of(Component component) {
    return switch (component) {
      case AIF -> aif;
      case RMS -> rms;
      case RHP -> rhp;
      case MAO -> mao;
    };
  }

  public Amounts plus(Amounts other) {
    return each(other, Money::plus);
  }

  public Amounts minus(Amounts other) {
    return each(other, Money::minus);
  }

  private Amounts each(Amounts other, BinaryOperator<Money> by) {
    return new Amounts(by.apply(aif, other.aif), by.apply(rms, other.rms), by.apply(rhp, other.rhp), by.apply(mao, other.mao));
  }
}

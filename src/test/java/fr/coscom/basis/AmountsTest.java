package fr.coscom.basis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountsTest {

  private final Amounts some = new Amounts(new Money(1), new Money(20), new Money(300), new Money(4000));

  @Test
  void totalsTheFourComponents() {
    assertThat(some.total()).isEqualTo(new Money(4321));
    assertThat(Amounts.ZERO.total()).isEqualTo(Money.ZERO);
  }

  @Test
  void addsAndSubtractsComponentByComponent() {
    assertThat(some.plus(some).minus(some)).isEqualTo(some);
    assertThat(Amounts.ZERO.minus(some).of(Component.RHP)).isEqualTo(new Money(-300));
  }

  @Test
  void namesEachComponentByItsNationalCode() {
    assertThat(some.of(Component.AIF)).isEqualTo(new Money(1));
    assertThat(some.of(Component.RMS)).isEqualTo(new Money(20));
    assertThat(some.of(Component.RHP)).isEqualTo(new Money(300));
    assertThat(some.of(Component.MAO)).isEqualTo(new Money(4000));
    assertThat(Component.values()).extracting(Component::code).containsExactly(1646, 1647, 1648, 1649);
  }
}

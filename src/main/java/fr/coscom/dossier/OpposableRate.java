package fr.coscom.dossier;

import java.math.BigDecimal;

/** The opposable rate of one year, in percent with at most two decimals, as the caisse gives it (L17). */
public record OpposableRate(BigDecimal percent, Origin origin) implements Fact {

  @Override
  public String label() {
    return percent.toPlainString() + " %";
  }
}

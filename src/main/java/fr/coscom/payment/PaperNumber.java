package fr.coscom.payment;

import fr.coscom.basis.Money;
import java.time.LocalDate;

/**
 * Amounts, counts and dates as a paper writes them in its language.
 *
 * @param language {@code fr} or {@code en}
 */
public record PaperNumber(String language) {

  public String figures(Money amount) {
    return french() ? FrenchNumber.figures(amount) : EnglishNumber.figures(amount);
  }

  public String figures(long count) {
    return french() ? FrenchNumber.figures(count) : EnglishNumber.figures(count);
  }

  public String figures(LocalDate day) {
    return french() ? FrenchNumber.figures(day) : EnglishNumber.figures(day);
  }

  /**
   * The amount in words.
   *
   * @throws IllegalArgumentException when the amount is negative or a thousand thousand million euros or more
   */
  public String words(Money amount) {
    return french() ? FrenchNumber.words(amount) : EnglishNumber.words(amount);
  }

  private boolean french() {
    return language.equals("fr");
  }
}

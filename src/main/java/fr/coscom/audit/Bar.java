package fr.coscom.audit;

import fr.coscom.basis.Money;
import java.util.List;

/**
 * A row of a table with its bar.
 *
 * @param cells in the order of the columns
 * @param width of the bar, 0 to {@link #FULL}: the share of the sum of the table in percent, at least 1 for any amount
 * @param words what the bar shows, for those who do not see it
 */
public record Bar(List<String> cells, int width, String words) {

  static final int FULL = 100;

  static int width(Money amount, Money sum) {
    return sum.cents() <= 0 || amount.cents() <= 0 ? 0 : (int) Math.max(1, amount.cents() * FULL / sum.cents());
  }
}

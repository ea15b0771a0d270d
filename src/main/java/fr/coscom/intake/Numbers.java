package fr.coscom.intake;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as files write them: digits, at most one point or comma, no grouping, no sign but a minus. */
final class Numbers {

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(?:[.,][0-9]{1,15})?");
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,8}");

  private Numbers() {}

  static Cell decimal(String text, Field field) {
    if (!DECIMAL.matcher(text).matches()) {
      return Cell.bad(AnomalyCode.BAD_NUMBER);
    }
    BigDecimal value = new BigDecimal(text.replace(',', '.'));
    if (value.scale() > field.decimals()) {
      return Cell.bad(AnomalyCode.TOO_MANY_DECIMALS);
    }
    return inRange(value, field);
  }

  static Cell integer(String text, Field field) {
    return INTEGER.matcher(text).matches() ? inRange(new BigDecimal(text), field) : Cell.bad(AnomalyCode.BAD_NUMBER);
  }

  private static Cell inRange(BigDecimal value, Field field) {
    boolean below = field.minimum() != null && value.compareTo(field.minimum()) < 0;
    boolean above = field.maximum() != null && value.compareTo(field.maximum()) > 0;
    return below || above ? Cell.bad(AnomalyCode.OUT_OF_RANGE) : Cell.of(value.stripTrailingZeros().toPlainString());
  }
}

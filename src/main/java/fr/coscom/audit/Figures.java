package fr.coscom.audit;

import fr.coscom.basis.Money;
import fr.coscom.basis.Share;
import fr.coscom.payment.PaperNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * Amounts, shares and dates as plain text shows them: {@code 5 000,00 €} in French, {@code 5,000.00 €} else. The
 * spaces inside do not break until {@link TextPage} writes them as ordinary ones.
 */
public record Figures(String language) {

  private static final String NO_BREAK = String.valueOf(TextPage.NO_BREAK);
  private static final int DECIMALS = 6;

  private boolean french() {
    return language.equals("fr");
  }

  public String euros(Money amount) {
    return amount.figures(language).replace(" ", NO_BREAK) + NO_BREAK + "€";
  }

  /** Exact when it has at most six decimals, else cut there and marked by an ellipsis; never rounded. */
  public String euros(Share exact) {
    BigDecimal cut = new BigDecimal(exact.numerator())
        .divide(new BigDecimal(exact.denominator()), DECIMALS, RoundingMode.DOWN);
    boolean whole = Share.decimal(cut).equals(exact);
    return decimal(whole ? atLeastTwoDecimals(cut) : cut) + (whole ? "" : "…") + NO_BREAK + "€";
  }

  /** {@code 730 000/183}. */
  public String fraction(Share share) {
    String below = share.denominator().equals(BigInteger.ONE) ? "" : "/" + grouped(share.denominator().toString());
    return grouped(share.numerator().toString()) + below;
  }

  /** A percentage where it has at most six decimals, else a fraction. */
  public String share(Share share) {
    Share percent = share.times(100);
    BigDecimal cut = new BigDecimal(percent.numerator())
        .divide(new BigDecimal(percent.denominator()), DECIMALS, RoundingMode.DOWN);
    if (!Share.decimal(cut).equals(percent)) {
      return fraction(share);
    }
    BigDecimal shortest = cut.stripTrailingZeros();
    return decimal(shortest.scale() <= 0 ? shortest.setScale(0) : atLeastTwoDecimals(shortest)) + NO_BREAK + "%";
  }

  public String count(long number) {
    return grouped(Long.toString(number));
  }

  /** A plain decimal, {@code 62.40}, with the language's sign and no other change; what is no number stays as it is. */
  String number(String plain) {
    return french() && plain.matches("\\d+\\.\\d+") ? plain.replace('.', ',') : plain;
  }

  public String day(LocalDate day) {
    return new PaperNumber(language).figures(day);
  }

  private static BigDecimal atLeastTwoDecimals(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    return shortest.scale() < 2 ? shortest.setScale(2) : shortest;
  }

  private String decimal(BigDecimal value) {
    String[] parts = value.toPlainString().split("\\.");
    return grouped(parts[0]) + (parts.length > 1 ? (french() ? "," : ".") + parts[1] : "");
  }

  private String grouped(String digits) {
    return digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", french() ? NO_BREAK : ",");
  }
}

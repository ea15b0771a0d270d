package fr.coscom.basis;

/**
 * A number of things that a sentence counts: it reads as its figures and still decides between singular and plural,
 * {@code {0} {0,choice,0#ligne|2#lignes}}.
 */
public final class Count extends Number {

  private static final long serialVersionUID = 1L;

  private final long number;
  private final String figures;

  private Count(long number, String figures) {
    this.number = number;
    this.figures = figures;
  }

  /** @param figures as the page writes the number, {@code 1 234} */
  public static Count of(long number, String figures) {
    return new Count(number, figures);
  }

  @Override
  public int intValue() {
    return Math.toIntExact(number);
  }

  @Override
  public long longValue() {
    return number;
  }

  @Override
  public float floatValue() {
    return number;
  }

  @Override
  public double doubleValue() {
    return number;
  }

  @Override
  public String toString() {
    return figures;
  }
}

package fr.coscom.ledger;

/**
 * The result of one control.
 *
 * @param population how many things were looked at
 * @param differences how many of them are not as they must be
 * @param cents by how much, in absolute value
 * @param detail the first differences, or the figures compared; never an IBAN
 */
public record Control(String id, Severity severity, long population, long differences, long cents, String detail) {

  /** What becomes of a run of which a control does not hold. */
  public enum Severity {
    /** Nothing is sealed. */
    BLOCKING,
    /** The run is sealed; whoever signs must have seen it. */
    WARNING
  }

  /** One that blocks. */
  public Control(String id, long population, long differences, long cents, String detail) {
    this(id, Severity.BLOCKING, population, differences, cents, detail);
  }

  public boolean holds() {
    return differences == 0 && cents == 0;
  }

  /** Whether nothing may be sealed. */
  public boolean breaks() {
    return severity == Severity.BLOCKING && !holds();
  }
}

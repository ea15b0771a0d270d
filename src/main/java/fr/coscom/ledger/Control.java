package fr.coscom.ledger;

/**
 * The result of one control.
 *
 * @param population how many things were looked at
 * @param differences how many of them are not as they must be
 * @param cents by how much, in absolute value
 * @param detail the first differences, or the figures compared; never an IBAN
 */
public record Control(String id, long population, long differences, long cents, String detail) {

  public boolean holds() {
    return differences == 0 && cents == 0;
  }
}

package fr.coscom.intake;

/**
 * A cell after its checks: a normalised value, or what is wrong with it.
 *
 * @param value null when there is a fault
 * @param fault null when there is none
 */
record Cell(String value, AnomalyCode fault) {

  static Cell of(String value) {
    return new Cell(value, null);
  }

  static Cell bad(AnomalyCode fault) {
    return new Cell(null, fault);
  }
}

package fr.coscom.intake;

import java.util.List;
import java.util.UUID;

/**
 * A row after its own checks, before it is held against others.
 *
 * @param cells normalised, in the order of the contract; null when the row has a fault
 * @param key null when one of its cells cannot be read
 * @param contract null when the row has no such column, or the cell cannot be read: it then names nobody
 * @param rpps likewise
 * @param raw digest of the cells as they were sent
 * @param content digest of the normalised cells; null when the row has a fault
 */
record CheckedRow(
    int line, String[] cells, String key, String contract, String rpps, UUID raw, UUID content, List<Fault> faults) {

  /** The key as it may be shown. */
  String label() {
    return key == null ? null : Shown.of(RowKey.shown(key));
  }
}

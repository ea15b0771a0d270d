package fr.coscom.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A row after its own checks, before it is held against others.
 *
 * @param cells normalised, in the order of the contract; null when the row has a fault
 * @param key null when one of its cells cannot be read
 * @param contract null when the row has no such column, or the cell cannot be read: it then names nobody
 * @param rpps likewise
 * @param commune likewise, of a row that speaks of a place and not of a person
 * @param subArea likewise; empty for the whole commune
 * @param raw digest of the cells as they were sent
 * @param content digest of the normalised cells; null when the row has a fault
 */
record CheckedRow(
    int line, String[] cells, String key, String contract, String rpps, String commune, String subArea, UUID raw, UUID content,
    List<Fault> faults) {

  /** The contract or the doctor that it names. */
  Optional<String> who() {
    return Optional.ofNullable(contract).or(() -> Optional.ofNullable(rpps));
  }

  /** The column of {@link #who}. */
  Optional<String> whoColumn() {
    return who().map(named -> contract == null ? "rpps" : "contract_id");
  }

  /** The key as it may be shown: its cells that are not empty. */
  String label() {
    return key == null ? null : Shown.of(RowKey.shown(key));
  }
}

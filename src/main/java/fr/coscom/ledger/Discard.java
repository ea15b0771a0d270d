package fr.coscom.ledger;

import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was thrown away of a run: all of it, or the order of one caisse, whose debts stand.
 *
 * @param run its name, {@code 2024-7}
 * @param caisse nothing when the whole run was discarded
 * @param on the day in France
 * @param by the name given to the command
 * @param transfers that were ordered and never left
 * @param total of these transfers
 */
public record Discard(String run, Optional<String> caisse, LocalDate on, String by, String reason, int transfers, Money total) {

  /** Whether what this caisse ordered is thrown away with it. */
  public boolean of(String ofCaisse) {
    return caisse.isEmpty() || caisse.get().equals(ofCaisse);
  }
}

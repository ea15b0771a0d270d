package fr.coscom.audit;

import fr.coscom.ledger.Discard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an explanation is made from.
 *
 * @param trace stored with the entitlement
 * @param settled nothing while the run is not settled
 * @param told what its reasons are told as
 * @param discarded what was thrown away of the run and concerns the contract
 * @param imagined whether nobody signed the contract: it has no run, doctor, caisse or facts
 * @param folders by lot, the name of the folder that it was loaded from
 */
public record Explained(
    JsonNode trace, boolean imagined, ToldReasons told, Optional<Explanation.Settled> settled, List<Discard> discarded,
    Map<Integer, String> folders) {

  public Explained {
    discarded = List.copyOf(discarded);
    folders = Map.copyOf(folders);
  }

  /** Of a contract that some run knows. */
  public static Explained known(
      JsonNode trace, ToldReasons told, Optional<Explanation.Settled> settled, List<Discard> discarded, Map<Integer, String> folders) {
    return new Explained(trace, false, told, settled, discarded, folders);
  }

  /** Of a contract that no run knows; the rows that stood for its options are left out. */
  public static Explained imagined(JsonNode trace) {
    ObjectNode without = (ObjectNode) trace.deepCopy();
    without.putArray("facts");
    return new Explained(without, true, ToldReasons.PLAIN, Optional.empty(), List.of(), Map.of());
  }

  /** Whether what a caisse ordered by the run was thrown away. */
  boolean discarded(String caisse) {
    return discarded.stream().anyMatch(discard -> discard.of(caisse));
  }
}

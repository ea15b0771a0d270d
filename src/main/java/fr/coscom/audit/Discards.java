package fr.coscom.audit;

import fr.coscom.ledger.Discard;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was thrown away of a run, as JSON, amounts in cents; {@code caisse} is null for the whole run. */
final class Discards {

  private Discards() {}

  static void write(ObjectNode root, List<Discard> discards) {
    ArrayNode nodes = root.putArray("discarded");
    for (Discard discard : discards) {
      nodes.addObject().put("run", discard.run()).put("caisse", discard.caisse().orElse(null)).put("on", discard.on().toString())
          .put("by", discard.by()).put("reason", discard.reason()).put("transfers", discard.transfers())
          .put("cents", discard.total().cents());
    }
  }
}

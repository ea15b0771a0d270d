package fr.coscom.audit;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Caisse;
import fr.coscom.basis.Caisses;
import fr.coscom.basis.Money;
import fr.coscom.ledger.Discard;
import fr.coscom.ledger.SentAgain;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a contract brings what it brings for one year, made from the trace stored with its entitlement: as text that an
 * agent of the caisse can read to the doctor on the telephone, or as JSON.
 */
public final class Explanation {

  private static final int SCHEMA_VERSION = 1;
  private static final JsonMapper JSON = new JsonMapper();

  private Explanation() {}

  /**
   * What one run did with the contract.
   *
   * @param run its name, {@code 2024-1}
   * @param caisse that pays, or claims back
   * @param alreadyOrdered by earlier runs and before this program
   * @param now ordered by this run, negative where it is claimed back; all zero while held
   * @param again transfers ordered by an earlier run that did not arrive and that this run sends again
   */
  public record Settled(String run, String caisse, Amounts alreadyOrdered, Amounts now, List<SentAgain> again) {

    public Money toPay() {
      return now.total().orZeroIfNegative();
    }

    public Money toRecover() {
      return now.total().negated().orZeroIfNegative();
    }
  }

  /**
   * Plain text of at most 100 columns, without colour.
   *
   * @param language {@code fr} or {@code en}
   * @throws IllegalArgumentException when the trace has another form than this program writes
   */
  public static String text(Explained explained, String language) {
    Sheet sheet = Sheet.of(new StoredTrace(explained.trace()), explained.imagined(), language);
    head(sheet, explained.discarded());
    ExplainedGrounds.reasons(sheet, explained.told());
    ExplainedPeriod.write(sheet);
    ExplainedAmounts.write(sheet);
    explained.settled().ifPresent(figures -> ExplainedSettlement.write(sheet, figures, explained));
    ExplainedGrounds.warnings(sheet);
    ExplainedGrounds.decisions(sheet);
    ExplainedSources.parameters(sheet);
    ExplainedSources.readings(sheet);
    if (!explained.imagined()) {
      ExplainedSources.rows(sheet, explained.folders());
    }
    return sheet.page().toString();
  }

  private static void head(Sheet sheet, List<Discard> discarded) {
    StoredTrace trace = sheet.trace();
    TextPage page = sheet.page();
    page.title(sheet.text(sheet.imagined() ? "title_imagined" : "title", trace.word("contract"), trace.number("year")));
    if (!sheet.imagined()) {
      page.paragraph("", sheet.text("who", trace.word("rpps"), trace.word("caisse"),
          Caisses.current(trace.word("caisse")).map(Caisse::name).orElse("?")));
      page.blank();
    }
    page.paragraph("", sheet.codes().text("STATUS." + trace.word("status")) + " (" + trace.word("status") + ")");
    page.paragraph("", trace.amounts()
        .map(amounts -> sheet.text("due." + trace.word("status"), sheet.figures().euros(amounts.total())))
        .orElseGet(() -> sheet.text("due.unknown")));
    for (Discard discard : discarded) {
      page.paragraph("", sheet.text(discard.caisse().isEmpty() ? "discarded.run" : "discarded.order", discard.run(),
          sheet.figures().day(discard.on()), discard.by(), discard.reason(), discard.caisse().orElse("")));
    }
  }

  /**
   * {@code {"schema":1,"run":…,"discarded":[…],"entitlement":<trace>,"settlement":{…}}}, amounts in cents;
   * {@code run} and {@code settlement} are null when nothing was settled. The settlement is as the run made it: what {@code discarded}
   * names was not paid by it.
   */
  public static String json(Explained explained) {
    Optional<Settled> settled = explained.settled();
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", SCHEMA_VERSION);
    root.put("run", settled.map(Settled::run).orElse(null));
    Discards.write(root, explained.discarded());
    root.set("entitlement", new StoredTrace(explained.trace()).json());
    if (settled.isEmpty()) {
      root.putNull("settlement");
    } else {
      ObjectNode node = root.putObject("settlement");
      amounts(node.putObject("alreadyOrdered"), settled.get().alreadyOrdered());
      amounts(node.putObject("now"), settled.get().now());
      node.put("toPayCents", settled.get().toPay().cents());
      node.put("toRecoverCents", settled.get().toRecover().cents());
      ArrayNode again = node.putArray("sentAgain");
      settled.get().again().forEach(line -> again.addObject().put("endToEndId", line.endToEndId()).put("failed", line.failed())
          .put("failedRun", line.failedRun()).put("outcome", line.outcome()).put("outcomeOn", line.outcomeOn().toString())
          .put("cents", line.amount().cents()));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n") + "\n";
  }

  private static void amounts(ObjectNode node, Amounts amounts) {
    node.put("aif", amounts.aif().cents());
    node.put("rms", amounts.rms().cents());
    node.put("rhp", amounts.rhp().cents());
    node.put("mao", amounts.mao().cents());
    node.put("total", amounts.total().cents());
  }
}

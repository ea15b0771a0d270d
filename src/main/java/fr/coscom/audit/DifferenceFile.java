package fr.coscom.audit;

import fr.coscom.audit.ContractDifference.Part;
import fr.coscom.audit.ContractDifference.Side;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Messages;
import fr.coscom.ledger.Discard;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The difference of two runs as text for people or as JSON for programs. The parts of a contract sum to its difference. */
public final class DifferenceFile {

  private static final int SCHEMA_VERSION = 1;
  private static final int AMOUNT = 16;
  private static final JsonMapper JSON = new JsonMapper();

  private DifferenceFile() {}

  /**
   * Plain text of at most 100 columns.
   *
   * @param discarded what was thrown away of either run
   * @param language {@code fr} or {@code en}
   */
  public static String text(Difference difference, List<Discard> discarded, String language) {
    Words words = new Words(Messages.of("audit", language), new Figures(language));
    TextPage page = new TextPage();
    page.title(words.own("title", difference.before(), difference.after()));
    long differing = difference.contracts().size();
    page.paragraph("", words.own("counts", words.figures().count(difference.compared()),
        words.figures().count(difference.compared() - differing), words.figures().count(differing)));
    discarded.forEach(discard -> page.paragraph("", words.own(discard.caisse().isEmpty() ? "discarded.run" : "discarded.order",
        discard.run(), words.figures().day(discard.on()), discard.by(), discard.reason(), discard.caisse().orElse(""),
        discard.transfers(), words.figures().euros(discard.total()))));
    difference.contracts().forEach(contract -> contract(page, words, difference, contract));
    page.section(words.own("total"));
    difference.byCause().forEach((cause, moved) -> line(page, words, moved,
        words.own("cause." + key(cause.kind(), cause.column()), cause.file(), cause.column())));
    line(page, words, difference.total(), words.own("total.line"));
    return page.toString();
  }

  private record Words(Messages messages, Figures figures) {
    String own(String key, Object... arguments) {
      return messages.text("compare." + key, arguments);
    }

    String euros(Amounts amounts) {
      return figures.euros(amounts.total());
    }
  }

  private static void contract(TextPage page, Words words, Difference difference, ContractDifference contract) {
    page.section(words.own("contract", contract.contractId(), contract.rpps(), contract.caisse()));
    side(page, words, difference.before(), contract.before());
    side(page, words, difference.after(), contract.after());
    page.blank();
    if (contract.parts().isEmpty()) {
      page.paragraph("  ", words.own("none"));
    }
    contract.parts().forEach(part -> line(page, words, part.moved(), told(words, part.fact())));
    line(page, words, contract.difference(), words.own("difference", components(words, contract.difference())));
  }

  private static void side(TextPage page, Words words, String run, Side side) {
    String status = side.status().map(s -> words.own("status." + s)).orElseGet(() -> words.own("unknown"));
    String due = side.due().map(words::euros).orElseGet(() -> words.own("due.unknown"));
    String reasons = side.reasons().isEmpty() ? "" : " (" + side.reasons().replace("|", ", ") + ")";
    page.paragraph("  ", words.own("side", run, status + reasons, due, words.euros(side.orderedNow()), words.euros(side.ordered())));
  }

  private static String told(Words words, ChangedFact fact) {
    return words.own("fact." + key(fact.kind(), fact.column()), fact.file(), fact.origin().map(o -> Integer.toString(o.line())).orElse("?"),
        fact.origin().map(o -> Integer.toString(o.lot())).orElse("?"), fact.key().replace("|", " ").strip(), cells(fact.before()),
        cells(fact.after()), fact.column());
  }

  /** What the bank answered about an account is in no file that is sent. */
  private static String key(ChangedFact.Kind kind, String column) {
    return column.equals(ComparedFile.BANK_ANSWER) ? "BANK" : kind.name();
  }

  /** An empty cell is seen. */
  private static String cells(Optional<String> cells) {
    return cells.filter(text -> !text.isBlank()).orElse("—");
  }

  private static String components(Words words, Amounts amounts) {
    String parts = Arrays.stream(Component.values()).filter(c -> !amounts.of(c).isZero())
        .map(c -> c.name() + " " + words.figures().euros(amounts.of(c))).collect(Collectors.joining(", "));
    return parts.isEmpty() ? "" : "(" + parts + ")";
  }

  private static void line(TextPage page, Words words, Amounts moved, String because) {
    page.paragraph(TextPage.toTheRight(words.euros(moved), AMOUNT) + "  ", because);
  }

  /**
   * Amounts in cents; contracts by number, causes in a fixed order. What stands ordered is as each run knew it: what {@code discarded}
   * names is in it.
   */
  public static String json(Difference difference, List<Discard> discarded) {
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", SCHEMA_VERSION).put("before", difference.before()).put("after", difference.after());
    root.put("compared", difference.compared()).put("differing", difference.contracts().size());
    Discards.write(root, discarded);
    amounts(root.putObject("difference"), difference.total());
    ArrayNode causes = root.putArray("causes");
    difference.byCause().forEach((cause, moved) -> {
      ObjectNode node = causes.addObject();
      node.put("kind", cause.kind().name()).put("file", cause.file()).put("column", cause.column());
      amounts(node.putObject("moved"), moved);
    });
    ArrayNode contracts = root.putArray("contracts");
    difference.contracts().forEach(contract -> contract(contracts.addObject(), contract));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n") + "\n";
  }

  private static void contract(ObjectNode node, ContractDifference contract) {
    node.put("contract", contract.contractId()).put("rpps", contract.rpps()).put("caisse", contract.caisse());
    side(node.putObject("before"), contract.before());
    side(node.putObject("after"), contract.after());
    amounts(node.putObject("difference"), contract.difference());
    ArrayNode parts = node.putArray("parts");
    for (Part part : contract.parts()) {
      ObjectNode cause = parts.addObject();
      ChangedFact fact = part.fact();
      cause.put("kind", fact.kind().name()).put("file", fact.file()).put("key", fact.key()).put("column", fact.column());
      cause.put("before", fact.before().orElse(null)).put("after", fact.after().orElse(null));
      fact.origin().ifPresent(origin -> cause.put("lot", origin.lot()).put("line", origin.line()));
      amounts(cause.putObject("moved"), part.moved());
    }
  }

  private static void side(ObjectNode node, Side side) {
    node.put("status", side.status().orElse(null)).put("reasons", side.reasons());
    Optional<Amounts> due = side.due();
    if (due.isPresent()) {
      amounts(node.putObject("due"), due.get());
    } else {
      node.putNull("due");
    }
    amounts(node.putObject("orderedNow"), side.orderedNow());
    amounts(node.putObject("ordered"), side.ordered());
  }

  private static void amounts(ObjectNode node, Amounts amounts) {
    for (Component component : Component.values()) {
      node.put(component.name().toLowerCase(Locale.ROOT), amounts.of(component).cents());
    }
    node.put("total", amounts.total().cents());
  }
}

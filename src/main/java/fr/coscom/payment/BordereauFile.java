package fr.coscom.payment;

import fr.coscom.basis.Component;
import fr.coscom.basis.Count;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.ledger.SentAgain;
import fr.coscom.papers.HtmlTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link Bordereau} as one HTML page in its language, well-formed as XML too, with no script and nothing fetched from elsewhere. The
 * French one is to be signed; any other says that it is for reading only, and has no room for a signature. The same order gives the same
 * bytes everywhere.
 */
public final class BordereauFile {

  /** Contracts are named one by one up to this many; beyond, held ones are only counted by reason. */
  public static final int NAMED = 40;
  private static final HtmlTemplate TEMPLATE = HtmlTemplate.of("payment", "bordereau");

  private final Bordereau bordereau;
  private final Messages own;
  private final PaperNumber numbers;

  private BordereauFile(Bordereau bordereau) {
    this.bordereau = bordereau;
    this.own = Messages.of("payment", bordereau.language());
    this.numbers = new PaperNumber(bordereau.language());
  }

  /** The page, in UTF-8. */
  public static byte[] page(Bordereau bordereau) {
    return TEMPLATE.page(bordereau.language(), new BordereauFile(bordereau).context());
  }

  private Map<String, Object> context() {
    Map<String, Object> context = new HashMap<>();
    context.put("order", bordereau);
    context.put("readingOnly", !bordereau.language().equals("fr"));
    context.put("total", numbers.figures(bordereau.file().total()));
    context.put("words", numbers.words(bordereau.file().total()));
    context.put("transfers", counted("transfers", bordereau.file().transfers()));
    context.put("executionDate", numbers.figures(bordereau.file().executionDate()));
    context.put("preparedOn", numbers.figures(bordereau.origin().preparedOn()));
    context.put("components", components());
    context.put("again", bordereau.again().first().stream().map(this::again).toList());
    context.put("againCount", counted("transfers", bordereau.again().transfers()));
    context.put("againRest", bordereau.again().transfers() > bordereau.again().first().size());
    context.put("againSum", numbers.figures(bordereau.again().total()));
    context.put("reasons", reasons());
    context.put("heldSum", heldSum(bordereau.held()));
    context.put("heldAfterPayment", bordereau.held().stream().anyMatch(line -> line.alreadyOrdered().isPositive()));
    context.put("orderedSum", orderedSum(bordereau.held()));
    context.put("heldWords", counted("contracts", bordereau.held().size()));
    context.put("heldCount", numbers.figures(bordereau.held().size()));
    context.put("named", bordereau.held().size() <= NAMED ? named() : List.of());
    context.put("decisions", decisions());
    context.put("moreDecisions", bordereau.decisions().size() > NAMED);
    return context;
  }

  private List<List<String>> components() {
    Messages names = Messages.of("entitlement", bordereau.language());
    List<List<String>> rows = new ArrayList<>();
    for (Component component : Component.values()) {
      String name = names.text("COMPONENT." + component);
      rows.add(List.of(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " (" + component + ")",
          Integer.toString(component.code()), numbers.figures(bordereau.amounts().of(component))));
    }
    return rows;
  }

  private List<String> again(SentAgain line) {
    return List.of(line.endToEndId(), line.contractId(), line.failed(), line.failedRun(),
        text("outcome." + line.outcome(), numbers.figures(line.outcomeOn())),
        numbers.figures(line.failedAmount()), numbers.figures(line.amount()));
  }

  private List<List<String>> reasons() {
    Map<String, List<Bordereau.Held>> byReason = new TreeMap<>();
    bordereau.held().forEach(line -> byReason.computeIfAbsent(line.reason() + " " + line.label(), none -> new ArrayList<>()).add(line));
    return byReason.values().stream().map(this::reason).toList();
  }

  private List<String> reason(List<Bordereau.Held> lines) {
    return List.of(lines.get(0).label(), lines.get(0).reason(), numbers.figures(lines.size()), heldSum(lines), orderedSum(lines));
  }

  /** The euros known, and how many contracts they leave out. */
  private String heldSum(Collection<Bordereau.Held> lines) {
    Money sum = lines.stream().flatMap(line -> line.amount().stream()).reduce(Money.ZERO, Money::plus);
    long unknown = lines.stream().filter(line -> line.amount().isEmpty()).count();
    if (unknown == 0) {
      return numbers.figures(sum);
    }
    String more = counted("unknown", unknown);
    return sum.isZero() ? more : text("known_and_unknown", numbers.figures(sum), more);
  }

  private String orderedSum(Collection<Bordereau.Held> lines) {
    return numbers.figures(lines.stream().map(Bordereau.Held::alreadyOrdered).reduce(Money.ZERO, Money::plus));
  }

  private List<List<String>> named() {
    return bordereau.held().stream().map(line -> List.of(
        line.contractId(), line.label(), line.amount().map(numbers::figures).orElseGet(() -> text("no_amount")),
        numbers.figures(line.alreadyOrdered()))).toList();
  }

  private List<List<String>> decisions() {
    return bordereau.decisions().stream().limit(NAMED).map(line -> List.of(line.contractId(), line.reason(), line.decision(),
        line.documentRef(), line.decidedBy(), numbers.figures(line.decidedOn()))).toList();
  }

  private String counted(String things, long number) {
    return text(things, new Count(number, numbers.figures(number)));
  }

  private String text(String key, Object... arguments) {
    return own.text("bordereau." + key, arguments);
  }
}

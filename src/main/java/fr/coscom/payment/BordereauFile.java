package fr.coscom.payment;

import fr.coscom.basis.Component;
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
 * A {@link Bordereau} as one HTML page in French, well-formed as XML too, with no script and nothing fetched
 * from elsewhere. The same order gives the same bytes everywhere.
 */
public final class BordereauFile {

  /** Contracts are named one by one up to this many; beyond, held ones are only counted by reason. */
  public static final int NAMED = 40;
  private static final HtmlTemplate TEMPLATE = HtmlTemplate.of("payment", "bordereau");

  private BordereauFile() {}

  /** The page, in UTF-8. */
  public static byte[] page(Bordereau bordereau) {
    Map<String, Object> context = new HashMap<>();
    context.put("order", bordereau);
    context.put("total", FrenchNumber.figures(bordereau.file().total()));
    context.put("words", FrenchNumber.words(bordereau.file().total()));
    int transfers = bordereau.file().transfers();
    context.put("transfers", counted(transfers, "virement"));
    context.put("executionDate", FrenchNumber.figures(bordereau.file().executionDate()));
    context.put("preparedOn", FrenchNumber.figures(bordereau.origin().preparedOn()));
    context.put("components", components(bordereau));
    context.put("again", bordereau.again().first().stream().map(BordereauFile::again).toList());
    context.put("againCount", counted(bordereau.again().transfers(), "virement"));
    context.put("againRest", bordereau.again().transfers() > bordereau.again().first().size());
    context.put("againSum", FrenchNumber.figures(bordereau.again().total()));
    context.put("reasons", reasons(bordereau.held()));
    context.put("heldSum", heldSum(bordereau.held()));
    context.put("heldAfterPayment", bordereau.held().stream().anyMatch(line -> line.alreadyOrdered().isPositive()));
    context.put("orderedSum", orderedSum(bordereau.held()));
    context.put("heldWords", counted(bordereau.held().size(), "contrat"));
    context.put("heldCount", FrenchNumber.figures(bordereau.held().size()));
    context.put("named", bordereau.held().size() <= NAMED ? named(bordereau.held()) : List.of());
    context.put("decisions", decisions(bordereau.decisions()));
    context.put("moreDecisions", bordereau.decisions().size() > NAMED);
    return TEMPLATE.page("fr", context);
  }

  private static List<List<String>> components(Bordereau bordereau) {
    Messages names = Messages.of("entitlement", "fr");
    List<List<String>> rows = new ArrayList<>();
    for (Component component : Component.values()) {
      String name = names.text("COMPONENT." + component);
      rows.add(List.of(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " (" + component + ")", Integer.toString(component.code()),
          FrenchNumber.figures(bordereau.amounts().of(component))));
    }
    return rows;
  }

  private static List<String> again(SentAgain line) {
    return List.of(line.endToEndId(), line.contractId(), line.failed(), line.failedRun(),
        (line.outcome().equals("RETURNED") ? "retourné le " : "rejeté le ") + FrenchNumber.figures(line.outcomeOn()),
        FrenchNumber.figures(line.failedAmount()), FrenchNumber.figures(line.amount()));
  }

  private static List<List<String>> reasons(List<Bordereau.Held> held) {
    Map<String, List<Bordereau.Held>> byReason = new TreeMap<>();
    held.forEach(line -> byReason.computeIfAbsent(line.reason() + " " + line.label(), none -> new ArrayList<>()).add(line));
    return byReason.values().stream().map(BordereauFile::reason).toList();
  }

  private static List<String> reason(List<Bordereau.Held> lines) {
    return List.of(lines.get(0).label(), lines.get(0).reason(), FrenchNumber.figures(lines.size()), heldSum(lines),
        orderedSum(lines));
  }

  /** The euros known, and how many contracts they leave out. */
  private static String heldSum(Collection<Bordereau.Held> lines) {
    Money sum = lines.stream().flatMap(line -> line.amount().stream()).reduce(Money.ZERO, Money::plus);
    long unknown = lines.stream().filter(line -> line.amount().isEmpty()).count();
    String more = FrenchNumber.figures(unknown) + "\u00A0non\u00A0chiffré" + (unknown > 1 ? "s" : "");
    if (unknown > 0 && sum.isZero()) {
      return more;
    }
    return FrenchNumber.figures(sum) + (unknown == 0 ? "" : " et " + more);
  }

  private static String orderedSum(Collection<Bordereau.Held> lines) {
    return FrenchNumber.figures(lines.stream().map(Bordereau.Held::alreadyOrdered).reduce(Money.ZERO, Money::plus));
  }

  private static String counted(long number, String thing) {
    return FrenchNumber.figures(number) + "\u00A0" + thing + (number > 1 ? "s" : "");
  }

  private static List<List<String>> named(List<Bordereau.Held> held) {
    return held.stream().map(line -> List.of(
        line.contractId(), line.label(), line.amount().map(FrenchNumber::figures).orElse("non chiffré"),
        FrenchNumber.figures(line.alreadyOrdered()))).toList();
  }

  private static List<List<String>> decisions(List<Bordereau.Decision> decisions) {
    return decisions.stream().limit(NAMED).map(line -> List.of(line.contractId(), line.reason(), line.decision(), line.documentRef(),
        line.decidedBy(), FrenchNumber.figures(line.decidedOn()))).toList();
  }
}

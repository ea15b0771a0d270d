package fr.coscom.audit;

import fr.coscom.audit.Summary.CaisseLine;
import fr.coscom.audit.Summary.ReasonLine;
import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import fr.coscom.ledger.Control;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The tables of the two pages to decide from: what has many rows shows the largest and leaves the others to the annex. */
record ReportDecision(ReportData data, ReportWords words, ReasonWords reasonWords) {

  private static final int MOST_CAISSES = 5;
  private static final int MOST_REASONS = 4;
  private static final int MOST_CAUSES = 6;

  List<Bar> components() {
    Summary summary = data.summary();
    Money largest = largest(Arrays.asList(Component.values()), component -> summary.due().of(component));
    return Arrays.stream(Component.values()).map(component -> bar(List.of(
        words.component(component), component.name() + " " + component.code(),
        words.amount(summary.due().of(component)), words.amount(summary.ordered().of(component))),
        summary.due().of(component), largest)).toList();
  }

  List<Bar> caisses() {
    List<CaisseLine> sorted = data.summary().byCaisse().stream()
        .sorted(Comparator.comparingLong((CaisseLine line) -> -line.file().cents()).thenComparing(CaisseLine::caisse)).toList();
    Money largest = largest(sorted, CaisseLine::file);
    List<Bar> bars = new ArrayList<>();
    sorted.stream().limit(MOST_CAISSES).forEach(line -> bars.add(bar(
        caisse(line.caisse() + " " + ReportWords.caisse(line.caisse()), List.of(line)), line.file(), largest)));
    if (sorted.size() > MOST_CAISSES) {
      bars.add(others(sorted.subList(MOST_CAISSES, sorted.size())));
    }
    return bars;
  }

  private Bar others(List<CaisseLine> lines) {
    return new Bar(caisse(words.own("caisses.others", words.counted(lines.size())), lines), 0, words.euros(sum(lines, CaisseLine::file)));
  }

  List<String> allCaisses() {
    return caisse(words.own("page.total"), data.summary().byCaisse());
  }

  private List<String> caisse(String name, List<CaisseLine> lines) {
    return List.of(name, words.count(lines.stream().mapToLong(CaisseLine::contracts).sum()),
        words.count(lines.stream().mapToLong(CaisseLine::transfers).sum()), words.amount(sum(lines, CaisseLine::toPay)),
        words.amount(sum(lines, CaisseLine::reissued)), words.amount(sum(lines, CaisseLine::file)),
        words.amount(sum(lines, CaisseLine::toRecover)));
  }

  private Bar bar(List<String> cells, Money amount, Money largest) {
    return new Bar(cells, Bar.width(amount, largest), cells.get(0) + " : " + words.euros(amount));
  }

  private static <T> Money largest(List<T> lines, Function<T, Money> amount) {
    return lines.stream().map(amount).max(Comparator.comparingLong(Money::cents)).orElse(Money.ZERO);
  }

  private static <T> Money sum(List<T> lines, Function<T, Money> amount) {
    return lines.stream().map(amount).reduce(Money.ZERO, Money::plus);
  }

  /** Against the year before, by cause. */
  PaperTable yearCauses() {
    List<List<String>> rows = data.yearCauses().stream().map(cause -> List.of(
        words.own("year_cause." + cause.kind()), words.count(cause.contracts()), words.signed(cause.moved()))).toList();
    return words.table("year_causes", "cause contracts/number change/number", rows,
        List.of(words.signed(sum(data.yearCauses(), YearCause::moved))));
  }

  /** Against the run before, by cause. */
  PaperTable corrections() {
    List<Difference> told = data.correction().flatMap(ReportData.Corrected::difference).stream().toList();
    List<List<String>> rows = new ArrayList<>();
    for (Difference difference : told) {
      difference.byCause().entrySet().stream()
          .sorted(Comparator.comparingLong(cause -> -Math.abs(cause.getValue().total().cents()))).limit(MOST_CAUSES)
          .forEach(cause -> rows.add(List.of(words.cause(cause.getKey()), words.signed(cause.getValue().total()))));
      Money shown = difference.byCause().values().stream().map(moved -> moved.total())
          .sorted(Comparator.comparingLong(moved -> -Math.abs(moved.cents()))).limit(MOST_CAUSES).reduce(Money.ZERO, Money::plus);
      if (difference.byCause().size() > MOST_CAUSES) {
        rows.add(List.of(words.own("causes.others"), words.signed(difference.total().total().minus(shown))));
      }
    }
    return words.table("corrections", "cause change/number", rows,
        told.stream().map(difference -> words.signed(difference.total().total())).toList());
  }

  PaperTable reasons() {
    return reasons("reasons", sortedReasons().stream().limit(MOST_REASONS).toList());
  }

  /** Reasons that the pages to decide from have no room for. */
  PaperTable otherReasons() {
    return reasons("other_reasons", sortedReasons().stream().skip(MOST_REASONS).toList());
  }

  private PaperTable reasons(String name, List<ReasonLine> lines) {
    List<List<String>> rows = lines.stream().map(line -> List.of(
        reasonWords.why(line.reason()), words.own("status." + line.status()), words.count(line.contracts()), atStake(line),
        reasonWords.next(line.reason()))).toList();
    return words.table(name, "reason situation/nowrap contracts/number at_stake/number what_to_do", rows, List.of());
  }

  private List<ReasonLine> sortedReasons() {
    return data.summary().byReason().stream().sorted(Comparator.comparing((ReasonLine line) -> !line.status().equals("HELD"))
        .thenComparingLong(line -> -line.atStake().cents()).thenComparing(ReasonLine::reason)).toList();
  }

  private String atStake(ReasonLine line) {
    return line.status().equals("HELD") ? words.pending(line.atStake(), line.unknown(), line.alreadyOrdered()) : "—";
  }

  List<List<String>> controls() {
    return data.controls().stream().map(control -> List.of(
        words.control(control.id()), control.id(), words.count(control.population()), words.amount(new Money(control.cents())),
        control.holds() ? words.own("holds") : words.own(result(control) + "_by", words.counted(control.differences())),
        result(control))).toList();
  }

  /** The word for it, and the class of its cell. */
  static String result(Control control) {
    return control.holds() ? "holds" : control.breaks() ? "broken" : "warns";
  }
}

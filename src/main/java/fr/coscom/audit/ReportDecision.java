package fr.coscom.audit;

import fr.coscom.audit.Summary.CaisseLine;
import fr.coscom.audit.Summary.ReasonLine;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import fr.coscom.ledger.Control;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tables of the two pages to decide from: what has many rows shows the largest and leaves the others to the annex. */
record ReportDecision(ReportData data, ReportWords words, ReasonWords reasonWords) {

  static final int MOST_CAISSES = 5;
  private static final int FEWEST_REASONS = 4;
  private static final int MOST_CAUSES = 6;

  List<Bar> components() {
    Summary summary = data.summary();
    return Arrays.stream(Component.values()).map(component -> bar(List.of(
        words.component(component), component.name() + " " + component.code(),
        words.amount(summary.due().of(component)), words.amount(summary.ordered().of(component))),
        summary.due().of(component), summary.due().total())).toList();
  }

  List<Bar> caisses() {
    List<CaisseLine> sorted = data.summary().byCaisse().stream()
        .sorted(Comparator.comparingLong((CaisseLine line) -> -line.file().cents()).thenComparing(CaisseLine::caisse)).toList();
    Money all = sum(sorted, CaisseLine::file);
    List<Bar> bars = new ArrayList<>();
    sorted.stream().limit(MOST_CAISSES).forEach(line -> bars.add(bar(
        caisse(line.caisse() + " " + ReportWords.caisse(line.caisse()), List.of(line)), line.file(), all)));
    if (sorted.size() > MOST_CAISSES) {
      bars.add(others(sorted.subList(MOST_CAISSES, sorted.size()), all));
    }
    return bars;
  }

  private Bar others(List<CaisseLine> lines, Money all) {
    return bar(caisse(words.own("caisses.others", words.counted(lines.size())), lines), sum(lines, CaisseLine::file), all);
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

  private Bar bar(List<String> cells, Money amount, Money sum) {
    return new Bar(cells, Bar.width(amount, sum), words.own("bar", cells.get(0), words.euros(amount), words.euros(sum)));
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

  /** Against the run before, by cause: the largest, and the sum of the others. */
  PaperTable corrections() {
    List<Map.Entry<Difference.Cause, Amounts>> sorted = sortedCauses();
    List<List<String>> rows = new ArrayList<>(sorted.stream().limit(MOST_CAUSES).map(this::cause).toList());
    if (sorted.size() > MOST_CAUSES) {
      rows.add(List.of(words.own("causes.others"), words.signed(sum(sorted.subList(MOST_CAUSES, sorted.size()), cause -> cause.getValue().total()))));
    }
    return words.table("corrections", "cause change/number", rows, sorted.isEmpty() ? List.of() : List.of(words.signed(
        sum(sorted, cause -> cause.getValue().total()))));
  }

  /** The others, one by one. */
  PaperTable otherCauses() {
    List<Map.Entry<Difference.Cause, Amounts>> others = sortedCauses().stream().skip(MOST_CAUSES).toList();
    return words.table("other_causes", "cause change/number", others.stream().map(this::cause).toList(),
        others.isEmpty() ? List.of() : List.of(words.signed(sum(others, cause -> cause.getValue().total()))));
  }

  private List<String> cause(Map.Entry<Difference.Cause, Amounts> cause) {
    return List.of(words.cause(cause.getKey()), words.signed(cause.getValue().total()));
  }

  private List<Map.Entry<Difference.Cause, Amounts>> sortedCauses() {
    return data.correction().flatMap(ReportData.Corrected::difference).stream().flatMap(difference -> difference.byCause().entrySet().stream())
        .sorted(Comparator.comparingLong(cause -> -Math.abs(cause.getValue().total().cents()))).toList();
  }

  PaperTable reasons() {
    return reasons("reasons", shownReasons());
  }

  /** Reasons that the pages to decide from have no room for. */
  PaperTable otherReasons() {
    List<ReasonLine> shown = shownReasons();
    return reasons("other_reasons", sortedReasons().stream().filter(line -> !shown.contains(line)).toList());
  }

  private PaperTable reasons(String name, List<ReasonLine> lines) {
    return words.table(name, "reason situation/nowrap contracts/number at_stake/number what_to_do", lines.stream().map(this::row).toList(),
        List.of());
  }

  private List<String> row(ReasonLine line) {
    return List.of(reasonWords.why(line.reason()), words.own("status." + line.status()), words.count(line.contracts()), atStake(line),
        reasonWords.next(line.reason()));
  }

  /** As many as there is room for; a refusal is among them when there is any. */
  private List<ReasonLine> shownReasons() {
    List<ReasonLine> sorted = sortedReasons();
    int most = fitting(sorted);
    if (sorted.size() == most) {
      return sorted;
    }
    List<ReasonLine> shown = new ArrayList<>(sorted.subList(0, most));
    if (shown.stream().noneMatch(ReportDecision::refused)) {
      sorted.stream().filter(ReportDecision::refused).findFirst().ifPresent(refused -> shown.set(most - 1, refused));
    }
    return shown;
  }

  private int fitting(List<ReasonLine> sorted) {
    int left = new ReportRoom(data, words, corrections().rows().size()).left();
    int fitting = 0;
    for (ReasonLine line : sorted) {
      left -= ReportRoom.ofReason(row(line));
      if (left < 0 && fitting >= FEWEST_REASONS) {
        return fitting;
      }
      fitting++;
    }
    return fitting;
  }

  private static boolean refused(ReasonLine line) {
    return !line.status().equals("HELD");
  }

  private List<ReasonLine> sortedReasons() {
    return data.summary().byReason().stream().sorted(Comparator.comparing(ReportDecision::refused)
        .thenComparingLong(line -> -line.atStake().cents()).thenComparingLong(line -> -line.contracts())
        .thenComparing(ReasonLine::reason)).toList();
  }

  private String atStake(ReasonLine line) {
    if (refused(line)) {
      return line.atStake().isZero() ? "—" : words.own("reason_claimed", words.amount(line.atStake()));
    }
    return words.pending(line.atStake(), line.unknown(), line.alreadyOrdered());
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

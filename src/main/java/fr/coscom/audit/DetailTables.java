package fr.coscom.audit;

import fr.coscom.audit.AuditTable.Formula;
import fr.coscom.audit.AuditTable.Sink;
import fr.coscom.audit.StoredTrace.Step;
import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import fr.coscom.basis.Share;
import fr.coscom.entitlement.Finding;
import fr.coscom.entitlement.Warning;
import java.io.IOException;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The computation that an auditor redoes: {@code segments}, one row for each stretch of days on which nothing
 * changes, and {@code detail}, one row a contract and component with the rounded sum of its segments beside the
 * amount of the ledger.
 *
 * <p>A workbook computes in binary. The formula therefore takes off what binary leaves behind (the ninth decimal)
 * before the one rounding to the cent; it gives another cent than the exact fractions only for a sum that is less
 * than half a billionth of a euro below a half cent without being one. {@link #atTheLimit} says which.
 */
final class DetailTables {

  static final List<String> SEGMENT_COLUMNS = List.of(
      "contract_id", "component", "base", "from", "to", "days", "of_days", "full_amount", "tariff", "time_share",
      "majoration", "exact");
  static final List<String> DETAIL_COLUMNS = List.of(
      "contract_id", "rpps", "caisse", "status", "component", "benefit_code", "days", "year_days", "segments",
      "first_segment", "last_segment", "exact_sum", "amount", "recomputed", "difference", "rests_on");
  /** Files whose rows bear on these components only; those of the others bear on all. An account or a hold bears on no amount. */
  private static final Map<String, Set<Component>> BEAR_ON = Map.of("stagiaire-attestations.csv", Set.of(Component.RMS, Component.MAO),
      "hospital-activities.csv", Set.of(Component.RHP, Component.MAO), "majorations.csv", Set.of(Component.MAO),
      "bank-accounts.csv", Set.of(), "holds.csv", Set.of());
  /** What a row has that was left out whole. */
  private static final Set<String> NOT_RETAINED = Set.of(Warning.EVIDENCE_MISSING.name(), Warning.LEVEL_NOT_PAYABLE.name(),
      Warning.SASPAS_WITHOUT_DEROGATION.name(), Finding.DECISION_WITHOUT_EFFECT);

  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000L);
  private static final Share HALF = Share.of(1, 2);

  /** Contracts with their traces, in a fixed order. */
  @FunctionalInterface
  interface Source {
    void each(Reading reading) throws IOException, SQLException;
  }

  @FunctionalInterface
  interface Reading {
    void of(TracedContract contract) throws IOException;
  }

  private final Source source;
  private final SheetPlace segments;

  /** @param segmentsTitle of the sheet that the formulas of the detail point to */
  DetailTables(Source source, String segmentsTitle) {
    this.source = source;
    this.segments = new SheetPlace(segmentsTitle, SEGMENT_COLUMNS);
  }

  AuditTable segments() {
    return new AuditTable("segments", sink -> {
      sink.header(SEGMENT_COLUMNS);
      source.each(contract -> {
        for (Component component : Component.values()) {
          for (Step step : contract.trace().steps(component)) {
            segment(contract, step, sink);
          }
        }
      });
    });
  }

  private void segment(TracedContract contract, Step step, Sink sink) throws IOException {
    boolean trainee = step.base() == Component.RMS;
    boolean majorated = step.component() == Component.MAO;
    String exact = cell("full_amount") + "*" + cell("days") + "/" + cell("of_days") + "*" + cell("tariff")
        + (trainee ? "*" + cell("time_share") : "") + (majorated ? "*" + cell("majoration") : "");
    sink.row(contract.contractId(), step.component().name(), step.base().name(), step.period().from(),
        step.period().last(), new Formula(cell("to") + "-" + cell("from") + "+1", Share.of(step.period().days(), 1), Formula.Kind.COUNT),
        step.ofDays(), step.full(), step.tariff(),
        trainee ? step.time() : null, majorated ? step.majoration() : null,
        new Formula(exact, product(step, trainee, majorated), Formula.Kind.EXACT));
  }

  private String cell(String column) {
    return segments.letter(column) + "{row}";
  }

  AuditTable detail() {
    return new AuditTable("detail", sink -> {
      sink.header(DETAIL_COLUMNS);
      long[] next = {0};
      source.each(contract -> {
        for (Component component : Component.values()) {
          List<Step> steps = contract.trace().steps(component);
          if (!steps.isEmpty() || contract.amounts().filter(amounts -> !amounts.of(component).isZero()).isPresent()) {
            component(contract, component, steps, next[0], sink);
          }
          next[0] += steps.size();
        }
      });
    });
  }

  private void component(TracedContract contract, Component component, List<Step> steps, long first,
      Sink sink) throws IOException {
    Share sum = steps.stream().map(DetailTables::product).reduce(Share.ZERO, Share::plus);
    Money amount = contract.amounts().map(amounts -> amounts.of(component)).orElse(null);
    Money recomputed = Money.rounded(sum);
    long last = first + steps.size() - 1;
    SheetPlace own = new SheetPlace("", DETAIL_COLUMNS);
    String rounded = steps.isEmpty() ? "0"
        : "ROUND(ROUND(SUM(" + String.join(",", segments.ranges("exact", first, last)) + "),9),2)";
    String difference = "ROUND(%s{row}-%s{row},2)".formatted(own.letter("amount"), own.letter("recomputed"));
    sink.row(contract.contractId(), contract.rpps(), contract.caisse(), contract.status(), component.name(),
        Integer.toString(component.code()),
        component == Component.MAO ? null : steps.stream().mapToInt(step -> step.period().days()).sum(),
        contract.trace().number("yearDays"), steps.size(), steps.isEmpty() ? null : SheetPlace.line(first),
        steps.isEmpty() ? null : SheetPlace.line(last),
        sum.toString(), amount, new Formula(rounded, euros(recomputed), Formula.Kind.MONEY),
        amount == null ? null : new Formula(difference, euros(amount.minus(recomputed)), Formula.Kind.MONEY),
        restsOn(contract, component));
  }

  /** The rows to open for the amount, as file, lot and line, which the sheet of the evidence names too; not those left out. */
  private static String restsOn(TracedContract contract, Component component) {
    Set<StoredTrace.Row> leftOut = contract.trace().findings().stream().filter(found -> NOT_RETAINED.contains(found.code()))
        .map(StoredTrace.Found::row).collect(Collectors.toSet());
    return contract.trace().facts().stream().map(StoredTrace.Used::row).filter(row -> !leftOut.contains(row))
        .filter(row -> BEAR_ON.getOrDefault(row.file(), Set.of(component)).contains(component))
        .map(row -> row.file().replace(".csv", "") + " " + row.lot() + ":" + row.line()).collect(Collectors.joining(", "));
  }

  private static Share product(Step step) {
    return product(step, step.base() == Component.RMS, step.component() == Component.MAO);
  }

  /** From the factors, not from the product that the trace tells. */
  private static Share product(Step step, boolean trainee, boolean majorated) {
    return euros(step.full()).times(Share.of(step.period().days(), step.ofDays())).times(step.tariff())
        .times(trainee ? step.time() : Share.ONE).times(majorated ? step.majoration() : Share.ONE);
  }

  static Share euros(Money amount) {
    return Share.of(amount.cents(), 100);
  }

  /** Whether nine decimals of a sum round to another cent than the sum itself. */
  static boolean atTheLimit(Share sum) {
    Share billionths = new Share(sum.numerator().multiply(BILLION), sum.denominator()).plus(HALF);
    Share nine = new Share(billionths.numerator().divide(billionths.denominator()), BILLION);
    return !Money.rounded(nine).equals(Money.rounded(sum));
  }
}

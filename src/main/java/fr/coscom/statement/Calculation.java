package fr.coscom.statement;

import fr.coscom.audit.StoredTrace;
import fr.coscom.audit.StoredTrace.Step;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Period;
import fr.coscom.basis.Share;
import java.util.ArrayList;
import java.util.List;

/**
 * One component of the aid, line by line in words: base × days × rates. Whole months that follow each other with the
 * same rates are one
 * line, as one works them out by hand.
 *
 * @param name in words, with its national code
 * @param amount rounded once
 * @param lines each exact
 */
public record Calculation(String name, String amount, List<Row> lines) {

  /** Lines that one page has room for; beyond, the later ones of a component are told together. */
  private static final int MOST_LINES = 14;
  private static final int LINES_LEFT = 3;

  public Calculation {
    lines = List.copyOf(lines);
  }

  /** Those that have lines, in the order of the codes; none where nothing can be computed. */
  static List<Calculation> of(StoredTrace trace, Words words) {
    if (trace.amounts().isEmpty()) {
      return List.of();
    }
    Amounts amounts = trace.amounts().get();
    int lines = 0;
    for (Component component : Component.values()) {
      lines += months(trace.steps(component)).size();
    }
    List<Calculation> calculations = new ArrayList<>();
    for (Component component : Component.values()) {
      List<List<Step>> groups = months(trace.steps(component));
      if (!groups.isEmpty()) {
        String name = words.text("calculation.component",
            Words.capital(words.code("COMPONENT." + component).orElseThrow()), component.code());
        calculations.add(new Calculation(
            name, words.euros(amounts.of(component)), rows(groups, lines > MOST_LINES, words)));
      }
    }
    return calculations;
  }

  /** Steps that make one line. */
  private static List<List<Step>> months(List<Step> steps) {
    List<List<Step>> groups = new ArrayList<>();
    for (Step step : steps) {
      List<Step> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
      if (!last.isEmpty() && goesOn(last.get(last.size() - 1), step)) {
        last.add(step);
      } else {
        groups.add(new ArrayList<>(List.of(step)));
      }
    }
    return groups;
  }

  private static boolean goesOn(Step month, Step next) {
    return wholeMonth(month) && wholeMonth(next) && month.period().toExclusive().equals(next.period().from())
        && month.full().equals(next.full()) && month.tariff().equals(next.tariff()) && month.time().equals(next.time())
        && month.majoration().equals(next.majoration());
  }

  private static boolean wholeMonth(Step step) {
    return step.base() == Component.RMS && step.period().days() == step.ofDays();
  }

  private static List<Row> rows(List<List<Step>> groups, boolean tooMany, Words words) {
    if (!tooMany || groups.size() <= LINES_LEFT + 1) {
      return groups.stream().map(group -> row(group, words)).toList();
    }
    List<Row> rows = new ArrayList<>(groups.subList(0, LINES_LEFT).stream().map(group -> row(group, words)).toList());
    List<Step> rest = groups.subList(LINES_LEFT, groups.size()).stream().flatMap(List::stream).toList();
    rows.add(new Row(words.text("calculation.rest", groups.size() - LINES_LEFT), words.figures().euros(exact(rest))));
    return rows;
  }

  private static Share exact(List<Step> steps) {
    return steps.stream().map(Step::exact).reduce(Share.ZERO, Share::plus);
  }

  private static Row row(List<Step> group, Words words) {
    Step first = group.get(0);
    Period period = new Period(first.period().from(), group.get(group.size() - 1).period().toExclusive());
    String product = String.join(" × ", factors(group, words));
    String line = words.text("calculation.line", words.period(period), product);
    boolean majorated = first.component() == Component.MAO;
    String base = words.code("COMPONENT." + first.base()).orElseThrow();
    return new Row(majorated ? words.text("calculation.of", base, line) : line, words.figures().euros(exact(group)));
  }

  private static List<String> factors(List<Step> group, Words words) {
    Step first = group.get(0);
    List<String> factors = new ArrayList<>();
    String full = words.euros(first.full());
    if (first.base() != Component.RMS) {
      factors.add(words.text("factor.year", full, words.days(first.period().days()), first.ofDays()));
    } else if (wholeMonth(first)) {
      factors.add(words.text("factor.months", full, group.size()));
    } else {
      factors.add(words.text("factor.month", full, words.days(first.period().days()), first.ofDays()));
    }
    factor(factors, "factor.time", first.time(), words);
    factor(factors, "factor.tariff", first.tariff(), words);
    factor(factors, "factor.majoration", first.majoration(), words);
    return factors;
  }

  private static void factor(List<String> factors, String key, Share share, Words words) {
    if (!share.equals(Share.ONE)) {
      factors.add(words.text(key, words.figures().share(share)));
    }
  }
}

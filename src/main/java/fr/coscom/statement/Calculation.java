package fr.coscom.statement;

import fr.coscom.audit.StoredTrace;
import fr.coscom.audit.StoredTrace.Step;
import fr.coscom.audit.TraineesTogether;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Period;
import fr.coscom.basis.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
      lines += months(trace, component).size();
    }
    List<Calculation> calculations = new ArrayList<>();
    for (Component component : Component.values()) {
      List<Line> groups = months(trace, component);
      if (!groups.isEmpty()) {
        String name = words.text("calculation.component",
            Words.capital(words.code("COMPONENT." + component).orElseThrow()), component.code());
        calculations.add(new Calculation(
            name, words.euros(amounts.of(component)), rows(groups, lines > MOST_LINES, words)));
      }
    }
    return calculations;
  }

  /**
   * Steps that make one line.
   *
   * @param together the trainees whom the cap of one full time cut, the same in each step
   */
  private record Line(List<Step> steps, Optional<TraineesTogether> together) {

    Step first() {
      return steps.get(0);
    }

    Step last() {
      return steps.get(steps.size() - 1);
    }

    boolean goesOn(Line next) {
      return wholeMonth(last()) && wholeMonth(next.first()) && together.equals(next.together)
          && last().period().toExclusive().equals(next.first().period().from()) && last().full().equals(next.first().full())
          && last().tariff().equals(next.first().tariff()) && last().time().equals(next.first().time())
          && last().majoration().equals(next.first().majoration());
    }

    Line and(Line next) {
      return new Line(Stream.concat(steps.stream(), next.steps.stream()).toList(), together);
    }
  }

  private static List<Line> months(StoredTrace trace, Component component) {
    List<Line> lines = new ArrayList<>();
    for (Step step : trace.steps(component)) {
      Line next = new Line(List.of(step), TraineesTogether.capped(trace, step));
      int last = lines.size() - 1;
      if (last >= 0 && lines.get(last).goesOn(next)) {
        lines.set(last, lines.get(last).and(next));
      } else {
        lines.add(next);
      }
    }
    return lines;
  }

  private static boolean wholeMonth(Step step) {
    return step.base() == Component.RMS && step.period().days() == step.ofDays();
  }

  private static List<Row> rows(List<Line> lines, boolean tooMany, Words words) {
    if (!tooMany || lines.size() <= LINES_LEFT + 1) {
      return lines.stream().map(line -> row(line, words)).toList();
    }
    List<Row> rows = new ArrayList<>(lines.subList(0, LINES_LEFT).stream().map(line -> row(line, words)).toList());
    List<Step> rest = lines.subList(LINES_LEFT, lines.size()).stream().flatMap(line -> line.steps().stream()).toList();
    rows.add(new Row(words.text("calculation.rest", lines.size() - LINES_LEFT), words.figures().euros(exact(rest))));
    return rows;
  }

  private static Share exact(List<Step> steps) {
    return steps.stream().map(Step::exact).reduce(Share.ZERO, Share::plus);
  }

  private static Row row(Line line, Words words) {
    Period period = new Period(line.first().period().from(), line.last().period().toExclusive());
    String product = String.join(" × ", factors(line, words));
    String told = words.text("calculation.line", words.period(period), product);
    boolean majorated = line.first().component() == Component.MAO;
    String base = words.code("COMPONENT." + line.first().base()).orElseThrow();
    return new Row(majorated ? words.text("calculation.of", base, told) : told, words.figures().euros(exact(line.steps())));
  }

  private static List<String> factors(Line line, Words words) {
    Step first = line.first();
    List<String> factors = new ArrayList<>();
    String full = words.euros(first.full());
    if (first.base() != Component.RMS) {
      factors.add(words.text("factor.year", full, words.days(first.period().days()), first.ofDays()));
    } else if (wholeMonth(first)) {
      factors.add(words.text("factor.months", full, line.steps().size()));
    } else {
      factors.add(words.text("factor.month", full, words.days(first.period().days()), first.ofDays()));
    }
    line.together().ifPresentOrElse(
        together -> factors.add(words.text("factor.capped", words.figures().share(first.time()), together.trainees(),
            words.figures().share(together.time()))),
        () -> factor(factors, "factor.time", first.time(), words));
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

package fr.coscom.statement;

import fr.coscom.audit.StoredTrace;
import fr.coscom.audit.StoredTrace.Step;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Days;
import fr.coscom.ledger.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What differs from the last letter of the year before: how the contract stood and stands, and for each component that brings more or
 * less the days, rates and amounts behind it, of that year and then of this one.
 */
record YearChanges(StoredTrace was, StoredTrace is, Words words) {

  /** Files whose rows were not counted, by the component that they would have brought. */
  private static final Map<Component, String> FILES = Map.of(Component.RMS, "stagiaire-attestations.csv",
      Component.RHP, "hospital-activities.csv", Component.MAO, "majorations.csv");

  /** What a component depends on, in the order in which it is told. */
  private static final List<String> KINDS =
      List.of("year.counted", "year.full", "factor.time", "factor.tariff", "factor.majoration");

  /** Nothing where neither the status nor an amount differs. */
  static Optional<Changes> of(YearBefore before, StoredTrace is, Words words) {
    StoredTrace was = before.trace();
    boolean same = was.word("status").equals(is.word("status")) && was.amounts().equals(is.amounts());
    return same ? Optional.empty() : Optional.of(new YearChanges(was, is, words).told(before.run()));
  }

  private Changes told(Run before) {
    String since = words.text("year.since", before.name(), words.figures().day(before.openedAt().toLocalDate()),
        words.text("stood." + was.word("status")), before.year(), due(was), is.number("year"),
        words.text("stood." + is.word("status")), due(is));
    if (was.amounts().isEmpty() || is.amounts().isEmpty()) {
      return new Changes(since, List.of(), "");
    }
    Amounts moved = is.amounts().get().minus(was.amounts().get());
    List<Row> rows = new ArrayList<>();
    for (Component component : Component.values()) {
      if (!moved.of(component).isZero()) {
        rows.add(new Row(because(component), words.euros(moved.of(component))));
      }
    }
    return new Changes(since, rows, words.euros(moved.total()));
  }

  private String due(StoredTrace trace) {
    return trace.amounts().map(amounts -> words.euros(amounts.total())).orElseGet(() -> words.text("year.unknown"));
  }

  /** Where a component is in one of the years only, its days say all. */
  private String because(Component component) {
    List<String> then = facts(was, component);
    List<String> now = facts(is, component);
    List<String> facts = new ArrayList<>();
    for (int i = 0; i < KINDS.size(); i++) {
      if (!then.get(i).isEmpty() && !now.get(i).isEmpty() && !then.get(i).equals(now.get(i))) {
        facts.add(words.text(KINDS.get(i), words.text("year.then", then.get(i), now.get(i))));
      }
    }
    if (is.findings().stream().anyMatch(found -> found.row().file().equals(FILES.get(component)))) {
      facts.add(words.text("year.not_counted"));
    }
    String name = Words.capital(words.code("COMPONENT." + component).orElseThrow());
    return words.text("change.is", name, facts.isEmpty() ? words.text("year.dates") : words.list(facts));
  }

  /** One text a kind, empty where the component has no such thing. */
  private List<String> facts(StoredTrace trace, Component component) {
    List<Step> steps = trace.steps(component);
    return List.of(days(trace, component, steps), each(steps, step -> step.component() == step.base(), step -> words.euros(step.full())),
        each(steps, step -> step.component() == Component.RMS, step -> words.figures().share(step.time())),
        each(steps, step -> step.component() != Component.MAO, step -> words.figures().share(step.tariff())),
        each(steps, step -> step.component() == Component.MAO, step -> words.figures().share(step.majoration())));
  }

  private static String each(List<Step> steps, Predicate<Step> having, Function<Step, String> figure) {
    return steps.stream().filter(having).map(figure).distinct().collect(Collectors.joining(", "));
  }

  private String days(StoredTrace trace, Component component, List<Step> steps) {
    int count = new Days(steps.stream().map(Step::period).toList()).count();
    String days = count == 0 ? words.text("year.no_day") : words.days(count);
    if (component != Component.AIF) {
      return days;
    }
    String ofYear = count == 0 ? days : words.text("year.days", days, trace.number("yearDays"));
    List<String> causes = ShortYear.days(trace, words);
    return causes.isEmpty() ? ofYear : words.text("year.because", ofYear, words.list(causes));
  }
}

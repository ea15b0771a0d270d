package fr.coscom.audit;

import fr.coscom.audit.StoredTrace.Step;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Share;
import java.util.ArrayList;
import java.util.List;

/** Each component line by line, its exact sum, the one rounding, and the total. */
final class ExplainedAmounts {

  private record Factors(boolean tariff, boolean time, boolean majoration) {

    static Factors of(List<Step> steps) {
      return new Factors(
          steps.stream().anyMatch(s -> !s.tariff().equals(Share.ONE)),
          steps.stream().anyMatch(s -> s.base() == Component.RMS),
          steps.stream().anyMatch(s -> s.component() == Component.MAO));
    }
  }

  private ExplainedAmounts() {}

  static void write(Sheet sheet) {
    if (sheet.trace().amounts().isEmpty()) {
      sheet.section("amounts");
      sheet.page().paragraph("  ", sheet.text("amounts.unknown"));
      return;
    }
    Amounts amounts = sheet.trace().amounts().get();
    if (!sheet.trace().days().isEmpty()) {
      sheet.section("amounts");
      for (Component component : Component.values()) {
        if (!sheet.trace().steps(component).isEmpty()) {
          component(sheet, component, amounts);
        }
      }
      nothing(sheet);
      sheet.page().line(twoSides("  " + sheet.text("amounts.total"), sheet.figures().euros(amounts.total())));
    }
  }

  /** The components that bring nothing, together. */
  private static void nothing(Sheet sheet) {
    for (Component component : Component.values()) {
      if (sheet.trace().steps(component).isEmpty()) {
        sheet.page().line(twoSides("  " + name(sheet, component), sheet.text("amounts.none")));
      }
    }
  }

  private static String name(Sheet sheet, Component component) {
    return sheet.text("amounts.component", sheet.codes().text("COMPONENT." + component), component, component.code());
  }

  private static void component(Sheet sheet, Component component, Amounts amounts) {
    List<Step> steps = sheet.trace().steps(component);
    sheet.page().paragraph("  ", name(sheet, component));
    sheet.page().paragraph("  ", sheet.text("amounts.formula", formula(sheet, Factors.of(steps), component)));
    steps(sheet, steps);
    Share exact = steps.stream().map(Step::exact).reduce(Share.ZERO, Share::plus);
    Figures figures = sheet.figures();
    String sum = exact.times(100).denominator().bitLength() == 1
        ? sheet.text("amounts.sum")
        : sheet.text("amounts.sum_fraction", figures.fraction(exact));
    sheet.page().line(twoSides("    " + sum, figures.euros(exact)));
    sheet.page().line(twoSides("    " + sheet.text("amounts.rounded"), figures.euros(amounts.of(component))));
    sheet.page().blank();
  }

  private static String formula(Sheet sheet, Factors factors, Component component) {
    List<String> names = new ArrayList<>(List.of(
        sheet.text("factor.full." + (component == Component.MAO || component == Component.RMS ? component : "YEAR")),
        sheet.text("factor.days." + (component == Component.MAO || component == Component.RMS ? component : "YEAR"))));
    if (factors.time()) {
      names.add(sheet.text("factor.time"));
    }
    if (factors.tariff()) {
      names.add(sheet.text("factor.tariff"));
    }
    if (factors.majoration()) {
      names.add(sheet.text("factor.majoration"));
    }
    return String.join(" × ", names);
  }

  private static void steps(Sheet sheet, List<Step> steps) {
    Factors factors = Factors.of(steps);
    List<String> products = steps.stream().map(step -> product(sheet, step, factors)).toList();
    int widest = TextPage.widest(products);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String base = factors.majoration() ? step.base() + " " : "";
      String left = "    " + base + sheet.text("amounts.step", sheet.figures().day(step.period().from()),
          sheet.figures().day(step.period().last())) + "  " + TextPage.padded(products.get(i), widest) + " =";
      sheet.page().line(twoSides(left, sheet.figures().euros(step.exact())));
      if (step.component() == Component.RMS) {
        TraineesTogether.capped(sheet.trace(), step).ifPresent(together -> sheet.page().paragraph("      ",
            sheet.text("amounts.capped", together.trainees(), sheet.figures().share(together.time()))));
      }
    }
  }

  private static String product(Sheet sheet, Step step, Factors factors) {
    Figures figures = sheet.figures();
    List<String> parts = new ArrayList<>(List.of(
        figures.euros(step.full()), sheet.text("amounts.days", step.period().days(), step.ofDays())));
    if (factors.time() && step.base() == Component.RMS) {
      parts.add(figures.share(step.time()));
    }
    if (factors.tariff()) {
      parts.add(figures.share(step.tariff()));
    }
    if (factors.majoration()) {
      parts.add(figures.share(step.majoration()));
    }
    return String.join(" × ", parts);
  }

  /** The amount ends in the last column; where both have no room, it goes to a line of its own. */
  private static String twoSides(String left, String right) {
    boolean room = left.length() + 1 + right.length() <= TextPage.WIDTH;
    return room
        ? left + TextPage.toTheRight(right, TextPage.WIDTH - left.length())
        : left.stripTrailing() + "\n" + TextPage.toTheRight(right, TextPage.WIDTH);
  }
}

package fr.coscom.audit;

import fr.coscom.basis.Days;
import java.util.stream.Collectors;

/** The days in the contract: adhesion, end and why, days counted, days left out. */
final class ExplainedPeriod {

  private ExplainedPeriod() {}

  static void write(Sheet sheet) {
    StoredTrace trace = sheet.trace();
    Figures figures = sheet.figures();
    sheet.section("period");
    sheet.row("period.adhesion", trace.adhesion()
        .map(a -> sheet.text(adhesion(sheet, a), figures.day(a.on())))
        .orElseGet(() -> sheet.text("period.no_adhesion")));
    trace.end().ifPresent(end -> sheet.row("period.end", sheet.text("period.end_on",
        figures.day(end.firstDayOutside()), sheet.codes().text("END." + end.cause()))));
    Days days = trace.days();
    sheet.row("period.counted", days.isEmpty()
        ? sheet.text("period.no_day", trace.number("yearDays"))
        : sheet.text("period.days", days.count(), trace.number("yearDays"), periods(sheet, days)));
    Days leftOut = trace.leftOut();
    if (!leftOut.isEmpty()) {
      sheet.row("period.left_out", sheet.text("period.left_out_days", leftOut.count(), periods(sheet, leftOut)));
    }
  }

  private static String adhesion(Sheet sheet, StoredTrace.Adhesion adhesion) {
    if (sheet.imagined()) {
      return "period.given";
    }
    return adhesion.stated() ? "period.stated" : "period.signed";
  }

  private static String periods(Sheet sheet, Days days) {
    return days.periods().stream().map(sheet::period).collect(Collectors.joining(", "));
  }
}

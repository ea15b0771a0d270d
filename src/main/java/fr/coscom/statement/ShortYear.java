package fr.coscom.statement;

import fr.coscom.audit.StoredTrace;
import fr.coscom.audit.StoredTrace.Step;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Component;
import fr.coscom.basis.Days;
import fr.coscom.basis.Period;
import fr.coscom.basis.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a contract brings less than a whole year at the full rate: what its dates, decisions and rates took away, in words. */
final class ShortYear {

  private ShortYear() {}

  /** Empty for a whole year of the flat aid. */
  static List<String> of(StoredTrace trace, Words words) {
    List<String> causes = days(trace, words);
    tariffs(trace.steps(Component.AIF), words).ifPresent(rates -> causes.add(words.text("short.tariff", rates)));
    return List.copyOf(causes);
  }

  /** Why not every day of the year is counted. */
  static List<String> days(StoredTrace trace, Words words) {
    Period year = new CivilYear(trace.number("year")).period();
    List<String> causes = new ArrayList<>();
    trace.adhesion().map(StoredTrace.Adhesion::on).filter(day -> day.isAfter(year.from()))
        .ifPresent(day -> causes.add(words.text("short.adhesion", words.figures().day(day))));
    trace.end().filter(end -> ends(end.firstDayOutside(), year)).ifPresent(end -> causes.add(words.text(
        "short.end", words.code("END." + end.cause()).orElse(""), words.figures().day(end.firstDayOutside()))));
    Days leftOut = trace.leftOut();
    if (!leftOut.isEmpty()) {
      causes.add(words.text("short.left_out", words.days(leftOut.count()), words.periods(leftOut)));
    }
    return causes;
  }

  private static boolean ends(LocalDate firstDayOutside, Period year) {
    return firstDayOutside.isBefore(year.toExclusive());
  }

  /** The opposable rates of some steps, in their order; nothing where all are whole. */
  static Optional<String> tariffs(List<Step> steps, Words words) {
    List<Share> rates = steps.stream().map(Step::tariff).distinct().toList();
    return rates.stream().allMatch(Share.ONE::equals)
        ? Optional.empty()
        : Optional.of(rates.stream().map(words.figures()::share).collect(Collectors.joining(", ")));
  }
}

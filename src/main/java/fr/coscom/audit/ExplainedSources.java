package fr.coscom.audit;

import fr.coscom.audit.StoredTrace.Used;
import fr.coscom.law.Reading;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the amounts rest on: parameters, readings, and the rows of the files. */
final class ExplainedSources {

  private static final String DAY = "(\\d{4}-\\d{2}-\\d{2})";
  private static final String BEFORE = "(?<![\\w/.-])";
  private static final String AFTER = "(?![\\w/.-])";
  private static final Pattern SPAN = Pattern.compile(BEFORE + DAY + "/(?:" + DAY + "|…)" + AFTER);
  private static final Pattern ALONE = Pattern.compile(BEFORE + DAY + AFTER);

  /** Values of parameters that are words of the program. */
  private static final Set<String> CHOICES = Set.of(
      "EXCLUDED", "INCLUDED", "YES", "NO", "LAST_SIGNATURE", "DOCTOR_SIGNATURE", "BOTH_CONTRACTS", "CONTRACT_ONLY",
      "ONE_FULL_TIME", "NONE", "END_OF_TERM", "AT_ONCE");

  private ExplainedSources() {}

  static void parameters(Sheet sheet) {
    if (sheet.trace().parameters().isEmpty()) {
      return;
    }
    sheet.section("parameters");
    Optional<String> ownDay = sheet.trace().end().map(end -> "day_" + end.cause().toLowerCase(Locale.ROOT));
    sheet.trace().parameters().forEach((name, value) -> {
      // Of the rules for the day of an end, the one of this end is enough to read out.
      if (!name.startsWith("day_") || ownDay.filter(name::equals).isPresent()) {
        sheet.page().paragraph("  " + TextPage.padded(name, 24),
            sheet.text("parameters.is", sheet.own().text("parameter." + name), value(sheet, value)));
      }
    });
  }

  private static String value(Sheet sheet, String value) {
    if (CHOICES.contains(value)) {
      return sheet.own().text("parameter.value." + value);
    }
    return value.matches("\\d+") ? sheet.figures().count(Long.parseLong(value))
        : inWords(sheet, value.replace("|", ", "));
  }

  static void readings(Sheet sheet) {
    List<Reading> readings = sheet.trace().words("readings").stream().map(Reading::valueOf).toList();
    if (readings.isEmpty()) {
      return;
    }
    sheet.section("readings");
    for (Reading reading : readings) {
      sheet.page().paragraph("  " + reading + "  ", reading.question(sheet.language()));
      sheet.page().paragraph("       -> ", reading.taken(sheet.language()));
    }
  }

  static void rows(Sheet sheet, Map<Integer, String> folders) {
    sheet.section("rows");
    List<String> places = sheet.trace().facts().stream()
        .map(fact -> sheet.text("rows.place", fact.row().file(), fact.row().line())).toList();
    int widest = TextPage.widest(places);
    for (int i = 0; i < places.size(); i++) {
      Used fact = sheet.trace().facts().get(i);
      String folder = folders.containsKey(fact.row().lot())
          ? sheet.text("rows.folder", folders.get(fact.row().lot())) : "";
      sheet.page().paragraph("  " + TextPage.padded(places.get(i), widest) + "  ",
          ExplainedFacts.inWords(sheet, fact) + folder);
    }
  }

  /** Days and the few words of a row's label as the language writes them; what only looks like a day stays as it is. */
  static String inWords(Sheet sheet, String label) {
    String says = label.replace("½j/sem", sheet.text("fact.half_days"))
        .replace("effective ", sheet.text("fact.effective") + " ");
    String spans = SPAN.matcher(says).replaceAll(span -> Matcher.quoteReplacement(span(sheet, span)));
    return ALONE.matcher(spans).replaceAll(day -> Matcher.quoteReplacement(day(sheet, day.group(1))));
  }

  private static String span(Sheet sheet, MatchResult span) {
    return span.group(2) == null
        ? sheet.text("period.since", day(sheet, span.group(1)))
        : sheet.text("period.from_to", day(sheet, span.group(1)), day(sheet, span.group(2)));
  }

  private static String day(Sheet sheet, String iso) {
    try {
      return sheet.figures().day(LocalDate.parse(iso));
    } catch (DateTimeParseException e) {
      return iso;
    }
  }
}

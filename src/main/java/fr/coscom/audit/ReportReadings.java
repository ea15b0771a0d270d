package fr.coscom.audit;

import fr.coscom.law.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the readings relied on are worth, for the report. */
record ReportReadings(ReportData data, ReportWords words) {

  /** On the pages to decide from; the annex has all. */
  private static final int MOST = 2;

  /** Those of which the other would change most. */
  PaperTable table() {
    List<List<String>> rows = data.readingCosts().stream().filter(cost -> !cost.difference().isZero())
        .sorted(Comparator.comparingLong((ReadingCost cost) -> -Math.abs(cost.difference().cents())).thenComparing(ReadingCost::reading))
        .limit(MOST)
        .map(cost -> List.of(cost.reading().name(), cost.reading().question(words.language()),
            cost.reading().taken(words.language()), cost.reading().other(words.language()),
            about(cost, words.count(cost.moved())), change(cost))).toList();
    return words.table("reading_costs", "number/code question/question taken/taken other/other doctors/number change/number", rows, List.of());
  }

  /** What is said below the table: that nothing changes, or where the figures come from. */
  List<String> notes() {
    Optional<ReadingCost> estimated = data.readingCosts().stream().filter(ReadingCost::estimated).findFirst();
    return List.of(
        data.readingCosts().stream().allMatch(cost -> cost.difference().isZero()) ? words.own("readings.no_change") : "",
        estimated.map(cost -> words.own("readings.estimated", words.count(cost.assessed()))).orElse(""))
        .stream().filter(note -> !note.isEmpty()).toList();
  }

  String change(Reading reading) {
    return data.readingCosts().stream().filter(cost -> cost.reading() == reading).findFirst().map(this::change).orElse("—");
  }

  private String change(ReadingCost cost) {
    return about(cost, words.signed(cost.difference()));
  }

  private String about(ReadingCost cost, String figure) {
    return cost.estimated() && !cost.difference().isZero() ? words.own("readings.about", figure) : figure;
  }
}

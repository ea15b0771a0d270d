package fr.coscom.audit;

import fr.coscom.basis.Money;
import fr.coscom.law.Parameter;
import fr.coscom.ledger.Run;
import fr.coscom.papers.HtmlTemplate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The report of a run for the director and the accounting officer: two pages to decide from and an annex, as one page of HTML,
 * well-formed as XML too, with no script and nothing fetched from elsewhere. The same data give the same bytes everywhere.
 */
public final class ReportFile {

  /** Without the end that says the format. */
  public static final String NAME = "report";

  /** Of a long list in a notice, so many. */
  private static final int NAMED = 3;

  private static final HtmlTemplate TEMPLATE = HtmlTemplate.of("audit", "report");

  private ReportFile() {}

  /**
   * The page, in UTF-8.
   *
   * @param language {@code fr} or {@code en}
   */
  public static byte[] page(ReportData data, String language) {
    ReportWords words = new ReportWords(language);
    ReasonWords reasons = new ReasonWords(language, data.bankReasons().getOrDefault(language, Map.of()));
    ReportDecision decision = new ReportDecision(data, words, reasons);
    ReportAnnex annex = new ReportAnnex(data, words, reasons);
    ReportReadings readings = new ReportReadings(data, words);
    Map<String, Object> page = new HashMap<>();
    page.put("run", data.run());
    page.put("kind", words.own(data.run().dry() && data.corrects() ? "kind.DRY_CORRECTION" : "kind." + data.run().kind()));
    page.put("openedAt", openedAt(data.run(), words));
    page.put("executionDate", words.day(data.run().executionDate()));
    page.put("notices", notices(data, words));
    figures(data, words, page);
    page.put("components", decision.components());
    page.put("caisses", decision.caisses());
    page.put("allCaisses", decision.allCaisses());
    page.put("yearCauses", decision.yearCauses());
    page.put("corrections", decision.corrections());
    page.put("reasons", decision.reasons());
    page.put("otherReasons", !decision.otherReasons().isEmpty());
    page.put("controls", decision.controls());
    page.put("readings", readings.table());
    page.put("readingNotes", readings.notes());
    page.put("quotas", quotas(data, words));
    List<PaperSection> sections = new ArrayList<>(annex.sections());
    if (!decision.otherReasons().isEmpty()) {
      sections.add(1, new PaperSection(words.own("section.other_reasons"), List.of(), List.of(decision.otherReasons()), List.of()));
    }
    if (!decision.otherCauses().isEmpty()) {
      sections.add(0, new PaperSection(words.own("section.other_causes"), List.of(), List.of(decision.otherCauses()), List.of()));
    }
    if (data.corrects() && !decision.yearCauses().isEmpty()) {
      sections.add(0, new PaperSection(words.own("section.year_before"), List.of(), List.of(decision.yearCauses()), List.of()));
    }
    page.put("sections", sections);
    return TEMPLATE.page(language, page);
  }

  private static void figures(ReportData data, ReportWords words, Map<String, Object> page) {
    Summary summary = data.summary();
    page.put("contracts", words.count(summary.contracts()));
    page.put("payable", words.count(summary.contracts("PAYABLE")));
    page.put("held", words.count(summary.contracts("HELD")));
    page.put("refused", words.count(summary.contracts("NOT_ELIGIBLE")));
    page.put("nothingDue", words.count(summary.contracts("NOTHING_DUE")));
    page.put("transfers", words.count(summary.transfers()));
    page.put("rows", words.own("rows", words.counted(summary.rowsRead()), words.counted(summary.rejectedRows())));
    page.put("due", words.euros(summary.due().total()));
    page.put("dueSum", words.amount(summary.due().total()));
    page.put("bridge", bridge(summary, words));
    page.put("ordered", words.amount(summary.ordered().total()));
    page.put("toPay", words.euros(summary.toPay()));
    page.put("toRecover", words.euros(summary.toRecover()));
    page.put("files", files(data, words));
    page.put("heldAtStake", words.euros(summary.held().pending()));
    page.put("heldUnknown", heldUnknown(summary.held().unknown(), words));
    Money ordered = summary.held().alreadyOrdered();
    page.put("heldOrdered", ordered.isZero() ? "" : words.own("held_ordered", words.euros(ordered)));
    page.put("previousYear", previousYear(data, words));
    page.put("correction", correction(data, words));
  }

  private static String heldUnknown(long contracts, ReportWords words) {
    return contracts == 0
        ? ""
        : words.own("held_unknown", words.counted(contracts));
  }

  /** What the payment files sum to, and what of it is no new expense. */
  private static String files(ReportData data, ReportWords words) {
    Summary summary = data.summary();
    String key = (summary.reissued().isZero() ? "page.files" : "page.files_again") + (data.run().dry() ? ".dry" : "");
    return words.own(key, words.counted(summary.transfers()),
        words.euros(summary.files()), words.euros(summary.toPay()), words.euros(summary.reissued()));
  }

  /** From what is due to what is ordered. */
  private static String bridge(Summary summary, ReportWords words) {
    Money due = summary.due().total();
    Money ordered = summary.ordered().total();
    return words.own("page.bridge", words.euros(due), words.euros(due.minus(ordered)), words.euros(ordered),
        words.euros(summary.toPay()), words.euros(summary.toRecover()));
  }

  private static String previousYear(ReportData data, ReportWords words) {
    int year = data.run().year().value();
    return data.totals().previous()
        .map(previous -> words.own("previous", Integer.toString(year), Integer.toString(year - 1),
            words.euros(data.totals().year()), words.euros(previous), words.euros(data.totals().year().minus(previous))))
        .orElseGet(() -> words.own("no_previous", Integer.toString(year - 1)));
  }

  /** Empty for an annual payment. */
  private static String correction(ReportData data, ReportWords words) {
    if (!data.corrects()) {
      return "";
    }
    return data.correction().map(corrected -> corrected.difference()
        .map(difference -> words.own(difference.contracts().isEmpty() ? "correction.nothing" : "correction.told", corrected.run(),
            words.counted(difference.compared()), words.counted(difference.contracts().size())))
        .orElseGet(() -> words.own("correction.many", corrected.run(), words.count(ReportData.Corrected.TOLD), data.run().name())))
        .orElseGet(() -> words.own("correction.none"));
  }

  private static String quotas(ReportData data, ReportWords words) {
    if (data.quotas().isEmpty()) {
      return words.own("quotas.none");
    }
    List<String> above = data.quotas().stream().filter(quota -> quota.exceeds(data.majoratedRatio()))
        .map(quota -> words.own("quotas.region", quota.name(), words.count(quota.majorated()), words.count(quota.eligible().orElse(0L))))
        .toList();
    return above.isEmpty()
        ? words.own("quotas.within", data.majoratedRatio())
        : words.own("quotas.above", data.majoratedRatio(), String.join(", ", above));
  }

  /** What must be seen before anything else. */
  static List<String> notices(ReportData data, ReportWords words) {
    List<String> notices = new ArrayList<>();
    Run run = data.run();
    if (run.dry()) {
      notices.add(words.own("notice.dry"));
    }
    if (data.rehearsal()) {
      notices.add(words.own("notice.rehearsal"));
    }
    if (run.outsideWindow()) {
      notices.add(words.own("notice.outside", words.day(run.executionDate())));
    }
    run.reason().ifPresent(reason -> notices.add(words.own("notice.reason", reason)));
    if (data.again().transfers() > 0) {
      notices.add(words.own(run.dry() ? "notice.again_dry" : "notice.again", words.counted(data.again().transfers()), words.euros(data.again().total())));
    }
    if (!data.stillUnpaid().isEmpty()) {
      notices.add(words.own("notice.still_unpaid", words.counted(data.stillUnpaid().size()), words.euros(data.stillUnpaidTotal())));
    }
    data.controls().stream().filter(control -> !control.holds()).forEach(control -> notices.add(words.own(
        control.breaks() ? "notice.broken" : "notice.warns", words.control(control.id()), words.found(control),
        words.counted(control.differences()), words.euros(new Money(control.cents())))));
    long above = data.quotas().stream().filter(quota -> quota.exceeds(data.majoratedRatio())).count();
    if (above > 0) {
      notices.add(words.own("notice.quota", data.majoratedRatio(), words.counted(above)));
    }
    unchecked(data, words).ifPresent(notices::add);
    return notices;
  }

  private static Optional<String> unchecked(ReportData data, ReportWords words) {
    LocalDate last = data.run().year().period().last();
    List<String> names = data.ofTheYear().stream().filter(p -> p.checkedUntil().isBefore(last))
        .map(p -> words.parameter(p.name())).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(words.own("notice.unchecked", words.day(data.parameters().checkedUntil()),
            String.join(words.semicolon(), names.subList(0, Math.min(names.size(), NAMED))), words.counted(names.size())));
  }

  private static String openedAt(Run run, ReportWords words) {
    return words.own("opened_at", words.day(run.openedAt().toLocalDate()), String.format(Locale.ROOT, "%02d:%02d:%02d",
        run.openedAt().getHour(), run.openedAt().getMinute(), run.openedAt().getSecond()), run.openedAt().getOffset());
  }
}

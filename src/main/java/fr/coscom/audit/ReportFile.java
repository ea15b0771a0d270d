package fr.coscom.audit;

import fr.coscom.basis.Money;
import fr.coscom.ledger.Run;
import fr.coscom.payment.FrenchNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * {@code report.html}, the report of a run for the director and the accounting officer: one file in French,
 * well-formed as XML too, with no script and nothing fetched from elsewhere. The same data give the same bytes everywhere.
 */
public final class ReportFile {

  public static final String NAME = "report.html";

  private static final TemplateEngine ENGINE = engine();

  private ReportFile() {}

  /** Writes and flushes; the stream stays open. */
  public static void write(ReportData data, OutputStream out) throws IOException {
    ReportWords words = new ReportWords();
    ReportTables tables = new ReportTables(data, words);
    Context context = new Context(Locale.FRANCE);
    context.setVariable("data", data);
    context.setVariable("run", data.run());
    context.setVariable("tables", tables.all());
    context.setVariable("kind", words.own("kind." + data.run().kind()));
    context.setVariable("signature", words.own("signature." + data.run().kind()));
    context.setVariable("openedAt", openedAt(data.run()));
    context.setVariable("executionDate", FrenchNumber.figures(data.run().executionDate()));
    context.setVariable("notices", notices(data, tables, words));
    figures(data, words, context);
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    ENGINE.process("report", context, writer);
    writer.flush();
  }

  private static void figures(ReportData data, ReportWords words, Context context) {
    Summary summary = data.summary();
    context.setVariable("contracts", FrenchNumber.figures(summary.contracts()));
    context.setVariable("payable", FrenchNumber.figures(summary.contracts("PAYABLE")));
    context.setVariable("held", FrenchNumber.figures(summary.contracts("HELD")));
    context.setVariable("refused", FrenchNumber.figures(summary.contracts("NOT_ELIGIBLE")));
    context.setVariable("nothingDue", FrenchNumber.figures(summary.contracts("NOTHING_DUE")));
    context.setVariable("rowsRead", FrenchNumber.figures(summary.rowsRead()));
    context.setVariable("rejectedRows", FrenchNumber.figures(summary.rejectedRows()));
    context.setVariable("due", FrenchNumber.figures(summary.due().total()));
    context.setVariable("ordered", FrenchNumber.figures(summary.ordered().total()));
    context.setVariable("toPay", FrenchNumber.figures(summary.toPay()));
    context.setVariable("toRecover", FrenchNumber.figures(summary.toRecover()));
    Money held = summary.byStatus().stream().filter(line -> line.status().equals("HELD")).map(Summary.StatusLine::total)
        .reduce(Money.ZERO, Money::plus);
    context.setVariable("heldAtStake", FrenchNumber.figures(held));
    context.setVariable("heldUnknown", heldUnknown(data.heldUnknown(), words));
    context.setVariable("previousYear", previousYear(data, words));
    context.setVariable("againTotal", FrenchNumber.figures(data.again().total()));
    context.setVariable("againRest", data.again().transfers() == data.again().first().size() ? "" : words.own("again.rest"));
    long rest = data.unpaidContracts() - data.unpaid().size();
    context.setVariable("debtsRest", data.debtsNow().size() <= ReportData.LISTED ? "" : words.own("debts_rest"));
    context.setVariable("unpaidRest", rest <= 0 ? ""
        : words.own(rest == 1 ? "unpaid_rest.one" : "unpaid_rest.many", FrenchNumber.figures(rest)));
  }

  private static String heldUnknown(long contracts, ReportWords words) {
    return contracts == 0
        ? ""
        : words.own(contracts == 1 ? "held_unknown.one" : "held_unknown.many", FrenchNumber.figures(contracts));
  }

  private static String previousYear(ReportData data, ReportWords words) {
    int year = data.run().year().value();
    return data.totals().previous()
        .map(previous -> words.own("previous", Integer.toString(year), Integer.toString(year - 1),
            FrenchNumber.figures(data.totals().year()), FrenchNumber.figures(previous),
            FrenchNumber.figures(data.totals().year().minus(previous))))
        .orElseGet(() -> words.own("no_previous", Integer.toString(year - 1)));
  }

  /** What must be seen before anything else. */
  private static List<String> notices(ReportData data, ReportTables tables, ReportWords words) {
    List<String> notices = new ArrayList<>();
    Run run = data.run();
    if (run.dry()) {
      notices.add(words.own("notice.dry"));
    }
    if (data.rehearsal()) {
      notices.add(words.own("notice.rehearsal"));
    }
    if (run.outsideWindow()) {
      notices.add(words.own("notice.outside", FrenchNumber.figures(run.executionDate())));
    }
    run.reason().ifPresent(reason -> notices.add(words.own("notice.reason", reason)));
    if (data.again().transfers() > 0) {
      notices.add(words.own("notice.again", FrenchNumber.figures(data.again().transfers()), FrenchNumber.figures(data.again().total())));
    }
    data.controls().stream().filter(control -> !control.holds())
        .forEach(control -> notices.add(words.own("notice.broken", control.id())));
    data.quotas().stream().filter(quota -> quota.exceeds(tables.majoratedRatio())).forEach(quota -> notices.add(
        words.own("notice.quota", quota.name(), tables.majoratedRatio())));
    unchecked(data, tables, words).ifPresent(notices::add);
    return notices;
  }

  private static Optional<String> unchecked(ReportData data, ReportTables tables, ReportWords words) {
    LocalDate last = data.run().year().period().last();
    List<String> names = tables.ofTheYear().stream().filter(p -> p.checkedUntil().isBefore(last))
        .map(p -> p.name()).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(words.own("notice.unchecked", FrenchNumber.figures(data.parameters().checkedUntil()),
            String.join(", ", names)));
  }

  private static String openedAt(Run run) {
    return String.format(Locale.ROOT, "%s à %02d:%02d:%02d (%s)",
        FrenchNumber.figures(run.openedAt().toLocalDate()), run.openedAt().getHour(),
        run.openedAt().getMinute(), run.openedAt().getSecond(), run.openedAt().getOffset());
  }

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(ReportFile.class.getClassLoader());
    resolver.setPrefix("fr/coscom/audit/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}

package fr.coscom.audit;

import static fr.coscom.audit.ReportWords.amount;
import static fr.coscom.audit.ReportWords.count;

import fr.coscom.audit.Summary.CaisseLine;
import fr.coscom.audit.Summary.ReasonLine;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import fr.coscom.law.Parameter;
import fr.coscom.law.Reading;
import fr.coscom.payment.FrenchNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of the report, each row as its cells in the order of the columns. */
record ReportTables(ReportData data, ReportWords words) {

  /** By the names that the template has. */
  Map<String, List<?>> all() {
    Map<String, List<?>> tables = new HashMap<>();
    tables.put("components", components());
    tables.put("caisses", caisses());
    tables.put("caissesTotal", caissesTotal());
    tables.put("regions", regions());
    tables.put("reasons", reasons());
    tables.put("unpaid", unpaid());
    tables.put("warnings", warnings());
    tables.put("decisions", decisions());
    tables.putAll(new ReportDebts(data, words).all());
    tables.put("again", again());
    tables.put("controls", controls());
    tables.put("quotas", quotas());
    tables.put("readings", readings());
    tables.put("inputs", inputs());
    tables.put("outputs", outputs());
    return tables;
  }

  private List<List<String>> components() {
    Summary summary = data.summary();
    return Arrays.stream(Component.values()).map(component -> List.of(
        words.code("COMPONENT." + component), component.name(), Integer.toString(component.code()),
        amount(summary.due().of(component)), amount(summary.ordered().of(component)))).toList();
  }

  private List<List<String>> caisses() {
    return data.summary().byCaisse().stream().map(line -> cells(
        List.of(line.caisse(), ReportWords.caisse(line.caisse()), count(line.contracts()), count(line.transfers())),
        line.ordered(), List.of(amount(line.toPay()), amount(line.toRecover())))).toList();
  }

  private List<String> caissesTotal() {
    Summary summary = data.summary();
    return cells(
        List.of(count(summary.byCaisse().stream().mapToLong(CaisseLine::contracts).sum()),
            count(summary.byCaisse().stream().mapToLong(CaisseLine::transfers).sum())),
        summary.ordered(), List.of(amount(summary.toPay()), amount(summary.toRecover())));
  }

  private static List<String> cells(List<String> before, Amounts amounts, List<String> after) {
    List<String> cells = new ArrayList<>(before);
    for (Component component : Component.values()) {
      cells.add(amount(amounts.of(component)));
    }
    cells.addAll(after);
    return cells;
  }

  private List<List<String>> regions() {
    return data.summary().byRegion().stream()
        .map(line -> List.of(line.name(), line.code(), count(line.contracts()), amount(line.toPay()))).toList();
  }

  private List<List<String>> reasons() {
    return data.summary().byReason().stream().map(line -> List.of(
        words.code("REASON." + line.reason()), line.reason(), words.own("status." + line.status()),
        count(line.contracts()),
        atStake(line), words.code("REASON." + line.reason() + ".next"))).toList();
  }

  private String atStake(ReasonLine line) {
    return line.status().equals("HELD") ? words.known(line.atStake(), line.unknown()) : "—";
  }

  private List<List<String>> unpaid() {
    return data.unpaid().stream().map(line -> List.of(
        line.contractId(), line.caisse(), words.own("status." + line.status()), String.join(", ", line.reasons()),
        words.known(line.atStake()))).toList();
  }

  private List<List<String>> warnings() {
    return data.summary().warnings().stream().map(line -> List.of(
        words.code("FINDING." + line.reason()), line.reason(), count(line.contracts()), amount(line.atStake())))
        .toList();
  }

  private List<List<String>> decisions() {
    return data.summary().decisions().stream().map(line -> List.of(
        line.contractId(), line.caisse(), line.reason(), words.own("decision." + line.decision()),
        line.documentRef().orElse("—"),
        line.decidedBy(), FrenchNumber.figures(line.decidedOn()),
        words.own(line.applied() ? "applied" : "without_effect"))).toList();
  }

  private List<List<String>> again() {
    return data.again().first().stream().map(line -> List.of(
        line.endToEndId(), line.contractId(), line.caisse(), line.failed(), line.failedRun(), words.own("again." + line.outcome()),
        FrenchNumber.figures(line.outcomeOn()), amount(line.amount()))).toList();
  }

  private List<List<String>> controls() {
    return data.controls().stream().map(control -> List.of(
        words.control(control.id()) + (control.holds() ? "" : " " + control.detail()), control.id(),
        count(control.population()),
        count(control.differences()), amount(new Money(control.cents())),
        words.own(control.holds() ? "holds" : "broken"), control.holds() ? "holds" : "broken")).toList();
  }

  private List<List<String>> quotas() {
    return data.quotas().stream().map(quota -> List.of(
        quota.name(), quota.region(), count(quota.majorated()), quota.eligible().map(ReportWords::count).orElse("—"),
        quota.eligible().isEmpty()
            ? words.own("quota.unknown")
            : words.own(quota.exceeds(majoratedRatio()) ? "quota.above" : "quota.within", majoratedRatio()))).toList();
  }

  int majoratedRatio() {
    return data.parameters().forYear(data.run().year()).number("majorated_ratio");
  }

  private List<List<String>> readings() {
    return data.summary().readings().stream().map(reading -> List.of(
        reading.name(), reading.question(words.language()), reading.taken(words.language()), behind(reading))).toList();
  }

  private String behind(Reading reading) {
    String values = ofTheYear().stream().filter(p -> p.reading().filter(reading::equals).isPresent())
        .map(p -> p.name() + " = " + p.value() + " (" + words.own("parameter." + p.status()) + ")")
            .collect(Collectors.joining(", "));
    return values.isEmpty() ? "—" : values;
  }

  /** The values in force on some day of the year. */
  List<Parameter> ofTheYear() {
    return data.parameters().parameters().stream()
        .filter(p -> !p.from().isAfter(data.run().year().period().last())
            && !p.to().isBefore(data.run().year().period().from()))
        .toList();
  }

  private List<List<String>> inputs() {
    return data.inputs().stream().map(file -> List.of(
        file.file(), count(file.rows()), count(file.added()), count(file.unchanged()), count(file.repeated()),
        count(file.rejected()),
        file.sha256())).toList();
  }

  private List<List<String>> outputs() {
    return data.outputs().stream().map(file -> List.of(file.path(), count(file.bytes()), file.sha256())).toList();
  }
}

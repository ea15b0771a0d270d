package fr.coscom.audit;

import fr.coscom.audit.Summary.CaisseLine;
import fr.coscom.audit.Summary.RegionLine;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import fr.coscom.law.Reading;
import fr.coscom.ledger.FailedTransfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The details of the report, after the two pages to decide from. */
record ReportAnnex(ReportData data, ReportWords words, ReasonWords reasonWords) {

  List<PaperSection> sections() {
    Summary summary = data.summary();
    List<PaperSection> sections = new ArrayList<>();
    sections.add(section("caisses", List.of(), List.of(caisses(), regions())));
    sections.add(section("unpaid", List.of(), List.of(unpaid()), rest(data.unpaidContracts() - data.unpaid().size())));
    sections.add(section("warnings", List.of(), List.of(warnings())));
    sections.add(section("decisions", List.of(), List.of(decisions()),
        summary.decisions().size() <= ReportData.LISTED ? "" : words.own("decisions_rest")));
    if (data.again().transfers() > 0) {
      boolean all = data.again().transfers() == data.again().first().size();
      sections.add(section("again", List.of(), List.of(again()), all ? "" : words.own("again.rest")));
    }
    if (!data.stillUnpaid().isEmpty()) {
      sections.add(section("still_unpaid", List.of(), List.of(stillUnpaid()),
          data.stillUnpaid().size() <= ReportData.LISTED ? "" : words.own("still_unpaid.rest")));
    }
    sections.add(new ReportDebts(data, words).section());
    sections.add(section("quotas", List.of(words.own("intro.quotas")), List.of(quotas())));
    sections.add(section("readings", summary.readings().isEmpty() ? List.of() : List.of(words.own("intro.readings")),
        List.of(readings())));
    sections.add(section("inputs", List.of(), List.of(inputs())));
    sections.add(section("outputs", List.of(), List.of(outputs()), words.own("outputs_rest")));
    return sections;
  }

  private PaperSection section(String name, List<String> intro, List<PaperTable> tables, String... rest) {
    List<String> after = new ArrayList<>(List.of(rest));
    if (tables.stream().allMatch(PaperTable::isEmpty)) {
      after.add(words.own("none"));
    }
    return new PaperSection(words.own("section." + name), intro, tables, after);
  }

  private String rest(long contracts) {
    return contracts <= 0 ? "" : words.own("unpaid_rest", words.counted(contracts));
  }

  private PaperTable caisses() {
    Summary summary = data.summary();
    List<List<String>> rows = summary.byCaisse().stream().map(line -> cells(
        List.of(line.caisse(), ReportWords.caisse(line.caisse()), words.count(line.contracts()), words.count(line.transfers())),
        line.ordered(), line.toPay(), line.reissued(), line.file(), line.toRecover())).toList();
    List<String> total = cells(
        List.of(words.count(summary.byCaisse().stream().mapToLong(CaisseLine::contracts).sum()),
            words.count(summary.transfers())),
        summary.ordered(), summary.toPay(), summary.reissued(), summary.files(), summary.toRecover());
    return words.table("caisses", "code/code caisse contracts/number transfers/number aif/number rms/number rhp/number mao/number"
        + " to_pay/number again/number file_total/number to_recover/number", rows, total);
  }

  private List<String> cells(List<String> before, Amounts amounts, Money... after) {
    List<String> cells = new ArrayList<>(before);
    for (Component component : Component.values()) {
      cells.add(words.amount(amounts.of(component)));
    }
    for (Money amount : after) {
      cells.add(words.amount(amount));
    }
    return cells;
  }

  private PaperTable regions() {
    return words.table("regions", "region code/code contracts/number to_pay/number", data.summary().byRegion().stream()
        .map(line -> List.of(line.name(), line.code(), words.count(line.contracts()), words.amount(line.toPay()))).toList(),
        List.of(words.count(data.summary().byRegion().stream().mapToLong(RegionLine::contracts).sum()), words.amount(data.summary().toPay())));
  }

  private PaperTable unpaid() {
    return words.table("unpaid", "contract/code caisse/code situation/nowrap reasons at_stake/number already_ordered/number", data.unpaid().stream()
        .map(line -> List.of(line.contractId(), line.caisse(), words.own("status." + line.status()), line.reasons().stream().map(reasonWords::shortly).collect(Collectors.joining(", ")),
            words.known(line.atStake()), words.known(Optional.of(line.alreadyOrdered()).filter(Money::isPositive)))).toList(), List.of());
  }

  private PaperTable warnings() {
    return words.table("warnings", "point code/code contracts/number would_bring/number", data.summary().warnings().stream()
        .map(line -> List.of(words.code("FINDING." + line.reason()), line.reason(), words.count(line.contracts()),
            words.amount(line.atStake()))).toList(), List.of());
  }

  private PaperTable decisions() {
    return words.table("decisions", "contract/code caisse/code reason decision document/code decided_by decided_on/nowrap effect",
        data.summary().decisions().stream().limit(ReportData.LISTED).map(line -> List.of(line.contractId(), line.caisse(), words.reason(line.reason()),
            words.own("decision." + line.decision()), line.documentRef().orElse("—"), line.decidedBy(), words.day(line.decidedOn()),
            words.own(line.applied() ? "applied" : "without_effect"))).toList(), List.of());
  }

  private PaperTable again() {
    return words.table("again", "reference/code contract/code caisse/code first_transfer/code run/code outcome outcome_on/nowrap"
        + " first_amount/number again/number", data.again().first().stream().map(line -> List.of(line.endToEndId(), line.contractId(), line.caisse(),
            line.failed(), line.failedRun(), words.own("again." + line.outcome()), words.day(line.outcomeOn()),
            words.amount(line.failedAmount()), words.amount(line.amount()))).toList(), List.of(words.amount(data.again().total())));
  }

  private PaperTable stillUnpaid() {
    return words.table("still_unpaid", "reference/code contract/code caisse/code run/code bank_outcome outcome_on/nowrap bank_codes"
        + " awaited amount/number", data.stillUnpaid().stream().limit(ReportData.LISTED).map(line -> List.of(line.endToEndId(),
            line.contractId(), line.caisse(), line.run(), words.own("again." + line.outcome()), words.day(line.on()),
            reasonWords.bankCodes(line.reasons()), awaited(line), words.amount(line.amount()))).toList(),
        List.of(words.amount(data.stillUnpaidTotal())));
  }

  /** In words for who decides; how it is written into a file says the page of the reconciliation. */
  private String awaited(FailedTransfer line) {
    String wait = line.waitsFor().map(Enum::name).orElse("NONE");
    return words.own("awaited." + wait, reasonWords.bankNext(line.reasons()));
  }

  private PaperTable quotas() {
    return words.table("quotas", "region code/code majorated/number eligible/number ceiling", data.quotas().stream().map(quota -> List.of(
        quota.name(), quota.region(), words.count(quota.majorated()), quota.eligible().map(words::count).orElse("—"),
        quota.eligible().isEmpty()
            ? words.own("quota.unknown")
            : words.own(quota.exceeds(data.majoratedRatio()) ? "quota.above" : "quota.within", data.majoratedRatio()))).toList(), List.of());
  }

  private PaperTable readings() {
    return words.table("readings", "number/code question/question taken/taken other/other change/number values", data.summary().readings().stream()
        .map(reading -> List.of(reading.name(), reading.question(words.language()), reading.taken(words.language()),
            reading.other(words.language()), new ReportReadings(data, words).change(reading), behind(reading))).toList(), List.of());
  }

  private String behind(Reading reading) {
    String values = data.ofTheYear().stream().filter(p -> p.reading().filter(reading::equals).isPresent())
        .map(words::parameter).collect(Collectors.joining(words.semicolon()));
    return values.isEmpty() ? "—" : values;
  }

  private PaperTable inputs() {
    return words.table("inputs", "file/code rows/number new/number unchanged/number repeated/number rejected/number sha256/digest",
        data.inputs().stream().map(file -> List.of(file.file(), words.count(file.rows()), words.count(file.added()),
            words.count(file.unchanged()), words.count(file.repeated()), words.count(file.rejected()), file.sha256())).toList(), List.of());
  }

  /** The data; run.json lists the papers and digest files too. */
  private PaperTable outputs() {
    return words.table("outputs", "file/code bytes/number sha256/digest", data.outputs().stream()
        .filter(file -> file.path().endsWith(".csv") || file.path().endsWith(".xml"))
        .map(file -> List.of(file.path(), words.count(file.bytes()), file.sha256())).toList(), List.of());
  }
}

package fr.coscom.audit;

import fr.coscom.audit.AuditTable.Formula;
import fr.coscom.audit.AuditTablesStore.Ledger;
import fr.coscom.basis.Component;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.basis.Share;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The table {@code tests}: what the other tables of a set come to, counted in the workbook itself, against the
 * ledger.
 */
record AuditTests(AuditSet set, Map<String, AuditTally> tallies, Ledger ledger) {

  static final List<String> COLUMNS = List.of("test", "found", "expected", "difference");

  AuditTable table() {
    return new AuditTable("tests", this::write);
  }

  private void write(AuditTable.Sink sink) throws IOException {
    AuditTally detail = tallies.get("detail");
    sink.header(COLUMNS);
    row(sink, "differences", sum("detail", "difference", range -> "COUNTIF(" + range + ",\"<>0\")"),
        count(detail.differences()), 0L, Formula.Kind.COUNT);
    row(sink, "contracts", sum("contracts", "contract_id", range -> "COUNTA(" + range + ")"),
        count(tallies.get("contracts").rows()), ledger.contracts(), Formula.Kind.COUNT);
    for (Component component : Component.values()) {
      row(sink, "component", sumIf("detail", "component", component.name(), "amount"),
          DetailTables.euros(detail.sum("amount", component.name())), ledger.of(component), Formula.Kind.MONEY,
          component.name());
    }
    row(sink, "total", sum("contracts", "total", range -> "SUM(" + range + ")"),
        DetailTables.euros(tallies.get("contracts").sum("total")), ledger.due().total(), Formula.Kind.MONEY);
    row(sink, "to_pay", sum("contracts", "to_pay", range -> "SUM(" + range + ")"),
        DetailTables.euros(tallies.get("contracts").sum("to_pay")), ledger.toPay(), Formula.Kind.MONEY);
    if (!set.run().dry()) {
      transfers(sink);
    }
    sink.row(words().text("set.test.limit"), count(detail.atTheLimit()).numerator().longValueExact(), null, null);
  }

  private void transfers(AuditTable.Sink sink) throws IOException {
    AuditTally transfers = tallies.get("transfers");
    String run = set.run().name();
    row(sink, "reissued", sum("contracts", "reissued", range -> "SUM(" + range + ")"),
        DetailTables.euros(tallies.get("contracts").sum("reissued")), ledger.reissued(), Formula.Kind.MONEY);
    row(sink, "transfers", sumIf("transfers", "run", run, "amount"), DetailTables.euros(transfers.sum("amount", run)),
        ledger.toPay().plus(ledger.reissued()), Formula.Kind.MONEY, run);
    row(sink, "bank", sum("bank", "difference", range -> "COUNTIF(" + range + ",\"<>0\")"),
        count(tallies.get("bank").differences()), 0L, Formula.Kind.COUNT);
    Money rest = ledger.posted().minus(ledger.settled());
    sink.row(words().text("set.test.posted"), ledger.posted(), ledger.settled(),
        difference(DetailTables.euros(rest), Formula.Kind.MONEY));
  }

  private void row(AuditTable.Sink sink, String test, String formula, Share found, Object expected, Formula.Kind kind,
      Object... names) throws IOException {
    Share wanted = expected instanceof Money amount ? DetailTables.euros(amount) : count((Long) expected);
    sink.row(words().text("set.test." + test, names), new Formula(formula, found, kind), expected,
        difference(found.minus(wanted), kind));
  }

  private static Formula difference(Share value, Formula.Kind kind) {
    SheetPlace own = new SheetPlace("", COLUMNS);
    return new Formula("ROUND(%s{row}-%s{row},2)".formatted(own.letter("found"), own.letter("expected")), value, kind);
  }

  private static Share count(long number) {
    return Share.of(number, 1);
  }

  private String sum(String table, String column, UnaryOperator<String> part) {
    List<String> ranges = ranges(table, column);
    return ranges.isEmpty() ? "0" : ranges.stream().map(part).collect(Collectors.joining("+"));
  }

  private String sumIf(String table, String column, String value, String summed) {
    List<String> where = ranges(table, column);
    List<String> what = ranges(table, summed);
    StringBuilder formula = new StringBuilder("0");
    for (int i = 0; i < where.size(); i++) {
      formula.append("+SUMIF(").append(where.get(i)).append(",\"").append(value).append("\",").append(what.get(i)).append(')');
    }
    return formula.toString();
  }

  private List<String> ranges(String table, String column) {
    AuditTally tally = tallies.get(table);
    return new SheetPlace(words().text("set.sheet." + table), tally.columns()).ranges(column, 0, tally.rows() - 1);
  }

  private Messages words() {
    return Messages.of("audit", set.language());
  }
}

package fr.coscom.audit;

import fr.coscom.audit.AuditTable.Formula;
import fr.coscom.audit.ContractDifference.Part;
import fr.coscom.audit.QuotaStore.Quota;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.basis.Share;
import fr.coscom.dossier.Origin;
import fr.coscom.intake.RetoldAnomaly;
import fr.coscom.intake.RowKey;
import fr.coscom.law.Parameter;
import fr.coscom.law.ParameterSet;
import fr.coscom.law.Reading;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.DebtStore;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.ParameterSetStore;
import fr.coscom.ledger.RowCursor;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The tables of an auditor's set, in the order of the sheets. The transaction must have set {@code coscom.lot}. */
final class AuditTablesStore {

  private static final JsonMapper JSON = new JsonMapper();

  private final Connection connection;
  private final AuditSet set;
  private final AuditQueryStore query;
  private final Messages words;
  private final ReportWords report;

  AuditTablesStore(Connection connection, AuditSet set) {
    this.connection = connection;
    this.set = set;
    this.query = new AuditQueryStore(connection, set);
    this.words = Messages.of("audit", set.language());
    this.report = new ReportWords(set.language());
  }

  /** All but the read-me and the tests, which tell of these. */
  List<AuditTable> all() throws SQLException {
    DetailTables computed = new DetailTables(this::traced, words.text("set.sheet.segments"));
    ParameterSet parameters = ParameterSetStore.pinned(connection, set.run().parameterDigest());
    return List.of(
        parameters(parameters), readings(), query.table("contracts", "contracts"), computed.detail(),
        computed.segments(), query.table("held", "held"), rejects(), corrections(),
        query.table("transfers", "outcomes", "transfers"), bank(), query.table("suspense", "suspense"), debts(parameters),
        controls(), query.table("decisions", "decisions"), new ToldEvents(set.language()).of(query.table("events", "events")),
        query.table("evidence", "evidence"), query.table("inputs", "inputs"), quotas(parameters), query.table("sample", "sample"));
  }

  private void traced(DetailTables.Reading reading) throws IOException, SQLException {
    try (RowCursor<TracedContract> rows = query.rows(AuditTablesStore::traced, "traces")) {
      while (rows.hasNext()) {
        reading.of(rows.next());
      }
    }
  }

  private static TracedContract traced(ResultSet row) throws SQLException {
    Optional<Amounts> amounts = row.getObject(5) == null ? Optional.empty() : Optional.of(new Amounts(
        new Money(row.getLong(5)), new Money(row.getLong(6)), new Money(row.getLong(7)), new Money(row.getLong(8))));
    return new TracedContract(row.getString(1), row.getString(2), row.getString(3), row.getString(4), amounts,
        new StoredTrace(JSON.readTree(row.getString(9))));
  }

  /** The values in force on some day of the year. */
  private AuditTable parameters(ParameterSet parameters) {
    return new AuditTable("parameters", sink -> {
      sink.header(List.of("parameter", "meaning", "value", "unit", "source", "reading", "status", "from", "to",
          "checked_until", "note"));
      for (Parameter p : parameters.parameters()) {
        if (!p.from().isAfter(set.run().year().period().last()) && !p.to().isBefore(set.run().year().period().from())) {
          sink.row(p.name(), words.text("parameter." + p.name()), p.value(), words.text("parameter.unit." + p.name()), p.source().citation(),
              p.reading().map(Reading::name).orElse(null), words.text("report.parameter." + p.status()), p.from(),
              p.to(), p.checkedUntil(), words.text("parameter.note." + p.name()));
        }
      }
    });
  }

  private AuditTable readings() {
    return new AuditTable("readings", sink -> {
      sink.header(List.of("reading", "question", "taken", "other"));
      for (Reading reading : SummaryStore.of(connection, set.run().id()).readings()) {
        sink.row(reading.name(), reading.question(set.language()), reading.taken(set.language()),
            reading.other(set.language()));
      }
    });
  }

  /** Comparing looks with the eyes of both runs; afterwards the session knows again what this run knew. */
  private AuditTable corrections() {
    return new AuditTable("corrections", sink -> {
      sink.header(List.of("contract_id", "rpps", "caisse", "run_before", "cause", "file", "lot", "line", "key",
          "column", "before", "after", "aif", "rms", "rhp", "mao", "total"));
      if (set.comparedWith().isPresent()) {
        Difference difference = DifferenceStore.between(connection, set.comparedWith().get(), set.run(),
            Optional.empty());
        KnownLotStore.set(connection, set.run().lot());
        for (ContractDifference contract : difference.contracts()) {
          for (Part part : contract.parts()) {
            sink.row(correction(contract, part, difference.before()));
          }
        }
      }
    });
  }

  private static Object[] correction(ContractDifference contract, Part part, String before) {
    ChangedFact fact = part.fact();
    Amounts moved = part.moved();
    return new Object[] {
      contract.contractId(), contract.rpps(), contract.caisse(), before,
      fact.kind() == ChangedFact.Kind.SENT ? "SENT_AGAIN" : fact.kind().name(), fact.file(),
      fact.origin().map(Origin::lot).orElse(null), fact.origin().map(Origin::line).orElse(null), RowKey.shown(fact.key()), fact.column(),
      fact.before().orElse(null), fact.after().orElse(null), moved.aif(), moved.rms(), moved.rhp(), moved.mao(),
      moved.total()
    };
  }

  /** Of a rejected row the sentence was kept in the language of whoever loaded it. */
  private AuditTable rejects() {
    AuditTable kept = query.table("rejects", "rejects");
    return new AuditTable("rejects", sink -> kept.body().writeTo(new AuditTable.Sink() {
      private SheetPlace place;

      @Override
      public void header(List<String> columns) throws IOException {
        place = new SheetPlace("", columns);
        sink.header(columns);
      }

      @Override
      public void row(Object... cells) throws IOException {
        int message = place.columns().indexOf("message");
        cells[message] = RetoldAnomaly.in(set.language(), text(cells, "file"), text(cells, "column"), text(cells, "code"), text(cells, "message"));
        sink.row(cells);
      }

      private String text(Object[] cells, String column) {
        Object cell = cells[place.columns().indexOf(column)];
        return cell == null ? "" : cell.toString();
      }
    }));
  }

  /** With what is ordered less what became of it, which must be nothing. */
  private AuditTable bank() {
    AuditTable counted = query.table("bank", "outcomes", "bank");
    return new AuditTable("bank", sink -> counted.body().writeTo(new AuditTable.Sink() {
      private SheetPlace place;

      @Override
      public void header(List<String> columns) throws IOException {
        place = new SheetPlace("", columns);
        sink.header(with(columns, "difference"));
      }

      @Override
      public void row(Object... cells) throws IOException {
        Money rest = (Money) cells[place.columns().indexOf("ordered")];
        StringBuilder formula = new StringBuilder(place.letter("ordered") + "{row}");
        for (String part : List.of("executed", "rejected", "returned", "pending", "discarded")) {
          rest = rest.minus((Money) cells[place.columns().indexOf(part)]);
          formula.append('-').append(place.letter(part)).append("{row}");
        }
        sink.row(with(List.of(cells),
            new Formula("ROUND(" + formula + ",2)", DetailTables.euros(rest), Formula.Kind.MONEY)).toArray());
      }
    }));
  }

  private static <T> List<T> with(List<? extends T> cells, T last) {
    List<T> all = new ArrayList<>(cells);
    all.add(last);
    return all;
  }

  private AuditTable debts(ParameterSet parameters) {
    return new AuditTable("debts", sink -> {
      sink.header(List.of("contract_id", "run", "caisse", "amount", "aif", "rms", "rhp", "mao", "paid_on",
          "legal_basis", "limitation_on",
          "notified_on", "repaid", "waived", "covered", "outstanding", "state", "why"));
      List<Debt> debts = DebtStore.known(connection, set.run(), parameters.forYear(set.run().year()), set.events());
      DebtWords claimed = new DebtWords(report, DebtCauseStore.of(connection, set.run(), debts, debts.size()));
      for (Debt debt : debts) {
        Amounts parts = debt.parts();
        sink.row(debt.contractId(), debt.run(), debt.caisse(), debt.amount(), parts.aif(), parts.rms(), parts.rhp(),
            parts.mao(), debt.paidOn(), words.text("report.basis." + debt.legalBasis()), debt.limitationOn(),
            debt.notifiedOn().orElse(null), debt.repaid(), debt.waived(), debt.covered(), debt.outstanding(), debt.state().name(),
            claimed.reasons(debt));
      }
    });
  }

  /** All were done before the run was sealed, on everything: a broken one seals nothing. */
  private AuditTable controls() {
    return new AuditTable("controls", sink -> {
      sink.header(List.of("control", "object", "moment", "population", "differences", "euros", "result", "detail"));
      for (Control control : ControlStore.of(connection, set.run().id())) {
        String moment = control.id().endsWith("_DAYS") ? "set.control.sample" : "set.control.all";
        sink.row(control.id(), report.control(control.id()), words.text(moment), control.population(), control.differences(),
            new Money(control.cents()), words.text("report." + ReportDecision.result(control)), report.found(control));
      }
    });
  }

  private AuditTable quotas(ParameterSet parameters) {
    int most = parameters.forYear(set.run().year()).number("majorated_ratio");
    List<String> columns = List.of("region_code", "region", "majorated", "eligible", "ratio", "most_ratio", "result");
    SheetPlace own = new SheetPlace("", columns);
    return new AuditTable("quotas", sink -> {
      sink.header(columns);
      for (Quota quota : QuotaStore.of(connection, set.run())) {
        Optional<Long> eligible = quota.eligible().filter(doctors -> doctors > 0);
        String formula = own.letter("majorated") + "{row}/" + own.letter("eligible") + "{row}";
        sink.row(quota.region(), quota.name(), quota.majorated(), quota.eligible().orElse(null),
            eligible.map(of -> new Formula(formula, Share.of(quota.majorated(), of),
                Formula.Kind.PERCENT)).orElse(null),
            Share.of(most, 100),
            quota.eligible().isEmpty() ? words.text("report.quota.unknown")
                : words.text(quota.exceeds(most) ? "report.quota.above" : "report.quota.within", most));
      }
    });
  }

  /** What the ledger holds of the run. */
  record Ledger(long contracts, Amounts due, Money toPay, Money transfers, Money reissued, Money posted,
      Money settled) {

    Money of(Component component) {
      return due.of(component);
    }
  }

  Ledger ledger() throws SQLException {
    return query.only(row -> new Ledger(row.getLong(1),
        new Amounts(new Money(row.getLong(2)), new Money(row.getLong(3)), new Money(row.getLong(4)),
            new Money(row.getLong(5))),
        new Money(row.getLong(6)), new Money(row.getLong(7)), new Money(row.getLong(8)), new Money(row.getLong(9)),
        new Money(row.getLong(10))), "totals");
  }

  AuditQueryStore query() {
    return query;
  }
}

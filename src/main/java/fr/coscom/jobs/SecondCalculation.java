package fr.coscom.jobs;

import fr.coscom.audit.SecondCalculationStore;
import fr.coscom.audit.SecondCalculationStore.Result;
import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.EntitlementStore;
import fr.coscom.ledger.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Computes every entitlement again in SQL, and a sample day by day; one cent of difference breaks the run. */
record SecondCalculation(Attempt attempt) {

  /** Day by day is the slowest and the surest form: a sample of this size is told from the whole by its seed. */
  private static final int SAMPLE = 2000;

  void run(Connection connection) throws SQLException {
    Run run = attempt.run();
    EntitlementStore.Progress counted = EntitlementStore.progress(connection, run.id());
    if (counted.staged() != counted.assessed()) {
      throw new IllegalStateException("%d contracts staged, %d assessed".formatted(counted.staged(), counted.assessed()));
    }
    EntitlementStore.analyze(connection);
    RuleParameters parameters = attempt.request().parameters().forYear(run.year());
    Map<String, String> read = parameters.values().entrySet().stream()
        .filter(p -> SecondCalculationStore.reads().contains(p.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    try (SecondCalculationStore second = new SecondCalculationStore(connection, run.id(), read)) {
      Control whole = control("SECOND_CALCULATION_SEGMENTS", second.compare(), "whole population");
      Control sample = control("SECOND_CALCULATION_DAYS", second.compareDayByDay(run.name(), SAMPLE), "sample, seed " + run.name());
      ControlStore.keepOrBreak(connection, run.id(), List.of(whole, sample));
    }
  }

  private static Control control(String id, Result result, String scope) {
    String detail = result.agrees()
        ? scope
        : scope + ": " + result.first().stream()
            .map(d -> "%s %s %s / %s".formatted(d.contractId(), d.field(), d.kept().orElse("—"), d.found().orElse("—")))
            .collect(Collectors.joining("; "));
    return new Control(id, result.contracts(), result.differences(), result.cents().cents(), detail);
  }
}

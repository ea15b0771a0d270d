package fr.coscom.cli;

import fr.coscom.audit.MetricsFile;
import fr.coscom.audit.Summary;
import fr.coscom.audit.SummaryStore;
import fr.coscom.bank.BankStanding;
import fr.coscom.bank.BankStandingStore;
import fr.coscom.bank.Outcome;
import fr.coscom.basis.Component;
import fr.coscom.basis.LegalTime;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.Signature;
import fr.coscom.ledger.Standing;
import fr.coscom.ledger.StandingStore;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is watched of a run, for Prometheus: {@code OUTPUT/metrics/coscom-2024-1.prom} when a job ends, sealed or stopped by a control, and
 * {@code coscom-2024-1-state.prom} after each act on it. Outside of the run's folder, since durations and the clock are in them;
 * {@code COSCOM_METRICS} names another folder. No name of a person and no account is in them. A file that cannot be written is told and
 * stops nothing.
 */
record RunMetrics(Console console, String language) {

  private static final String SETTING = "COSCOM_METRICS";

  /** Figures of an attempt at a run, whatever its end. */
  void attempted(Connection connection, Run run, Duration taken, List<Control> broken) {
    keep(connection, run, "", metrics -> {
      KnownLotStore.set(connection, run.lot());
      figures(metrics, SummaryStore.of(connection, run.id()));
      metrics.gauge("coscom_controls", "Controls that were made and hold.", Map.of(),
          ControlStore.of(connection, run.id()).stream().filter(Control::holds).count());
      metrics.gauge("coscom_controls_failed", "Controls that do not hold: nothing is sealed.", Map.of(), (long) broken.size());
      time(metrics, "coscom_run_opened_timestamp_seconds", "When the run was opened.", Map.of(), run.openedAt());
      if (run.sha256().isPresent() || run.state() == Run.State.DONE) {
        time(metrics, "coscom_run_sealed_timestamp_seconds", "When the run was sealed, or a dry run ended.", Map.of(),
            console.clock().now());
      }
      metrics.gauge("coscom_run_duration_seconds", "How long the last attempt took.", Map.of(), taken.toSeconds());
    });
    changed(connection, run);
  }

  /** Where the run and its orders stand, at the bank too. */
  void changed(Connection connection, Run run) {
    keep(connection, run, "-state", metrics -> {
      for (Run.State state : Run.State.values()) {
        metrics.gauge("coscom_run_state", "1 for the state of the run.", Map.of("state", state.name()), state == run.state() ? 1L : 0L);
      }
      time(metrics, "coscom_run_execution_timestamp_seconds", "The day of execution, from its first second in France.", Map.of(),
          run.executionDate().atStartOfDay(LegalTime.ZONE).toOffsetDateTime());
      for (Standing order : StandingStore.of(connection, run.id())) {
        orders(metrics, order);
      }
      if (BankStandingStore.handedOver(connection).stream().anyMatch(one -> one.id() == run.id())) {
        bank(metrics, BankStandingStore.of(connection, run, language));
      }
    });
  }

  private static void figures(MetricsFile metrics, Summary summary) {
    for (String status : List.of("PAYABLE", "HELD", "NOT_ELIGIBLE", "NOTHING_DUE")) {
      metrics.gauge("coscom_contracts", "Contracts of the year by status.", Map.of("status", status), summary.contracts(status));
    }
    metrics.gauge("coscom_input_rows", "Rows that were read.", Map.of(), summary.rowsRead());
    metrics.gauge("coscom_rejected_rows", "Rows that were rejected.", Map.of(), summary.rejectedRows());
    for (Component component : Component.values()) {
      metrics.gauge("coscom_due_euros", "Due of the payable contracts by component.", Map.of("component", component.name()),
          summary.due().of(component));
    }
    metrics.gauge("coscom_held_euros", "What could be computed of the held contracts, less what was ordered before.", Map.of(),
        summary.held().pending());
    for (Summary.CaisseLine line : summary.byCaisse()) {
      Map<String, String> caisse = Map.of("caisse", line.caisse());
      metrics.gauge("coscom_orders", "Transfers that the run orders by caisse.", caisse, line.transfers());
      metrics.gauge("coscom_to_pay_euros", "What the run orders by caisse.", caisse, line.toPay());
      metrics.gauge("coscom_reissued_euros", "Transfers that failed and that the run sends again, by caisse.", caisse, line.reissued());
      metrics.gauge("coscom_to_recover_euros", "What the run claims back by caisse.", caisse, line.toRecover());
    }
  }

  private static void orders(MetricsFile metrics, Standing order) {
    Map<String, String> caisse = Map.of("caisse", order.caisse());
    metrics.gauge("coscom_order_handed_over", "1 once the payment file may be fetched.", caisse, order.handedOver() ? 1L : 0L);
    metrics.gauge("coscom_order_awaits_signature", "1 while a signature is awaited.", caisse,
        order.awaited().isPresent() && order.stopped().isEmpty() ? 1L : 0L);
    metrics.gauge("coscom_order_stopped", "1 while what the bank said stops the signatures.", caisse, order.stopped().isPresent() ? 1L : 0L);
    for (Signature.Act act : Signature.Act.values()) {
      order.signed(act).ifPresent(signed -> time(metrics, "coscom_order_" + act.to().name().toLowerCase(Locale.ROOT)
          + "_timestamp_seconds", act == Signature.Act.APPROVE
          ? "When the director approved the order." : "When the accounting officer released the order.", caisse, signed.at()));
    }
  }

  private static void bank(MetricsFile metrics, BankStanding standing) {
    for (Outcome outcome : standing.outcomes()) {
      Map.of("executed", outcome.executed(), "rejected", outcome.rejected(), "returned", outcome.returned(), "pending", outcome.pending())
          .entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(euros -> metrics.gauge("coscom_bank_euros",
              "What became of the ordered euros at the bank.", Map.of("caisse", outcome.caisse(), "outcome", euros.getKey()),
              euros.getValue()));
    }
    metrics.gauge("coscom_bank_alarms", "Answers of the bank that ask for a person, of all years.", Map.of(), standing.alarms());
  }

  private static void time(MetricsFile metrics, String name, String help, Map<String, String> labels, OffsetDateTime at) {
    metrics.gauge(name, help, labels, at.toEpochSecond());
  }

  @FunctionalInterface
  private interface Gathering {
    void into(MetricsFile metrics) throws SQLException;
  }

  private void keep(Connection connection, Run run, String suffix, Gathering gathering) {
    Path file = folder(run).resolve("coscom-" + run.name() + suffix + ".prom");
    try {
      if (!Files.isDirectory(run.outputFolder()) && !named()) {
        return; // the run was made on another machine
      }
      MetricsFile metrics = new MetricsFile(run);
      connection.setAutoCommit(false);
      gathering.into(metrics);
      if (named()) {
        DurableFile.publicFolder(file.getParent());
      }
      DurableFile.publish(file, metrics::writeTo);
    } catch (SQLException | IOException | RuntimeException e) {
      console.err().println(console.words(language).text("metrics.failed", file, e.getMessage()));
    } finally {
      rollBack(connection);
    }
  }

  /** Whether somebody else reads the folder: the output of a run is private. */
  private boolean named() {
    return !console.environment().getOrDefault(SETTING, "").isBlank();
  }

  private Path folder(Run run) {
    return named() ? console.path(Path.of(console.environment().get(SETTING).strip())) : run.outputFolder().resolve("metrics");
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // it was only read; whoever goes on with the connection is told
    }
  }
}

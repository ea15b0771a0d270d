package fr.coscom.jobs;

import fr.coscom.audit.BordereauStore;
import fr.coscom.audit.InputFilesStore;
import fr.coscom.audit.ManifestFile;
import fr.coscom.audit.ReportFile;
import fr.coscom.audit.ReportStore;
import fr.coscom.audit.RunTablesStore;
import fr.coscom.audit.SummaryStore;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.BalanceStore;
import fr.coscom.ledger.CollectiveOrder;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.EventStore;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.PaymentOrderStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunStore;
import fr.coscom.payment.BordereauFile;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes what people read of a run, then the manifest that seals it. */
record ReportFiles(Attempt attempt, RunStore runs) {

  /** Writes into a stream and may ask the database. */
  @FunctionalInterface
  private interface Content {
    void write(OutputStream out) throws IOException, SQLException;
  }

  void write(Connection connection) throws IOException, SQLException {
    Run run = attempt.run();
    RunTablesStore tables = new RunTablesStore(connection, run.id(), "fr");
    keep(connection, "entitlements.csv", tables::entitlements);
    keep(connection, "anomalies.csv", tables::anomalies);
    keep(connection, "recoveries.csv", tables::recoveries);
    keep(connection, "accounting.csv", tables::accounting);
    if (!run.dry()) {
      keep(connection, "payments/payment-orders.csv", tables::paymentOrders);
      for (CollectiveOrder order : PaymentOrderStore.collective(connection, run.id())) {
        keep(connection, "payments/bordereau-" + order.caisse() + ".html",
            out -> BordereauFile.write(BordereauStore.of(connection, run, order), out));
      }
    }
    keep(connection, "report.html",
        out -> ReportFile.write(ReportStore.of(connection, run, attempt.request().parameters()), out));
  }

  /** The manifest is the last file: once it has its name, everything it lists is there. */
  void seal(Connection connection) throws IOException, SQLException {
    Run run = attempt.run();
    // Asked again last of all: what was changed in the ledger since the first time must not be sealed.
    ControlStore.keepOrBreak(connection, run.id(), BalanceStore.of(connection, run));
    ParameterSet parameters = attempt.request().parameters();
    String sha256 = DurableFile.write(run.folder().resolve("run.json"), out -> {
      try {
        ManifestFile.write(run, parameters, InputFilesStore.of(connection, run.lot()), SummaryStore.of(connection, run.id()),
            ControlStore.of(connection, run.id()), OutputStore.of(connection, run.id()), out);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
    PaymentOrderStore.sealed(connection, run.id());
    Run sealed = runs.seal(run.id(), sha256);
    EventStore.keep(connection, run.id(), run.openedAt(), sealed.state().name(), run.operator(), sha256);
    attempt.runIs(sealed);
  }

  private void keep(Connection connection, String path, Content content) throws IOException, SQLException {
    Path file = attempt.run().folder().resolve(path);
    String sha256 = DurableFile.write(file, out -> {
      try {
        content.write(out);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
    OutputStore.keep(connection, attempt.run().id(), new OutputStore.Output(path, sha256, Files.size(file)));
  }
}

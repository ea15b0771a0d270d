package fr.coscom.jobs;

import fr.coscom.audit.RunFilesStore;
import fr.coscom.audit.RunFilesStore.RunFile;
import fr.coscom.ledger.BalanceStore;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.EventStore;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.PaymentOrderStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunStore;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes what people read of a run, then the manifest that seals it. */
record ReportFiles(Attempt attempt, RunStore runs) {

  void write(Connection connection) throws IOException, SQLException {
    for (RunFile paper : files(connection).papers()) {
      String sha256 = write(paper);
      OutputStore.keep(connection, attempt.run().id(),
          new OutputStore.Output(paper.path(), sha256, Files.size(path(paper))));
    }
  }

  /** The manifest is the last file: once it has its name, everything it lists is there. */
  void seal(Connection connection) throws IOException, SQLException {
    Run run = attempt.run();
    // Asked again last of all: what was changed in the ledger since the first time must not be sealed.
    ControlStore.keepOrBreak(connection, run.id(), BalanceStore.whilePreparing(connection, run, attempt.request().correcting()));
    String sha256 = write(files(connection).manifest());
    PaymentOrderStore.sealed(connection, run.id());
    Run sealed = runs.seal(run.id(), sha256);
    EventStore.keep(connection, run.id(), run.openedAt(), sealed.state().name(), run.operator(), sha256);
    attempt.runIs(sealed);
  }

  private RunFilesStore files(Connection connection) {
    return new RunFilesStore(connection, attempt.run(), attempt.request().parameters());
  }

  private Path path(RunFile file) {
    return attempt.run().folder().resolve(file.path());
  }

  private String write(RunFile file) throws IOException {
    return DurableFile.write(path(file), out -> {
      try {
        file.body().writeTo(out);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
  }
}

package fr.coscom.jobs;

import fr.coscom.ledger.CollectiveOrder;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.PaymentOrderStore;
import fr.coscom.payment.Expectation;
import fr.coscom.payment.OrderFileStore;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Writes the payment file of each caisse, one a transaction, and reads all of them back. Files are a function of the ledger. */
record PaymentFiles(Attempt attempt) {

  /**
   * Writes the first file that is not there; one that was lost after it was written is made again, with the same bytes.
   *
   * @return whether another caisse waits for its file
   */
  boolean writeNext(Connection connection) throws SQLException, IOException {
    List<CollectiveOrder> waiting = PaymentOrderStore.collective(connection, attempt.run().id()).stream()
        .filter(order -> order.sha256().isEmpty() || !there(order.fileName()) || !there(order.fileName() + ".sha256")).toList();
    if (waiting.isEmpty()) {
      return false;
    }
    attempt.counting("write-payment-files", waiting.size());
    write(connection, waiting.get(0));
    attempt.counted(1);
    return waiting.size() > 1;
  }

  private boolean there(String name) {
    return Files.exists(folder().resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private void write(Connection connection, CollectiveOrder order) throws SQLException, IOException {
    OrderFileStore files = files(connection);
    String sha256 = DurableFile.write(folder().resolve(order.fileName()),
        out -> asked(() -> files.write(order, out)),
        (part, digest) -> asked(() -> files.check(order, part, Expectation.Stage.DRAFT, Optional.of(digest))));
    byte[] sidecar = OrderFileStore.sidecar(order.fileName(), sha256);
    String sidecarSha256 = DurableFile.write(folder().resolve(order.fileName() + ".sha256"), out -> out.write(sidecar));
    PaymentOrderStore.written(connection, order, sha256);
    keep(connection, order.fileName(), sha256);
    keep(connection, order.fileName() + ".sha256", sidecarSha256);
  }

  private void keep(Connection connection, String name, String sha256) throws SQLException, IOException {
    OutputStore.keep(connection, attempt.run().id(),
        new OutputStore.Output("payments/" + name, sha256, Files.size(folder().resolve(name))));
  }

  /** Reads every file back under its final name: bytes, schema, profile, ledger. */
  void check(Connection connection) throws SQLException, IOException {
    for (CollectiveOrder order : PaymentOrderStore.collective(connection, attempt.run().id())) {
      files(connection).check(order, folder().resolve(order.fileName()), Expectation.Stage.FINAL, order.sha256());
    }
  }

  private OrderFileStore files(Connection connection) {
    return new OrderFileStore(connection, attempt.run(),
        attempt.request().parameters().forYear(attempt.run().year()).euros("max_transfer"));
  }

  private Path folder() {
    return attempt.run().folder().resolve("payments");
  }

  /** Asks the database while a file is written. */
  @FunctionalInterface
  private interface Asking {
    void run() throws IOException, SQLException;
  }

  private static void asked(Asking asking) throws IOException {
    try {
      asking.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

package fr.coscom.jobs;

import fr.coscom.basis.SepaText;
import fr.coscom.ledger.CollectiveOrder;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.PaymentOrder;
import fr.coscom.ledger.PaymentOrderStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RowCursor;
import fr.coscom.payment.BankProfile;
import fr.coscom.payment.Debtor;
import fr.coscom.payment.Expectation;
import fr.coscom.payment.PaymentFile;
import fr.coscom.payment.PaymentFileCheck;
import fr.coscom.payment.PaymentMessage;
import fr.coscom.payment.Transfer;
import fr.coscom.payment.Violation;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
    write(connection, waiting.get(0));
    return waiting.size() > 1;
  }

  private boolean there(String name) {
    return Files.exists(folder().resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private void write(Connection connection, CollectiveOrder order) throws SQLException, IOException {
    PaymentMessage message = message(order);
    Path file = folder().resolve(order.fileName());
    String sha256;
    try (Transfers transfers = transfers(connection, order)) {
      sha256 = DurableFile.write(file,
          out -> PaymentFile.write(message, transfers, out),
          (part, digest) -> check(connection, order, part, Expectation.Stage.DRAFT, Optional.of(digest)));
    }
    String sidecar = sha256 + "  " + order.fileName() + "\n";
    String sidecarSha256 = DurableFile.write(
        folder().resolve(order.fileName() + ".sha256"), out -> out.write(sidecar.getBytes(StandardCharsets.US_ASCII)));
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
      check(connection, order, folder().resolve(order.fileName()), Expectation.Stage.FINAL, order.sha256());
    }
  }

  private void check(
      Connection connection, CollectiveOrder order, Path file, Expectation.Stage stage, Optional<String> sha256)
      throws IOException {
    try (Transfers expected = transfers(connection, order)) {
      Run run = attempt.run();
      Expectation expectation = new Expectation(message(order), expected, stage, Set.of(order.debtorIban()),
          run.openedAt().toInstant(), attempt.request().parameters().forYear(run.year()).euros("max_transfer"),
          run.outsideWindow() || run.kind() == Run.Kind.CORRECTION ? Violation.Severity.WARNING : Violation.Severity.ERROR,
          Set.of(), sha256);
      List<Violation> errors = PaymentFileCheck.check(file, expectation).stream()
          .filter(violation -> violation.severity() == Violation.Severity.ERROR).toList();
      if (!errors.isEmpty()) {
        throw new PaymentFileBroken(file.getFileName().toString(), errors);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private PaymentMessage message(CollectiveOrder order) {
    Run run = attempt.run();
    String debtor = SepaText.latin(order.debtorName());
    PaymentMessage message = new PaymentMessage(order.caisse(), order.year(), order.number(), run.openedAt(), run.executionDate(),
        debtor, new Debtor(debtor, order.debtorIban(), order.debtorBic(), order.debtorSiret()), order.transfers(), order.total(),
        BankProfile.STANDARD);
    if (!message.messageId().equals(order.messageId()) || !message.fileName().equals(order.fileName())) {
      throw new IllegalStateException("the ledger has " + order.messageId() + ", the file would be " + message.messageId());
    }
    return message;
  }

  private Path folder() {
    return attempt.run().folder().resolve("payments");
  }

  private static Transfers transfers(Connection connection, CollectiveOrder order) throws SQLException {
    return new Transfers(PaymentOrderStore.transfers(connection, order.runId(), order.caisse()), PaymentFiles::transfer);
  }

  private static Transfer transfer(PaymentOrder order) {
    String holder = SepaText.holder(order.holder())
        .orElseThrow(() -> new IllegalStateException("no name is left of the holder of " + order.endToEndId()));
    return new Transfer(order.endToEndId(), order.contractId(), holder, order.iban(), order.bic(), order.amount());
  }

  private record Transfers(RowCursor<PaymentOrder> orders, Function<PaymentOrder, Transfer> reading)
      implements Iterator<Transfer>, AutoCloseable {

    @Override
    public boolean hasNext() {
      return orders.hasNext();
    }

    @Override
    public Transfer next() {
      return reading.apply(orders.next());
    }

    @Override
    public void close() throws SQLException {
      orders.close();
    }
  }
}

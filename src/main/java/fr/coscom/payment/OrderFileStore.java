package fr.coscom.payment;

import fr.coscom.basis.Money;
import fr.coscom.basis.SepaText;
import fr.coscom.ledger.CollectiveOrder;
import fr.coscom.ledger.PaymentOrder;
import fr.coscom.ledger.PaymentOrderStore;
import fr.coscom.ledger.RowCursor;
import fr.coscom.ledger.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The payment files of a run as the ledger has them: writes them, and compares what stands on disk with it. */
public final class OrderFileStore {

  private final Connection connection;
  private final Run run;
  private final Money cap;

  /** @param cap most that one transfer may be */
  public OrderFileStore(Connection connection, Run run, Money cap) {
    this.connection = connection;
    this.run = run;
    this.cap = cap;
  }

  /** The same order gives the same bytes. Writes and flushes; the stream stays open. */
  public void write(CollectiveOrder order, OutputStream out) throws IOException, SQLException {
    try (Transfers transfers = transfers(order)) {
      PaymentFile.write(message(order), transfers, out);
    }
  }

  /** The one line of the digest file beside a payment file, which marks it as ready. */
  public static byte[] sidecar(String fileName, String sha256) {
    return (sha256 + "  " + fileName + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads a file back: bytes, schema, profile, ledger, and for a final one its digest file.
   *
   * @param sha256 that it must have
   * @throws PaymentFileBroken when it is not as it must be
   */
  public void check(CollectiveOrder order, Path file, Expectation.Stage stage, Optional<String> sha256)
      throws IOException, SQLException {
    try (Transfers expected = transfers(order)) {
      boolean anyDay = run.outsideWindow() || run.kind() == Run.Kind.CORRECTION;
      Expectation expectation = new Expectation(message(order), expected, stage, Set.of(order.debtorIban()),
          run.openedAt().toInstant(), cap, anyDay ? Violation.Severity.WARNING : Violation.Severity.ERROR, Set.of(), sha256);
      List<Violation> errors = PaymentFileCheck.check(file, expectation).stream()
          .filter(violation -> violation.severity() == Violation.Severity.ERROR).toList();
      if (!errors.isEmpty()) {
        throw new PaymentFileBroken(file.getFileName().toString(), errors);
      }
    }
  }

  private PaymentMessage message(CollectiveOrder order) {
    String debtor = SepaText.latin(order.debtorName());
    PaymentMessage message = new PaymentMessage(order.caisse(), order.year(), order.number(), run.openedAt(), run.executionDate(),
        debtor, new Debtor(debtor, order.debtorIban(), order.debtorBic(), order.debtorSiret()), order.transfers(), order.total(),
        BankProfile.STANDARD);
    if (!message.messageId().equals(order.messageId()) || !message.fileName().equals(order.fileName())) {
      throw new IllegalStateException("the ledger has " + order.messageId() + ", the file would be " + message.messageId());
    }
    return message;
  }

  private Transfers transfers(CollectiveOrder order) throws SQLException {
    return new Transfers(PaymentOrderStore.transfers(connection, order.runId(), order.caisse()));
  }

  private record Transfers(RowCursor<PaymentOrder> orders) implements Iterator<Transfer>, AutoCloseable {

    @Override
    public boolean hasNext() {
      return orders.hasNext();
    }

    @Override
    public Transfer next() {
      PaymentOrder order = orders.next();
      String holder = SepaText.holder(order.holder())
          .orElseThrow(() -> new IllegalStateException("no name is left of the holder of " + order.endToEndId()));
      return new Transfer(order.endToEndId(), order.contractId(), holder, order.iban(), order.bic(), order.amount());
    }

    @Override
    public void close() throws SQLException {
      orders.close();
    }
  }
}

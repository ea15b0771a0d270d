package fr.coscom.audit;

import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.CollectiveOrder;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.PaymentOrderStore;
import fr.coscom.ledger.Run;
import fr.coscom.papers.PdfPress;
import fr.coscom.payment.BordereauFile;
import fr.coscom.payment.OrderFileStore;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Which files the folder of a run holds, and how each is made from the ledger. The job writes them from here and {@code coscom
 * verify} makes them again. Copies for reading, which are in no folder of a run, are made the same way. The transaction must have set
 * {@code coscom.lot}.
 */
public final class RunFilesStore {

  /** Makes the bytes of one file; the stream stays open. */
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException, SQLException;
  }

  /** @param path relative to the folder of the run, with slashes; of a copy, its name */
  public record RunFile(String path, Body body) {}

  /** The language of what is sealed and signed. */
  private static final String SEALED = "fr";

  /** The manifest, which seals the run: the last file of a folder, and the one that lists all others. */
  public static final String MANIFEST = "run.json";

  /** So many pages may wait for their print: enough for all threads, little for the memory. */
  private static final int IN_PRINT = 8;

  private final Connection connection;
  private final Run run;
  private final ParameterSet parameters;

  public RunFilesStore(Connection connection, Run run, ParameterSet parameters) {
    this.connection = connection;
    this.run = run;
    this.parameters = parameters;
  }

  /** The payment file and the digest file of each caisse whose file was written. */
  public List<RunFile> payments() throws SQLException {
    OrderFileStore files = new OrderFileStore(connection, run, parameters.forYear(run.year()).euros("max_transfer"));
    List<RunFile> payments = new ArrayList<>();
    for (CollectiveOrder order : PaymentOrderStore.collective(connection, run.id())) {
      String path = "payments/" + order.fileName();
      payments.add(new RunFile(path, out -> files.write(order, out)));
      payments.add(new RunFile(path + ".sha256",
          out -> out.write(OrderFileStore.sidecar(order.fileName(), order.sha256().orElseThrow()))));
    }
    return payments;
  }

  /** What people read of a run, in the order of its writing: the report shows the digests of the files before it. */
  public List<RunFile> papers() throws SQLException {
    RunTablesStore tables = new RunTablesStore(connection, run.id(), SEALED);
    List<RunFile> papers = new ArrayList<>();
    papers.add(new RunFile("entitlements.csv", tables::entitlements));
    papers.add(new RunFile("anomalies.csv", tables::anomalies));
    papers.add(new RunFile("recoveries.csv", tables::recoveries));
    papers.add(new RunFile("accounting.csv", tables::accounting));
    if (!run.dry()) {
      papers.add(new RunFile("payments/payment-orders.csv", tables::paymentOrders));
      papers.addAll(bordereaux(PaymentOrderStore.collective(connection, run.id()), "payments/", "", SEALED));
    }
    Paper report = report("", SEALED);
    papers.add(report.page());
    papers.add(report.print());
    return papers;
  }

  /**
   * The report for reading and, in another language than that of the sealed ones, the order of each caisse whose payment file was
   * written: a second French one, outside of the seal, would look like one to sign.
   *
   * @param language {@code fr} or {@code en}
   */
  public List<RunFile> copies(String language) throws SQLException {
    String ending = "-" + run.name() + "-" + language;
    Paper report = report(ending, language);
    List<RunFile> copies = new ArrayList<>(List.of(report.page(), report.print()));
    if (!language.equals(SEALED)) {
      List<CollectiveOrder> written = PaymentOrderStore.collective(connection, run.id()).stream()
          .filter(order -> order.sha256().isPresent()).toList();
      copies.addAll(bordereaux(written, "", ending, language));
    }
    return copies;
  }

  private Paper report(String ending, String language) {
    return new Paper(ReportFile.NAME + ending, () -> ReportFile.page(ReportStore.of(connection, run, parameters), language));
  }

  /** Pages come some places before their prints, which are made beside the next pages. */
  private List<RunFile> bordereaux(List<CollectiveOrder> orders, String folder, String ending, String language) {
    List<RunFile> files = new ArrayList<>();
    Deque<RunFile> inPrint = new ArrayDeque<>();
    for (CollectiveOrder order : orders) {
      Paper bordereau = new Paper(folder + "bordereau-" + order.caisse() + ending,
          () -> BordereauFile.page(BordereauStore.of(connection, run, order, language)));
      files.add(bordereau.page());
      inPrint.add(bordereau.print());
      if (inPrint.size() > IN_PRINT) {
        files.add(inPrint.poll());
      }
    }
    files.addAll(inPrint);
    return files;
  }

  /** Makes the bytes of a page. */
  @FunctionalInterface
  private interface Making {
    byte[] page() throws SQLException;
  }

  /** A page and, made from its bytes, the same on paper. */
  private final class Paper {

    private final String name;
    private final Making making;
    private byte[] made;
    private PdfPress.Printed printed;

    Paper(String name, Making making) {
      this.name = name;
      this.making = making;
    }

    RunFile page() {
      return new RunFile(name + ".html", out -> {
        make();
        out.write(made);
      });
    }

    RunFile print() {
      return new RunFile(name + ".pdf", out -> {
        make();
        printed.writeTo(out);
      });
    }

    private void make() throws SQLException {
      if (printed == null) {
        made = making.page();
        printed = PdfPress.print(made, run.openedAt());
      }
    }
  }

  public RunFile manifest() {
    return new RunFile(MANIFEST, out -> ManifestFile.write(
        run, parameters, InputFilesStore.of(connection, run.lot()), SummaryStore.of(connection, run.id()),
        ControlStore.of(connection, run.id()), OutputStore.of(connection, run.id()), out));
  }
}

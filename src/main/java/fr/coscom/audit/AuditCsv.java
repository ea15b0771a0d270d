package fr.coscom.audit;

import fr.coscom.audit.AuditTable.Formula;
import fr.coscom.basis.Money;
import fr.coscom.basis.Share;
import fr.coscom.platform.CsvOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

/**
 * A table as CSV: codes as they are, ISO days, amounts with a point, shares as exact fractions, of a formula its
 * value.
 */
final class AuditCsv implements AuditTable.Sink {

  private final OutputStream out;
  private CsvOutput csv;

  AuditCsv(OutputStream out) {
    this.out = out;
  }

  @Override
  public void header(List<String> columns) throws IOException {
    csv = new CsvOutput(out, String.join(";", columns));
  }

  @Override
  public void row(Object... cells) throws IOException {
    Object[] texts = new Object[cells.length];
    for (int i = 0; i < cells.length; i++) {
      texts[i] = text(cells[i]);
    }
    csv.row(texts);
  }

  private static Object text(Object cell) {
    if (cell instanceof Formula formula) {
      boolean money = formula.kind() == Formula.Kind.MONEY;
      return money ? text(Money.rounded(formula.value())) : formula.value().toString();
    }
    if (cell instanceof Money amount) {
      return BigDecimal.valueOf(amount.cents(), 2);
    }
    return cell instanceof Share share ? share.toString() : cell;
  }

  /** Flushes; the stream stays open. */
  void end() throws IOException {
    csv.close();
  }
}

package fr.coscom.audit;

import fr.coscom.audit.AuditTable.Formula;
import fr.coscom.audit.AuditTable.Sink;
import fr.coscom.basis.Money;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts and sums the rows of a table on their way to a file, so that what was written can be compared with the
 * ledger.
 */
final class AuditTally implements Sink {

  /** So many rows go by between two pulses. */
  static final int PULSE = 1000;

  private final Sink to;
  private final Runnable pulse;
  private final Map<String, Long> cents = new HashMap<>();
  private List<String> columns = List.of();
  private int by = -1;
  private long rows;
  private long differences;
  private long atTheLimit;

  AuditTally(Sink to, Runnable pulse) {
    this.to = to;
    this.pulse = pulse;
  }

  long rows() {
    return rows;
  }

  List<String> columns() {
    return columns;
  }

  /** Rows of which the column {@code difference} is not zero. */
  long differences() {
    return differences;
  }

  /** Rows of which the column {@code exact_sum} is too near to a half cent for a workbook. */
  long atTheLimit() {
    return atTheLimit;
  }

  Money sum(String column) {
    return new Money(cents.getOrDefault(column, 0L));
  }

  /** Of the rows of one component, or of one run where the table has runs. */
  Money sum(String column, String of) {
    return new Money(cents.getOrDefault(column + "|" + of, 0L));
  }

  @Override
  public void header(List<String> names) throws IOException {
    columns = List.copyOf(names);
    by = Math.max(columns.indexOf("component"), columns.indexOf("run"));
    to.header(names);
  }

  @Override
  public void row(Object... cells) throws IOException {
    if (++rows % PULSE == 0) {
      pulse.run();
    }
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Money amount) {
        add(columns.get(i), amount);
        if (by >= 0) {
          add(columns.get(i) + "|" + cells[by], amount);
        }
      } else if (cells[i] instanceof Formula formula && columns.get(i).equals("difference") && !formula.value().isZero()) {
        differences++;
      } else if (columns.get(i).equals("exact_sum") && DetailTables.atTheLimit(StoredTrace.share(cells[i].toString()))) {
        atTheLimit++;
      }
    }
    to.row(cells);
  }

  private void add(String key, Money amount) {
    cents.merge(key, amount.cents(), Math::addExact);
  }
}

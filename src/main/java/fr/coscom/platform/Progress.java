package fr.coscom.platform;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far a long step is, on stderr: a line that rewrites itself on a terminal, else one line for every tenth. Safe for several
 * threads.
 */
public final class Progress {

  private static final int TENTHS = 10;

  private final PrintStream err;
  private final boolean terminal;
  private final String label;
  private final long total;
  private final AtomicLong done = new AtomicLong();
  private long shown;

  private Progress(PrintStream err, boolean terminal, String label, long total) {
    this.err = err;
    this.terminal = terminal;
    this.label = label;
    this.total = total;
  }

  /** @param total how many there are; 0 shows nothing */
  public static Progress of(PrintStream err, boolean terminal, String label, long total) {
    return new Progress(err, terminal, label, total);
  }

  public void advance(long by) {
    long now = done.addAndGet(by);
    if (total > 0) {
      show(now);
    }
  }

  private synchronized void show(long now) {
    long step = now * (terminal ? 100 : TENTHS) / total;
    if (step <= shown) {
      return;
    }
    shown = step;
    if (terminal) {
      err.print("\r" + label + " " + step + " % (" + now + "/" + total + ")" + (now >= total ? System.lineSeparator() : ""));
    } else {
      err.println(label + " " + step * TENTHS + " % (" + now + "/" + total + ")");
    }
    err.flush();
  }
}

package fr.coscom.jobs;

import fr.coscom.basis.Messages;
import fr.coscom.platform.RunClock;
import java.io.PrintStream;

/** What the steps of any job share: the time, a stop asked for from outside, and what is told while they go on. */
abstract class ToldWork {

  private final RunClock clock;
  private final PrintStream err;
  private final String language;
  private volatile boolean stopping;

  ToldWork(RunClock clock, PrintStream err, String language) {
    this.clock = clock;
    this.err = err;
    this.language = language;
  }

  RunClock clock() {
    return clock;
  }

  PrintStream err() {
    return err;
  }

  void stop() {
    stopping = true;
  }

  boolean stopping() {
    return stopping;
  }

  /** @throws StopRequested when the program was asked to end */
  void goOn() {
    if (stopping) {
      throw new StopRequested();
    }
  }

  void tell(String step) {
    err.println(text(step));
  }

  String text(String step) {
    return Messages.of("jobs", language).text("progress." + step);
  }
}

package fr.coscom.jobs;

import fr.coscom.basis.Messages;
import fr.coscom.ledger.Run;
import fr.coscom.platform.Progress;
import fr.coscom.platform.RunClock;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One attempt at a run, as its steps share it. The number is new at each attempt and fences the run. */
final class Attempt {

  private final RunRequest request;
  private final long number;
  private final RunClock clock;
  private final PrintStream err;
  private final boolean terminal;
  private final AtomicReference<Run> run = new AtomicReference<>();
  private final AtomicReference<Progress> progress = new AtomicReference<>();
  private volatile boolean stopping;

  Attempt(RunRequest request, long number, RunClock clock, PrintStream err, boolean terminal) {
    this.request = request;
    this.number = number;
    this.clock = clock;
    this.err = err;
    this.terminal = terminal;
    request.resumed().ifPresent(run::set);
  }

  RunRequest request() {
    return request;
  }

  long number() {
    return number;
  }

  RunClock clock() {
    return clock;
  }

  /** @throws IllegalStateException before the run is opened */
  Run run() {
    return opened().orElseThrow(() -> new IllegalStateException("no run is open yet"));
  }

  Optional<Run> opened() {
    return Optional.ofNullable(run.get());
  }

  void runIs(Run now) {
    run.set(now);
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

  /** Starts to show how far the assessment is. */
  void assessing(long contracts) {
    progress.set(Progress.of(err, terminal, text("assess-contracts"), contracts));
  }

  void assessed(long contracts) {
    progress.get().advance(contracts);
  }

  void tell(String step) {
    err.println(text(step));
  }

  private String text(String step) {
    return Messages.of("jobs", request.language()).text("progress." + step);
  }
}

package fr.coscom.jobs;

import fr.coscom.ledger.Run;
import fr.coscom.platform.Progress;
import fr.coscom.platform.RunClock;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One attempt at a run, as its steps share it. The number is new at each attempt and fences the run. */
final class Attempt extends ToldWork {

  /** A step with more than one piece of work, and how far it is. */
  private record Counted(String step, Progress progress) {}

  private final RunRequest request;
  private final long number;
  private final boolean terminal;
  private final AtomicReference<Run> run = new AtomicReference<>();
  private final AtomicReference<Counted> counted = new AtomicReference<>();

  Attempt(RunRequest request, long number, RunClock clock, PrintStream err, boolean terminal) {
    super(clock, err, request.language());
    this.request = request;
    this.number = number;
    this.terminal = terminal;
    request.resumed().ifPresent(run::set);
  }

  RunRequest request() {
    return request;
  }

  long number() {
    return number;
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

  /**
   * Starts to show how far a step is, unless it is shown already.
   *
   * @param total what is left of it
   */
  void counting(String step, long total) {
    counted.updateAndGet(now -> now != null && now.step().equals(step) ? now
        : new Counted(step, Progress.of(err(), terminal, text(step), total)));
  }

  void counted(long by) {
    counted.get().progress().advance(by);
  }
}

package fr.coscom.jobs;

import fr.coscom.ledger.Run;
import fr.coscom.platform.Progress;
import fr.coscom.platform.RunClock;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One attempt at a run, as its steps share it. The number is new at each attempt and fences the run. */
final class Attempt extends ToldWork {

  private final RunRequest request;
  private final long number;
  private final boolean terminal;
  private final AtomicReference<Run> run = new AtomicReference<>();
  private final AtomicReference<Progress> progress = new AtomicReference<>();

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

  /** Starts to show how far the assessment is. */
  void assessing(long contracts) {
    progress.set(Progress.of(err(), terminal, text("assess-contracts"), contracts));
  }

  void assessed(long contracts) {
    progress.get().advance(contracts);
  }
}

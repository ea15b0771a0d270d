package fr.coscom.jobs;

import fr.coscom.audit.AuditFilesStore.Written;
import fr.coscom.audit.AuditSet;
import fr.coscom.basis.Messages;
import fr.coscom.platform.RunClock;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The making of one auditor's set, as its steps share it. Another attempt makes another set: nothing of this one is
 * used again.
 */
final class AuditAttempt {

  private final AuditRequest request;
  private final RunClock clock;
  private final PrintStream err;
  private final List<Written> files = new ArrayList<>();
  private AuditSet set;
  private Path archive;
  private volatile boolean stopping;

  AuditAttempt(AuditRequest request, RunClock clock, PrintStream err) {
    this.request = request;
    this.clock = clock;
    this.err = err;
  }

  AuditRequest request() {
    return request;
  }

  RunClock clock() {
    return clock;
  }

  /** @throws IllegalStateException before the set is opened */
  AuditSet set() {
    if (set == null) {
      throw new IllegalStateException("no set is open yet");
    }
    return set;
  }

  void opened(AuditSet opened) {
    set = opened;
  }

  Path folder() {
    return request.output().resolve(set().run().year().toString()).resolve(set().name());
  }

  List<Written> files() {
    return files;
  }

  Path archive() {
    return archive;
  }

  void archiveIs(Path written) {
    archive = written;
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
    err.println(Messages.of("jobs", request.language()).text("progress." + step));
  }
}

package fr.coscom.jobs;

import fr.coscom.audit.AuditFilesStore.Written;
import fr.coscom.audit.AuditSet;
import fr.coscom.platform.RunClock;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The making of one auditor's set, as its steps share it. Another attempt makes another set: nothing of this one is
 * used again.
 */
final class AuditAttempt extends ToldWork {

  private final AuditRequest request;
  private final List<Written> files = new ArrayList<>();
  private AuditSet set;
  private Path archive;

  AuditAttempt(AuditRequest request, RunClock clock, PrintStream err) {
    super(clock, err, request.language());
    this.request = request;
  }

  AuditRequest request() {
    return request;
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
}

package fr.coscom.jobs;

import fr.coscom.audit.AuditFilesStore.Written;
import java.nio.file.Path;
import java.util.List;

/** An auditor's set as it was written: its folder, the archive beside it, and every file but the manifest. */
public record AuditWritten(Path folder, Path archive, List<Written> files) {

  public AuditWritten {
    files = List.copyOf(files);
  }
}

package fr.coscom.audit;

import fr.coscom.audit.AuditFilesStore.Written;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Ends an auditor's set: the manifest, then the archive beside the folder. */
public final class AuditSealFile {

  private AuditSealFile() {}

  /**
   * @param folder of the set, with all its files
   * @return the archive
   */
  public static Path write(AuditSet set, Path folder, List<Written> files) throws IOException {
    manifest(set, folder, files);
    Path archive = folder.resolveSibling(set.name() + ".zip");
    List<String> paths = Stream.concat(Stream.of(AuditManifestFile.NAME), files.stream().map(Written::path)).toList();
    DurableFile.write(archive, out -> AuditArchiveFile.write(folder, paths, set.asOf().toLocalDateTime(), out));
    return archive;
  }

  static String manifest(AuditSet set, Path folder, List<Written> files) throws IOException {
    return DurableFile.write(folder.resolve(AuditManifestFile.NAME), out -> AuditManifestFile.write(set, files, out));
  }
}

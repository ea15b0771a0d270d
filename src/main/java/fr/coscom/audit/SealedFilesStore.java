package fr.coscom.audit;

import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.Run;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of a sealed run as the ledger lists them, compared with those on disk. */
public final class SealedFilesStore {

  /** @param found digest of the file on disk; nothing when there is no such file */
  public record Compared(String path, String expected, Optional<String> found) {

    public boolean same() {
      return found.filter(expected::equals).isPresent();
    }
  }

  private SealedFilesStore() {}

  /**
   * What a run wrote, the manifest last.
   *
   * @throws IllegalStateException when the run is not sealed
   */
  public static List<OutputStore.Output> listed(Connection connection, Run run) throws SQLException {
    List<OutputStore.Output> files = new ArrayList<>(OutputStore.of(connection, run.id()));
    String manifest = run.sha256().orElseThrow(() -> new IllegalStateException(run.name() + " is not sealed"));
    files.add(new OutputStore.Output(RunFilesStore.MANIFEST, manifest, -1));
    return files;
  }

  /** @param folder of the run, or a copy of it */
  public static Compared compare(Path folder, OutputStore.Output listed) throws IOException {
    Path file = folder.resolve(listed.path());
    Optional<String> found = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(DurableFile.sha256(file))
        : Optional.empty();
    return new Compared(listed.path(), listed.sha256(), found);
  }
}

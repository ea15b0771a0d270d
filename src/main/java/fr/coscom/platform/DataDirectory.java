package fr.coscom.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes the data directory beside its final name, which it gets only when whole and on disk. */
final class DataDirectory {

  private static final String UNFINISHED = "data-unfinished-";

  private final EmbeddedHome home;
  private final ServerCommand command;

  DataDirectory(EmbeddedHome home, ServerCommand command) {
    this.home = home;
    this.command = command;
  }

  void create() throws IOException {
    deleteUnfinished();
    Path unfinished = Files.createTempDirectory(home.folder(), UNFINISHED);
    // initdb syncs what it wrote before it ends.
    ServerCommand.Result made = command.run("initdb", List.of(
        "-D", unfinished.toString(), "-U", EmbeddedServer.SUPERUSER, "--pwfile=" + home.ownerPassword(),
        "--auth-host=scram-sha-256", "--auth-local=scram-sha-256", "--set=scram_iterations=" + ServerSettings.SCRAM_ITERATIONS,
        "--locale=C", "--encoding=UTF8", "--data-checksums"));
    if (made.exit() != 0) {
      throw StartFailure.of(made.output(), home.folder());
    }
    Files.move(unfinished, home.data(), StandardCopyOption.ATOMIC_MOVE);
    PrivateFiles.syncFolder(home.folder());
  }

  /** An initdb whose caller was killed may still be writing: what cannot be deleted stays for another time. */
  private void deleteUnfinished() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(home.folder(), UNFINISHED + "*")) {
      for (Path directory : left) {
        delete(directory);
      }
    }
  }

  static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.getLogger(DataDirectory.class.getName()).log(System.Logger.Level.DEBUG, "left for another time", e);
    }
  }
}

package fr.coscom.platform;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks PostgreSQL's programs once, in a folder named by the digest of their archive. */
final class ServerPrograms {

  /** Reading the archive takes a tenth of a second, and it does not change while the JVM lives. */
  private static final AtomicReference<String> DIGEST = new AtomicReference<>();

  private ServerPrograms() {}

  /**
   * Must be called by one process at a time.
   *
   * @return the folder of {@code initdb}, {@code pg_ctl} and {@code postgres}
   */
  static Path unpacked(Path programs) throws IOException {
    Path folder = programs.resolve(digest());
    if (!Files.isDirectory(folder)) {
      deleteUnfinished(programs);
      Path unfinished = Files.createTempDirectory(programs, "unfinished-");
      unpack(unfinished);
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
      PrivateFiles.syncFolder(programs);
    }
    return folder.resolve("bin");
  }

  private static void deleteUnfinished(Path programs) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(programs, "unfinished-*")) {
      left.forEach(DataDirectory::delete);
    }
  }

  private static InputStream archive() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Darwin" : "Linux";
    String machine = ArchUtils.normalize(System.getProperty("os.arch"));
    try {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    } catch (IllegalStateException e) {
      throw new DatabaseUnavailable(e, "programs.missing", system, machine);
    }
  }

  private static String digest() throws IOException {
    String known = DIGEST.get();
    if (known == null) {
      try (InputStream in = archive()) {
        known = DurableFile.sha256(in).substring(0, 16);
      }
      DIGEST.set(known);
    }
    return known;
  }

  private static void unpack(Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive())))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
          throw new IOException("path outside of the archive: " + entry.getName());
        }
        unpack(entry, tar, path);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, path);
    boolean runs = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(runs ? "rwx------" : "rw-------"));
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}

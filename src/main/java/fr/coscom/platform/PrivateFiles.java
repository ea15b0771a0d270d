package fr.coscom.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their owner may read, where the file system knows of owners. */
final class PrivateFiles {

  private PrivateFiles() {}

  /** Creates the missing folders, mode 0700; folders that are there keep their mode. */
  static void createFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      createFolders(parent);
    }
    try {
      Files.createDirectory(folder, attributes(folder, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    syncFolder(folder.toAbsolutePath().getParent());
  }

  /** Creates a missing folder that every user may read, whatever the mask of the process; those above it stay private. */
  static void createFolderReadableByAll(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      createFolders(folder);
      setMode(folder, "rwxr-xr-x");
    }
  }

  /** Mode 0600. */
  static FileAttribute<?>[] fileAttributes(Path file) {
    return attributes(file, "rw-------");
  }

  static void readableByAll(Path file) throws IOException {
    setMode(file, "rw-r--r--");
  }

  private static void setMode(Path path, String mode) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
  }

  private static FileAttribute<?>[] attributes(Path path, String mode) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
        : new FileAttribute<?>[0];
  }

  /** Makes the names in the folder as lasting as the bytes behind them. */
  static void syncFolder(Path folder) throws IOException {
    if (folder == null || !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return; // such systems cannot open a folder
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}

package fr.coscom.platform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Gives a finished file a second name in the folder where others fetch it: a hard link, never a copy that could differ. */
public final class HandOver {

  private HandOver() {}

  /**
   * Tries it on a file of a folder before somebody signs: what was signed must be able to leave.
   *
   * @throws OutputConflict when the file system has no hard links
   * @throws IOException when the disk fails
   */
  public static void mustBePossible(Path file) throws IOException {
    Path trial = file.resolveSibling(".hard-link");
    try {
      Files.deleteIfExists(trial);
      Files.createLink(trial, file);
      Files.delete(trial);
    } catch (UnsupportedOperationException | FileSystemException e) {
      throw new OutputConflict(e, "file.nolink", file, file.getParent());
    }
  }

  /**
   * Doing it again changes nothing.
   *
   * @throws OutputConflict when the name is there for another file, or the file system has no hard links
   * @throws IOException when the disk fails
   */
  public static void link(Path file, Path folder) throws IOException {
    PrivateFiles.createFolders(folder);
    Path name = folder.resolve(file.getFileName());
    try {
      Files.createLink(name, file);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(name, LinkOption.NOFOLLOW_LINKS) || !Files.isSameFile(name, file)) {
        throw new OutputConflict(e, "file.conflict", name, DurableFile.sha256(file));
      }
    } catch (UnsupportedOperationException | FileSystemException e) {
      throw new OutputConflict(e, "file.nolink", file, folder);
    }
    PrivateFiles.syncFolder(folder);
  }
}

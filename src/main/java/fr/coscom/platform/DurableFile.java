package fr.coscom.platform;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Writes a file so that its final name is either absent or holds the whole content, checked and on disk, whatever
 * happens: {@code name.part}, synced, read back, linked to {@code name}, folder synced. Nothing is ever overwritten but by
 * {@link #replace}.
 */
public final class DurableFile {

  /** Writes the content; must not keep the stream. */
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Reads the file back before it gets its final name; throws when it is not as it must be. */
  @FunctionalInterface
  public interface Check {
    void check(Path part, String sha256) throws IOException;
  }

  private DurableFile() {}

  /** Without any check of the content but its digest. */
  public static String write(Path target, Body body) throws IOException {
    return write(target, body, (part, sha256) -> {});
  }

  /**
   * @return the SHA-256 of the bytes, in lower case hexadecimal digits. A file that is there already with these bytes
   *     is accepted: an earlier attempt died after the link
   * @throws OutputConflict when the final name is there with other bytes, which are left as they are
   * @throws IOException when the disk, the body or the check fails: the final name is then absent
   */
  public static String write(Path target, Body body, Check check) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    PrivateFiles.createFolders(folder);
    Path part = folder.resolve(target.getFileName() + ".part");
    setAside(part);
    String sha256 = writePart(part, body);
    if (!sha256.equals(sha256(part))) {
      throw new IOException("read back other bytes than were written: " + part);
    }
    check.check(part, sha256);
    giveFinalName(part, target, sha256);
    Files.deleteIfExists(part);
    PrivateFiles.syncFolder(folder);
    return sha256;
  }

  /** For a page that tells how things stand and is told anew: the name holds the old page or the new one, whole. */
  public static void replace(Path target, Body body) throws IOException {
    replace(target, body, part -> {});
  }

  /** Makes a folder for files that another user reads, mode 0755; one that is there keeps its mode. */
  public static void publicFolder(Path folder) throws IOException {
    PrivateFiles.createFolderReadableByAll(folder);
  }

  /** The same for a file without secrets that another user reads: mode 0644. */
  public static void publish(Path target, Body body) throws IOException {
    replace(target, body, PrivateFiles::readableByAll);
  }

  @FunctionalInterface
  private interface Finish {
    void of(Path part) throws IOException;
  }

  private static void replace(Path target, Body body, Finish finish) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    PrivateFiles.createFolders(folder);
    Path part = folder.resolve(target.getFileName() + ".part");
    setAside(part);
    writePart(part, body);
    finish.of(part);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    PrivateFiles.syncFolder(folder);
  }

  /** The SHA-256 of a file, in lower case hexadecimal digits. */
  public static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return sha256(in);
    }
  }

  /** Of what is left in the stream, which stays open. */
  public static String sha256(InputStream in) throws IOException {
    MessageDigest digest = newDigest();
    new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What a dead attempt left is kept beside, never resumed. */
  private static void setAside(Path part) throws IOException {
    for (int n = 1; Files.exists(part, LinkOption.NOFOLLOW_LINKS); n++) {
      Path aside = part.resolveSibling(part.getFileName() + ".failed-" + n);
      if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(part, aside, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static String writePart(Path part, Body body) throws IOException {
    MessageDigest digest = newDigest();
    try (FileChannel channel = FileChannel.open(
        part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PrivateFiles.fileAttributes(part))) {
      OutputStream hashed = new DigestOutputStream(Channels.newOutputStream(channel), digest);
      OutputStream out = new BufferedOutputStream(hashed, 1 << 16);
      body.writeTo(new Unclosed(out));
      out.flush();
      channel.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void giveFinalName(Path part, Path target, String sha256) throws IOException {
    try {
      Files.createLink(target, part);
    } catch (FileAlreadyExistsException e) {
      acceptSame(target, part, sha256, e);
    } catch (UnsupportedOperationException | FileSystemException e) {
      moveUnderLock(part, target, sha256);
    }
  }

  /** For a file system without hard links: the lock keeps other processes of this program out of exists-then-move. */
  static void moveUnderLock(Path part, Path target, String sha256) throws IOException {
    Path lockFile = target.resolveSibling(".coscom.lock"); // stays: a deleted lock file locks nobody out
    synchronized (DurableFile.class) {
      try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // freed with the channel
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
          acceptSame(target, part, sha256, null);
        } else {
          Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  private static void acceptSame(Path target, Path part, String sha256, IOException cause) throws IOException {
    if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) || !sha256.equals(sha256(target))) {
      setAside(part);
      throw new OutputConflict(cause, "file.conflict", target, sha256);
    }
    Files.deleteIfExists(part);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The file is synced after the body is written, so the body may flush but not close it. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

package fr.coscom.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who decides and who works on the embedded server of one home. Two files carry locks of the operating system, which
 * vanish with the process: {@code decide.lock} is held alone while a server is started or stopped, {@code users.lock}
 * is shared by all who use it. Such locks are of the whole JVM, so inside it a mutex and a count do the same; each file
 * is opened once per JVM, for closing any channel on it would free them all.
 */
final class HomeLock {

  /** A start may have to replay the journal of a crash. */
  private static final long PATIENCE_SECONDS = 360;

  private static final Map<Path, HomeLock> BY_HOME = new HashMap<>();

  private final Path home;
  private final ReentrantLock deciding = new ReentrantLock();
  private FileChannel decide;
  private FileChannel users;
  private FileLock use;
  private int usersHere;

  private HomeLock(Path home) {
    this.home = home;
  }

  /** @param home its real path */
  static synchronized HomeLock of(Path home) {
    return BY_HOME.computeIfAbsent(home, HomeLock::new);
  }

  @FunctionalInterface
  interface Decision<T> {
    T take() throws IOException;
  }

  /** Takes a decision while nobody else takes one. */
  <T> T alone(Decision<T> decision) throws IOException {
    deciding.lock();
    try {
      if (decide == null) {
        decide = open("decide.lock");
        users = open("users.lock");
      }
      FileLock lock = waitFor(decide);
      try {
        return decision.take();
      } finally {
        lock.release();
      }
    } finally {
      deciding.unlock();
    }
  }

  /** Counts one more user; only inside a decision. */
  void join() throws IOException {
    if (usersHere == 0) {
      use = users.tryLock(0, Long.MAX_VALUE, true);
      if (use == null) {
        throw new IOException("users.lock is held alone outside of a decision");
      }
    }
    usersHere++;
  }

  /** Counts one user less; only inside a decision. Tells whether nobody uses the server any more. */
  boolean leave() throws IOException {
    usersHere--;
    if (usersHere > 0) {
      return false;
    }
    use.release();
    try (FileLock last = users.tryLock()) {
      return last != null;
    }
  }

  private FileChannel open(String name) throws IOException {
    Path file = home.resolve(name);
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        PrivateFiles.fileAttributes(file));
  }

  private FileLock waitFor(FileChannel channel) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    FileLock lock = channel.tryLock();
    while (lock == null) {
      if (System.nanoTime() > end) {
        throw new DatabaseUnavailable(null, "home.busy", home, PATIENCE_SECONDS);
      }
      Pause.millis(50);
      lock = channel.tryLock();
    }
    return lock;
  }
}

package fr.coscom.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code postmaster.pid}, by which a data directory names the server that works on it. */
record PostmasterFile(long pid, int port, boolean ready) {

  /** @return empty when there is none, or when the server is still writing it */
  static Optional<PostmasterFile> read(Path data) throws IOException {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      boolean ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
      int port = lines.size() >= 4 ? Integer.parseInt(lines.get(3).strip()) : 0;
      return Optional.of(new PostmasterFile(Long.parseLong(lines.get(0).strip()), port, ready));
    } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the process exists and may be a PostgreSQL server. A number given again to another program is not; neither
   * is a dead process that its parent has not buried yet.
   */
  boolean alive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !buriedOrOther();
  }

  /** Whether the process exists but is no server: PostgreSQL itself would then refuse to start. */
  boolean misleading() {
    return ProcessHandle.of(pid).isPresent() && buriedOrOther();
  }

  private boolean buriedOrOther() {
    Optional<String> program = ProcessHandle.of(pid).flatMap(process -> process.info().command());
    if (program.isPresent()) {
      String path = program.get().replace(" (deleted)", "");
      return !path.endsWith("/postgres");
    }
    return zombie();
  }

  private boolean zombie() {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String state = stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
      return state.equals("Z") || state.equals("X");
    } catch (IOException | IndexOutOfBoundsException e) {
      return false;
    }
  }
}

package fr.coscom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a virtual machine and its database server use, read from {@code /proc} as often as asked. Memory is the peak in KiB, CPU is in
 * hundredths of a second, user and system together; the last reading before the end counts.
 */
final class ProcessUse {

  private final long pid;
  private final Path home;
  private long peakKib;
  private long programCentiseconds;
  private long databaseCentiseconds;

  ProcessUse(long pid, Path home) {
    this.pid = pid;
    this.home = home;
  }

  void read() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith("VmHWM:")) {
          peakKib = Math.max(peakKib, Long.parseLong(line.replaceAll("\\D", "")));
        }
      }
      programCentiseconds = Math.max(programCentiseconds, cpu(Path.of("/proc", Long.toString(pid)), false));
      databaseCentiseconds = Math.max(databaseCentiseconds, database());
    } catch (IOException e) {
      // It has ended between two readings.
    }
  }

  private long database() throws IOException {
    Path postmaster = home.resolve("data").resolve("postmaster.pid");
    if (!Files.exists(postmaster)) {
      return 0;
    }
    String server = Files.readAllLines(postmaster).get(0).strip();
    long sum = cpu(Path.of("/proc", server), true);
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      for (Path process : all.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
        sum += ofServer(process, server) ? cpu(process, false) : 0;
      }
    }
    return sum;
  }

  private static boolean ofServer(Path process, String server) {
    try {
      return fields(process).get(1).equals(server);
    } catch (IOException e) {
      return false;
    }
  }

  /** @param withEnded whether that of its ended children counts too */
  private static long cpu(Path process, boolean withEnded) {
    try {
      List<String> fields = fields(process);
      long own = Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
      return withEnded ? own + Long.parseLong(fields.get(13)) + Long.parseLong(fields.get(14)) : own;
    } catch (IOException e) {
      return 0;
    }
  }

  /** What follows the name, which may hold blanks: state, parent, … */
  private static List<String> fields(Path process) throws IOException {
    String stat = Files.readString(process.resolve("stat"));
    return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
  }

  long peakMib() {
    return peakKib / 1024;
  }

  long programSeconds() {
    return programCentiseconds / 100;
  }

  long databaseSeconds() {
    return databaseCentiseconds / 100;
  }
}

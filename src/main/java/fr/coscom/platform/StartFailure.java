package fr.coscom.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads in what PostgreSQL said why it did not start, and what to do next. */
final class StartFailure {

  private static final List<String> PASSING = List.of(
      "Address already in use",
      "pre-existing shared memory block",
      "lock file \"postmaster.pid\" already exists",
      "another server might be running");

  private static final List<Map.Entry<String, String>> KNOWN = List.of(
      Map.entry("unshare failed", "server.namespaces"),
      Map.entry("cannot be run as root", "server.namespaces"),
      Map.entry("execution of the PostgreSQL server is not permitted", "server.namespaces"),
      Map.entry("No space left on device", "server.disk"),
      Map.entry("Disk quota exceeded", "server.disk"),
      Map.entry("Permission denied", "server.permission"));

  private StartFailure() {}

  /** Whether it may go by itself: the port was taken in between, or what is left of a killed server is dying. */
  static boolean passing(String output) {
    return PASSING.stream().anyMatch(output::contains);
  }

  static DatabaseUnavailable of(String output, Path home) {
    String key = KNOWN.stream()
        .filter(known -> output.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("server.failed");
    return new DatabaseUnavailable(null, key, home, lastLines(output));
  }

  private static String lastLines(String output) {
    List<String> lines = output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }
}

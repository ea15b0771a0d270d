package fr.coscom.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs {@code initdb} and {@code pg_ctl}. PostgreSQL refuses to run as root: for root the program is started in a user
 * namespace of its own, where it sees itself as an ordinary user.
 */
final class ServerCommand {

  /** @param output both outputs, mixed */
  record Result(int exit, String output) {}

  private final Path programs;
  private final boolean root;

  ServerCommand(Path programs, Path home) throws IOException {
    this.programs = programs;
    this.root = ownerOfNewFile(home) == 0;
  }

  private static int ownerOfNewFile(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "probe-", "");
    try {
      return (Integer) Files.getAttribute(probe, "unix:uid");
    } finally {
      Files.delete(probe);
    }
  }

  Result run(String program, List<String> arguments) throws IOException {
    List<String> line = new ArrayList<>(root ? List.of("unshare", "-U") : List.of());
    line.add(programs.resolve(program).toString());
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    environment.put("LC_ALL", "C");
    Process process = start(builder);
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(exitOf(process), output);
  }

  private Process start(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException e) {
      if (root) {
        throw new DatabaseUnavailable(e, "server.namespaces", programs, e.getMessage());
      }
      throw e;
    }
  }

  private static int exitOf(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable(e, "interrupted");
    }
  }
}

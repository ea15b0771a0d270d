package fr.coscom.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real program in a virtual machine of its own, set up as the launcher does it and with at most two cores; what it tells is kept. */
final class ChildProgram {

  /** What a run tells first, once the virtual machine, Spring and the database are there. */
  private static final String FIRST_STEP = "Ouverture du paiement";
  /** From that day to the middle of May. */
  private static final String RELEASE_DAYS = "60";
  private static final String NOW = "2025-04-10T09:00:00+02:00";

  private final Process process;
  private final long startedAt = System.nanoTime();
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final Thread listener;
  private volatile long firstStepAt;

  private ChildProgram(Process process) {
    this.process = process;
    this.listener = new Thread(this::listen, "child");
    this.listener.start();
  }

  /** @param options of the virtual machine, beside those; @param arguments the command and what it is given */
  static ChildProgram of(Path home, List<String> options, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx512m", "-XX:ActiveProcessorCount=2"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "fr.coscom.cli.Coscom"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("COSCOM_HOME", home.toString());
    builder.environment().put("COSCOM_NOW", NOW);
    builder.environment().put("COSCOM_RELEASE_DAYS", RELEASE_DAYS);
    builder.environment().keySet().removeIf(name -> name.startsWith("COSCOM_DB_"));
    return new ChildProgram(builder.start());
  }

  private void listen() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (firstStepAt == 0 && line.startsWith(FIRST_STEP)) {
          firstStepAt = System.nanoTime();
        }
        told.add(line);
      }
    } catch (IOException e) {
      told.add(e.toString());
    }
  }

  long pid() {
    return process.pid();
  }

  /** Whether it has ended by then. */
  boolean ended(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** SIGKILL: nothing of it may do anything any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM. */
  void terminate() {
    // Not through the process itself, which would close what it still has to tell.
    process.toHandle().destroy();
  }

  int exitCode() throws InterruptedException {
    int exitCode = process.waitFor();
    listener.join();
    return exitCode;
  }

  /** From its start to now. */
  long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
  }

  /** From its start to its first step; 0 when there was none. */
  long startMillis() {
    return firstStepAt == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(firstStepAt - startedAt);
  }

  /** How many lines start with this text. */
  long told(String start) {
    synchronized (told) {
      return told.stream().filter(line -> line.startsWith(start)).count();
    }
  }

  String everythingTold() {
    synchronized (told) {
      return String.join("\n", told);
    }
  }
}

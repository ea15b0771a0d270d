package fr.coscom.bench;

import fr.coscom.platform.DurableFile;
import fr.coscom.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run that is killed and begun again until it ends, with a home and an output of its own.
 *
 * @param command without the output folder
 * @param options of the virtual machine
 */
record Interrupted(List<String> command, Path folder, List<String> options) {

  private static final Path PROGRAMS = TestDatabase.programs();
  private static final int DONE = 0;
  /** A program that was killed after it had sealed its run finds nothing left to do. */
  private static final int SEALED_BEFORE = 4;

  static Interrupted annualPayment(int year, Path input, Path folder, List<String> options) {
    return new Interrupted(List.of("annual-payment", "--year", Integer.toString(year), "--input", input.toString(), "--operator", "operations"),
        folder, options);
  }

  /** In the home and folder of a year that was paid. */
  static Interrupted correction(int year, Path input, Path folder, List<String> options) {
    return new Interrupted(List.of("reprocess", "--year", Integer.toString(year), "--input", input.toString(), "--operator", "operations",
        "--reason", "corrections"), folder, options);
  }

  /** The two signatures on a run that was sealed here. @param name {@code 2024-1}; @param path of its folder in the output */
  void sign(String name, String path) throws IOException, InterruptedException {
    String sha256 = DurableFile.sha256(output().resolve(path).resolve("run.json"));
    end(ChildProgram.of(home(), options, List.of("approve", name, "--sha256", sha256, "--operator", "directrice")));
    end(ChildProgram.of(home(), options, List.of("release", name, "--sha256", sha256, "--operator", "comptable")));
  }

  Path home() {
    return folder.resolve("home");
  }

  Path output() {
    return folder.resolve("output");
  }

  /** Gives its home the programs of PostgreSQL as the suite has unpacked them, when it has: unpacking takes seconds. */
  Interrupted withPrograms() throws IOException {
    if (Files.isDirectory(PROGRAMS)) {
      Folders.link(PROGRAMS, home().resolve("postgresql"));
    }
    return this;
  }

  ChildProgram start() throws IOException {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--output", output().toString()));
    return ChildProgram.of(home(), options, arguments);
  }

  /** @return how long it took */
  long toTheEnd() throws IOException, InterruptedException {
    return end(start());
  }

  /** @return false when it had come to its end before */
  boolean killedAfter(long millis) throws IOException, InterruptedException {
    ChildProgram program = start();
    if (program.ended(millis)) {
      end(program);
      return false;
    }
    program.kill();
    return true;
  }

  private static long end(ChildProgram program) throws InterruptedException {
    int exitCode = program.exitCode();
    if (!Set.of(DONE, SEALED_BEFORE).contains(exitCode)) {
      throw new IllegalStateException("ended with " + exitCode + "\n" + program.everythingTold());
    }
    return program.millis();
  }

  Map<String, String> ledger() throws Exception {
    return LedgerSums.of(home());
  }

  /** Stops the server that a killed program left behind, when nobody went on with it; then removes everything. */
  void remove() throws IOException {
    Path postmaster = home().resolve("data").resolve("postmaster.pid");
    if (Files.exists(postmaster)) {
      long pid = Long.parseLong(Files.readAllLines(postmaster).get(0).strip());
      ProcessHandle.of(pid).ifPresent(server -> {
        server.destroy();
        server.onExit().join();
      });
    }
    Folders.delete(folder);
  }
}

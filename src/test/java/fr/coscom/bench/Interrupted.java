package fr.coscom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run that is killed and begun again until it ends, with a home and an output of its own. */
record Interrupted(int year, Path input, Path folder, List<String> options) {

  private static final int DONE = 0;
  /** A program that was killed after it had sealed its run finds nothing left to do. */
  private static final int SEALED_BEFORE = 4;

  Path home() {
    return folder.resolve("home");
  }

  Path output() {
    return folder.resolve("output");
  }

  ChildProgram start() throws IOException {
    return ChildProgram.annualPayment(year, input, home(), output(), options);
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

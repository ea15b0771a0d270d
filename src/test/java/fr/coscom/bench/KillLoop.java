package fr.coscom.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * Kills the annual payment ten times at moments drawn by lot, each time gives the same command again, and compares what is there in
 * the end with a run that nobody disturbed: every file byte for byte, and the sums of the ledger.
 */
public final class KillLoop {

  private static final int YEAR = 2024;
  private static final int CONTRACTS = 20_000;
  private static final int KILLS = 10;
  private static final Path FOLDER = Path.of("target", "kill-test").toAbsolutePath();

  private KillLoop() {}

  /** {@code [CONTRACTS [SEED]]} */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int contracts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : CONTRACTS;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    out.println(contracts + " contracts, seed " + seed);
    Folders.delete(FOLDER);
    boolean same = run(contracts, new Random(seed), out);
    out.println(same ? "PASS  " + KILLS + " kills, same bytes, same ledger" : "FAIL");
    System.exit(same ? 0 : 1);
  }

  private static boolean run(int contracts, Random random, PrintStream out) throws Exception {
    Path input = FOLDER.resolve("input");
    GeneratedYear.write(1, contracts, YEAR, input);
    Interrupted reference = Interrupted.annualPayment(YEAR, input, FOLDER.resolve("reference"), List.of());
    long millis = reference.toTheEnd();
    out.println("undisturbed: " + millis + " ms");
    Map<String, String> ledger = reference.ledger();
    int kills = 0;
    boolean same = true;
    for (int round = 1; kills < KILLS && same; round++) {
      Interrupted run = Interrupted.annualPayment(YEAR, input, FOLDER.resolve("round-" + round), List.of());
      kills += kill(run, KILLS - kills, millis, random, out);
      same = same(reference, ledger, run, out);
      run.remove();
    }
    reference.remove();
    Folders.delete(FOLDER);
    return same;
  }

  /** Up to so many kills of one run, which then comes to its end. */
  private static int kill(Interrupted run, int most, long millis, Random random, PrintStream out) throws Exception {
    for (int kill = 1; kill <= most; kill++) {
      long after = random.nextInt(Math.toIntExact(millis));
      if (!run.killedAfter(after)) {
        out.println("came to its end within " + after + " ms");
        return kill - 1;
      }
      out.println("killed after " + after + " ms");
    }
    run.toTheEnd();
    return most;
  }

  private static boolean same(Interrupted reference, Map<String, String> ledger, Interrupted run, PrintStream out) throws Exception {
    TreeSet<String> files = Folders.differences(reference.output(), run.output());
    Map<String, String> found = run.ledger();
    files.forEach(file -> out.println("differs: " + file));
    if (!found.equals(ledger)) {
      out.println("ledger: " + found + "\ninstead of " + ledger);
    }
    return files.isEmpty() && found.equals(ledger);
  }
}

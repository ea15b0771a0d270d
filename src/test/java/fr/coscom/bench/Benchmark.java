package fr.coscom.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times the whole annual payment of two invented years, the second ten times as large as the first, and the auditor's set of both, all
 * with the same settings and the same heap. The small year may take 60 s after start-up, the large one 11 times what the small one took.
 * The reports stay in {@code target/bench} to be looked at.
 */
public final class Benchmark {

  private static final int YEAR = 2024;
  private static final long SEED = 20240515;
  private static final int SMALL = 20_000;
  private static final long MOST_MILLIS = 60_000;
  private static final int MOST_TIMES_TENTHS = 110;
  private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();

  private record Measured(int contracts, long startMillis, long workMillis, ProcessUse use, long auditMillis, ProcessUse audit) {}

  private Benchmark() {}

  /** {@code [CONTRACTS]}: the size of the small year, 20 000 when nothing is given. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int small = arguments.length == 0 ? SMALL : Integer.parseInt(arguments[0]);
    out.printf("%d core(s) used of %d%n", Math.min(2, Runtime.getRuntime().availableProcessors()),
        Runtime.getRuntime().availableProcessors());
    List<Measured> measured = new ArrayList<>();
    for (int contracts : new int[] {small, 10 * small}) {
      Measured run = measure(contracts, out);
      measured.add(run);
      out.printf(Locale.ROOT, "%7d contracts: start-up %s s, then %s s; peak memory of the program %d MiB; CPU %d s program, %d s database%n",
          contracts, seconds(run.startMillis()), seconds(run.workMillis()), run.use().peakMib(), run.use().programSeconds(),
          run.use().databaseSeconds());
      out.printf(Locale.ROOT, "%7d contracts: the auditor's set in %s s; peak memory of the program %d MiB%n", contracts,
          seconds(run.auditMillis()), run.audit().peakMib());
    }
    long tenths = 10 * measured.get(1).workMillis() / measured.get(0).workMillis();
    boolean fast = measured.get(0).workMillis() <= MOST_MILLIS;
    boolean linear = tenths <= MOST_TIMES_TENTHS;
    out.printf(Locale.ROOT, "%s  %d contracts after start-up: %s s, at most %s s%n",
        verdict(fast), small, seconds(measured.get(0).workMillis()), seconds(MOST_MILLIS));
    out.printf(Locale.ROOT, "%s  ten times as many: %d.%d times as long, at most %d.%d%n",
        verdict(linear), tenths / 10, tenths % 10, MOST_TIMES_TENTHS / 10, MOST_TIMES_TENTHS % 10);
    System.exit(fast && linear ? 0 : 1);
  }

  private static Measured measure(int contracts, PrintStream out) throws IOException, InterruptedException {
    Path folder = FOLDER.resolve(Integer.toString(contracts));
    Folders.delete(folder);
    Path input = folder.resolve("input");
    GeneratedYear.write(SEED, contracts, YEAR, input);
    Interrupted payment = Interrupted.annualPayment(YEAR, input, folder, List.of());
    ChildProgram program = payment.start();
    ProcessUse use = used(program, payment.home(), out);
    long millis = program.millis();
    Path run = payment.output().resolve(YEAR + "/run-1");
    requireNoDifference(run.resolve("run.json"));
    for (String report : List.of("report.html", "report.pdf")) {
      Files.copy(run.resolve(report), FOLDER.resolve(contracts + "-" + report), StandardCopyOption.REPLACE_EXISTING);
    }
    ChildProgram audit = ChildProgram.of(payment.home(), List.of(), List.of("audit-report", "--year", Integer.toString(YEAR)));
    ProcessUse ofAudit = used(audit, payment.home(), out);
    long auditMillis = audit.millis();
    Folders.delete(folder);
    return new Measured(contracts, program.startMillis(), millis - program.startMillis(), use, auditMillis, ofAudit);
  }

  private static ProcessUse used(ChildProgram program, Path home, PrintStream out) throws InterruptedException {
    ProcessUse use = new ProcessUse(program.pid(), home);
    while (!program.ended(200)) {
      use.read();
    }
    if (program.exitCode() != 0) {
      out.println(program.everythingTold());
      throw new IllegalStateException("ended with " + program.exitCode());
    }
    return use;
  }

  /** The run is sealed only when the second calculation agrees; the manifest must say so of the whole population. */
  private static void requireNoDifference(Path manifest) throws IOException {
    if (!Files.readString(manifest).contains("SECOND_CALCULATION_SEGMENTS")) {
      throw new IllegalStateException(manifest + " does not tell of the second calculation");
    }
  }

  private static String verdict(boolean holds) {
    return holds ? "PASS" : "FAIL";
  }

  private static String seconds(long millis) {
    return "%d.%d".formatted(millis / 1000, millis % 1000 / 100);
  }
}

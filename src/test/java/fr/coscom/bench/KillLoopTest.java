package fr.coscom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.entitlement.Reason;
import fr.coscom.entitlement.Status;
import fr.coscom.entitlement.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real program on a small invented year: undisturbed, asked to end, killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillLoopTest {

  private static final int YEAR = 2024;
  private static final int CONTRACTS = 400;
  private static final String PAYMENT_FILE = "Fichiers de virements";
  private static final int TERMINATED = 143;

  /** Such short runs are over before the second compiler has paid. */
  private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** What no first run of 2024 can meet: an earlier folder, or a contract that began after the closure of the end of 2025. */
  private static final Set<Reason> OF_OTHER_RUNS = EnumSet.of(Reason.NOT_SENT, Reason.CLOSURE_STRADDLED);

  private Interrupted reference;
  private Interrupted disturbed;
  private long millis;

  @BeforeAll
  void runUndisturbed(@TempDir Path folder) throws Exception {
    Path input = folder.resolve("input");
    GeneratedYear.write(7, CONTRACTS, YEAR, input);
    reference = Interrupted.annualPayment(YEAR, input, folder.resolve("reference"), QUICK_START).withPrograms();
    disturbed = Interrupted.annualPayment(YEAR, input, folder.resolve("disturbed"), QUICK_START).withPrograms();
    millis = reference.toTheEnd();
  }

  @AfterAll
  void stopTheServers() throws IOException {
    disturbed.remove();
    reference.remove();
  }

  @Test
  void aSmallInventedYearHasEveryStatusReasonAndWarning() throws IOException {
    assertThat(column(3)).containsExactlyInAnyOrderElementsOf(names(EnumSet.allOf(Status.class)));
    assertThat(column(4)).containsExactlyInAnyOrderElementsOf(names(EnumSet.complementOf(EnumSet.copyOf(OF_OTHER_RUNS))));
    assertThat(column(5)).containsExactlyInAnyOrderElementsOf(names(EnumSet.allOf(Warning.class)));
  }

  @Test
  void stoppedAndBegunAgainItWritesTheSameBytesAndTheSameLedger() throws Exception {
    terminateWhileItWritesPaymentFiles();
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    int kills = 0;
    while (kills < 3 && disturbed.killedAfter(random.nextInt(Math.toIntExact(millis)))) {
      kills++;
    }
    if (kills == 3) {
      disturbed.toTheEnd();
    }
    assertThat(Folders.differences(reference.output(), disturbed.output())).as("seed " + seed).isEmpty();
    assertThat(disturbed.ledger()).as("seed " + seed).isEqualTo(reference.ledger());
  }

  private void terminateWhileItWritesPaymentFiles() throws Exception {
    ChildProgram program = disturbed.start();
    while (program.told(PAYMENT_FILE) == 0 && !program.ended(20)) {
      // It has not come so far yet.
    }
    program.terminate();
    assertThat(program.exitCode()).as(program.everythingTold()).isEqualTo(TERMINATED);
    assertThat(program.everythingTold()).contains("Relancer la même commande pour continuer");
  }

  private static List<String> names(Set<? extends Enum<?>> codes) {
    return codes.stream().map(Enum::name).toList();
  }

  /** What a column of entitlements.csv holds, each code once. */
  private TreeSet<String> column(int number) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    try (Stream<String> lines = Files.lines(reference.output().resolve(YEAR + "/run-1/entitlements.csv"))) {
      lines.skip(1).flatMap(line -> Stream.of(line.split(";", -1)[number].split("\\|"))).filter(code -> !code.isEmpty())
          .forEach(found::add);
    }
    return found;
  }
}

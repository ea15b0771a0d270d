package fr.coscom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program corrects a small invented year and is killed at moments drawn by lot: the same command ends with the same bytes. */
class KilledCorrectionTest {

  private static final int YEAR = 2024;
  private static final int CONTRACTS = 150;
  private static final int CORRECTED = 60;
  private static final int KILLS = 2;
  /** Such short runs are over before the second compiler has paid. */
  private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  @TempDir Path folder;

  @Test
  void killedAndBegunAgainItWritesTheSameBytesAndTheSameLedger() throws Exception {
    GeneratedYear.write(7, CONTRACTS, YEAR, folder.resolve("paid"));
    GeneratedYear.write(8, CORRECTED, YEAR, folder.resolve("corrections"));
    Interrupted reference = paid(folder.resolve("reference"));
    Interrupted disturbed = paid(folder.resolve("disturbed"));
    try {
      long millis = reference.toTheEnd();
      long seed = Long.getLong("seed", System.nanoTime());
      Random random = new Random(seed);
      int kills = 0;
      while (kills < KILLS && disturbed.killedAfter(random.nextInt(Math.toIntExact(millis)))) {
        kills++;
      }
      if (kills == KILLS) {
        disturbed.toTheEnd();
      }
      assertThat(Folders.differences(reference.output(), disturbed.output())).as("seed " + seed).isEmpty();
      assertThat(disturbed.ledger()).as("seed " + seed).isEqualTo(reference.ledger());
      assertThat(reference.output().resolve(YEAR + "/run-2/recoveries.csv")).as("a correction that pays and claims").isNotEmptyFile();
    } finally {
      disturbed.remove();
      reference.remove();
    }
  }

  private Interrupted paid(Path own) throws Exception {
    Interrupted annual = Interrupted.annualPayment(YEAR, folder.resolve("paid"), own, QUICK_START);
    annual.toTheEnd();
    annual.sign(YEAR + "-1", YEAR + "/run-1");
    return Interrupted.correction(YEAR, folder.resolve("corrections"), own, QUICK_START);
  }
}

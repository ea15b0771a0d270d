package fr.coscom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    // The ledger knows where its year is: both corrections work there, one after the other.
    Path own = folder.resolve("year");
    Path before = folder.resolve("before");
    Interrupted correction = paid(own);
    try {
      Folders.copy(own, before);
      long millis = correction.toTheEnd();
      Map<String, String> ledger = correction.ledger();
      Path output = Files.move(correction.output(), folder.resolve("reference"));
      correction.remove();
      Files.move(before, own);

      long seed = Long.getLong("seed", System.nanoTime());
      Random random = new Random(seed);
      int kills = 0;
      while (kills < KILLS && correction.killedAfter(random.nextInt(Math.toIntExact(millis)))) {
        kills++;
      }
      if (kills == KILLS) {
        correction.toTheEnd();
      }
      assertThat(Folders.differences(output, correction.output())).as("seed " + seed).isEmpty();
      assertThat(correction.ledger()).as("seed " + seed).isEqualTo(ledger);
      assertThat(output.resolve(YEAR + "/run-2/recoveries.csv")).as("a correction that pays and claims").isNotEmptyFile();
    } finally {
      correction.remove();
    }
  }

  private Interrupted paid(Path own) throws Exception {
    Interrupted annual = Interrupted.annualPayment(YEAR, folder.resolve("paid"), own, QUICK_START).withPrograms();
    annual.toTheEnd();
    annual.sign(YEAR + "-1", YEAR + "/run-1");
    return Interrupted.correction(YEAR, folder.resolve("corrections"), own, QUICK_START);
  }
}

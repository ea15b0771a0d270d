package fr.coscom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the bytes of a folder, it is read or refused, and nothing else happens. */
class BrokenInputTest {

  private static final byte[] NASTY = "\0\"';,\t\r\n=\u00E9\uFEFF\u2028-/.09AZ".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  @TempDir
  Path temp;

  @RepeatedTest(40)
  void readingThrowsNothingButARefusal(RepetitionInfo repetition) throws IOException {
    long seed = Long.getLong("coscom.seed", System.nanoTime()) + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    SampleFolder folder = SampleFolder.whole(temp.resolve("in")).file("debt-events.csv", SampleFolder.good("debt-events.csv"));
    FolderCheck check = new FolderCheck(IntakeSettings.DEFAULT);
    for (int i = 0; i < 50; i++) {
      String file = pick(random, Schemas.all().stream().map(TableSchema::file).toList());
      byte[] before = Files.readAllBytes(folder.path().resolve(file));
      folder.bytes(file, mutated(before, random));
      String outcome;
      try {
        FolderReport report = check.check(folder.path(), Scope.ANNUAL);
        assertThat(report.files()).hasSize(15);
        outcome = report.text("fr");
      } catch (FolderRefused refused) {
        assertThat(refused.file()).isNotEmpty();
        outcome = refused.getMessage();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", change " + i + " of " + file, e);
      }
      assertThat(outcome).as("seed %d", seed).doesNotContain(SampleFolder.IBAN);
      if (random.nextBoolean()) {
        folder.bytes(file, before);
      }
    }
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && copy.length > 0; i++) {
      int at = random.nextInt(copy.length);
      switch (random.nextInt(5)) {
        case 0 -> copy[at] = (byte) random.nextInt(256);
        case 1 -> copy[at] = NASTY[random.nextInt(NASTY.length)];
        case 2 -> copy = java.util.Arrays.copyOf(copy, at);
        case 3 -> copy = spliced(copy, at, NASTY[random.nextInt(NASTY.length)]);
        default -> copy = doubled(copy, at);
      }
    }
    return copy;
  }

  private static byte[] spliced(byte[] bytes, int at, byte inserted) {
    byte[] longer = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, longer, 0, at);
    longer[at] = inserted;
    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
    return longer;
  }

  private static byte[] doubled(byte[] bytes, int at) {
    byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + at);
    System.arraycopy(bytes, 0, longer, bytes.length, at);
    return longer;
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}

package fr.coscom.audit;

import fr.coscom.law.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The doctors on whom another reading is tried: all those who rely on the reading, or as many as the size says, drawn by a checksum
 * of the name of the run and the RPPS, so that the same run draws the same doctors.
 */
final class ReadingSample {

  private record Drawn(long place, String rpps) {}

  private final Reading reading;
  private final String seed;
  private final int size;
  private final PriorityQueue<Drawn> drawn =
      new PriorityQueue<>(Comparator.comparingLong(Drawn::place).thenComparing(Drawn::rpps).reversed());
  private long doctors;

  ReadingSample(Reading reading, String seed, int size) {
    this.reading = reading;
    this.seed = seed;
    this.size = size;
  }

  void offer(String rpps) {
    doctors++;
    CRC32 checksum = new CRC32();
    checksum.update((seed + " " + rpps).getBytes(StandardCharsets.US_ASCII));
    drawn.add(new Drawn(checksum.getValue(), rpps));
    if (drawn.size() > size) {
      drawn.remove();
    }
  }

  Reading reading() {
    return reading;
  }

  long doctors() {
    return doctors;
  }

  Set<String> rpps() {
    return drawn.stream().map(Drawn::rpps).collect(Collectors.toSet());
  }
}

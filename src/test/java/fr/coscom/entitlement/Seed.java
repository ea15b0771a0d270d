package fr.coscom.entitlement;

import java.util.Random;

/** The seed of the random stories: another one each time, told on the console; {@code -Dseed=…} repeats it. */
final class Seed {

  static final long VALUE = Long.getLong("seed", new Random().nextLong());

  static {
    System.out.println("random stories: -Dseed=" + VALUE);
  }

  private Seed() {}

  static Random random() {
    return new Random(VALUE);
  }
}

package fr.coscom.law;

import fr.coscom.basis.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The choices made where the texts are silent or differ. A number is never used again for another question. The question, the
 * reading taken and the other one are in the bundle of this package.
 */
public enum Reading {
  L01, L02, L03, L04, L05, L06, L07, L08, L09, L10, L11, L12, L13, L14, L15, L16, L17, L18, L19, L20;

  /** A set of readings as one number: bit n stands for Ln. */
  public static long bits(Set<Reading> readings) {
    return readings.stream().mapToLong(reading -> 1L << (reading.ordinal() + 1)).reduce(0, (a, b) -> a | b);
  }

  /** The readings of a number made by {@link #bits}. */
  public static List<Reading> of(long bits) {
    return Arrays.stream(values()).filter(reading -> (bits >> (reading.ordinal() + 1) & 1) == 1).toList();
  }

  public String question(String language) {
    return Messages.of("law", language).text(name() + ".question");
  }

  public String taken(String language) {
    return Messages.of("law", language).text(name() + ".taken");
  }

  /** What the other reading says of the same case. */
  public String other(String language) {
    return Messages.of("law", language).text(name() + ".other");
  }
}

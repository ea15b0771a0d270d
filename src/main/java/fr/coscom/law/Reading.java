package fr.coscom.law;

import fr.coscom.basis.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The choices made where the texts are silent or differ. A number is never used again for another question. The question, the
 * reading taken and the other one are in the bundle of this package.
 */
public enum Reading {
  /** 300 € a year: 25 € for each of twelve months. */
  L01("rms_amount=25"),
  L02("adhesion_rule=DOCTOR_SIGNATURE"),
  L03("day_resignation=INCLUDED", "day_breach=INCLUDED"),
  L04,
  /** The one farthest from the reading taken: the flat aid alone. */
  L05("opposable_components=AIF"),
  L06("sector2_without_optam=NO"),
  L07("optam_exempt=YES"),
  L08,
  L09("hospital_days=CONTRACT_ONLY"),
  L10("stagiaire_cap=NONE"),
  L11,
  L12("zone_loss=AT_ONCE"),
  L13,
  L14,
  L15,
  L16,
  L17,
  L18("dp_prorated=YES"),
  L19,
  L20;

  private final Map<String, String> otherValues;

  Reading(String... values) {
    this.otherValues = Arrays.stream(values).map(value -> value.split("="))
        .collect(Collectors.toUnmodifiableMap(value -> value[0], value -> value[1]));
  }

  /** The parameters, name and value, that make a computation follow the other reading; none where no parameter can. */
  public Map<String, String> otherValues() {
    return otherValues;
  }

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

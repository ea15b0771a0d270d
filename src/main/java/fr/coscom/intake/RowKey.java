package fr.coscom.intake;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The key of a row as people read it. */
public final class RowKey {

  private RowKey() {}

  /** @param key its cells joined by {@code |}; an empty one is left out */
  public static String shown(String key) {
    return Arrays.stream(key.split("\\|")).filter(cell -> !cell.isEmpty()).collect(Collectors.joining(", "));
  }
}

package fr.coscom.bank;

import java.util.Arrays;
import java.util.List;

/** Why an answer of the bank may wait, as the page of the codes tells it. */
public record SuspenseCode(String name, boolean alarm) {

  public static List<SuspenseCode> all() {
    return Arrays.stream(Cause.values()).map(cause -> new SuspenseCode(cause.name(), cause.alarm())).toList();
  }
}

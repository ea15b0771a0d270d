package fr.coscom.cli;

import java.util.Locale;

/** Where it is written what a code means, who answers and what to do. */
final class AnomalyPage {

  private static final String PAGE = "src/docs/anomalies.md#";

  private AnomalyPage() {}

  static String of(Enum<?> code) {
    return PAGE + code.name().toLowerCase(Locale.ROOT);
  }
}

package fr.coscom.cli;

import java.util.List;
import java.util.Map;

/** Variables of the environment with few values. One that is misspelt stops every command alike: it must not count as another value. */
final class Settings {

  /** logback.xml reads it from the properties of the virtual machine. */
  static final String LOG = "COSCOM_LOG";

  private static final String CONTROL_REQUIRED = "COSCOM_CONTROL_REQUIRED";
  private static final Map<String, List<String>> VALUES = Map.of(
      CONTROL_REQUIRED, List.of("true", "false"), LOG, List.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE"));

  private Settings() {}

  /** @throws CommandRefused when one has a value that it cannot have */
  static void refuseUnknown(Map<String, String> environment) {
    VALUES.forEach((name, values) -> {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty() && !values.contains(value)) {
        throw new CommandRefused(ExitCode.USAGE, "setting.unknown", name, value, String.join(", ", values));
      }
    });
  }

  static boolean controlRequired(Map<String, String> environment) {
    return Boolean.parseBoolean(environment.get(CONTROL_REQUIRED));
  }

  /** What libraries log is for whoever mends the program: it is shown to whoever asks for it. */
  static void log(Map<String, String> environment, boolean verbose) {
    String asked = environment.getOrDefault(LOG, "");
    System.setProperty(LOG, !asked.isEmpty() ? asked : verbose ? "ERROR" : "OFF");
  }
}

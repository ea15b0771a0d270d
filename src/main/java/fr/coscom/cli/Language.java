package fr.coscom.cli;

import picocli.CommandLine.Option;

/** The options that every command has. */
final class Language {

  @Option(names = "--lang", paramLabel = "fr|en", description = "language of messages (default: fr, or COSCOM_LANG)")
  private String lang;

  @Option(names = {"-q", "--quiet"}, description = "no progress")
  private boolean quiet;

  @Option(names = {"-v", "--verbose"}, description = "show the cause of a failure")
  private boolean verbose;

  String of(Console console) {
    String chosen = lang != null ? lang : console.environment().getOrDefault("COSCOM_LANG", "fr");
    if (!chosen.equals("fr") && !chosen.equals("en")) {
      throw new CommandRefused(ExitCode.USAGE, "lang.unknown", chosen);
    }
    return chosen;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }
}

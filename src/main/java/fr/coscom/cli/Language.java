package fr.coscom.cli;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class Language {

  static final String VARIABLE = "COSCOM_LANG";

  private static final String OPTION = "--lang";

  /** Those that the program speaks. */
  static final class Languages extends AbstractList<String> {

    private static final List<String> ALL = List.of("fr", "en");

    @Override
    public String get(int index) {
      return ALL.get(index);
    }

    @Override
    public int size() {
      return ALL.size();
    }
  }

  /** Read by {@link #asked} before anything else, so that even the help and a usage error are in this language. */
  @Option(names = OPTION, paramLabel = "fr|en", completionCandidates = Languages.class)
  private String lang;

  @Option(names = {"-q", "--quiet"})
  private boolean quiet;

  @Option(names = {"-v", "--verbose"})
  private boolean verbose;

  /** What the command line asks for, else the environment, else French; it need not be a language that there is. */
  static String asked(Map<String, String> environment, String... arguments) {
    String chosen = environment.getOrDefault(VARIABLE, "").isBlank() ? "fr" : environment.get(VARIABLE);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith(OPTION + "=")) {
        chosen = arguments[i].substring(OPTION.length() + 1);
      } else if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
        chosen = arguments[i + 1];
      }
    }
    return chosen;
  }

  String of(Console console) {
    return console.language();
  }

  /** What was asked before the command holds for it as what is asked after it. */
  void alsoAsked(Language before) {
    quiet |= before.quiet;
    verbose |= before.verbose;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }
}

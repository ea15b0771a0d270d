package fr.coscom.cli;

import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Who acts and why, as every command takes them. They are kept for good and told on one line of {@code status} and of papers: a line
 * end in them would forge another line, and a control sequence would be obeyed by the terminal of whoever reads it.
 */
final class KeptWords {

  private static final Map<String, Integer> LONGEST = Map.of("--operator", 100, "--reason", 500);
  private static final Set<Integer> UNSEEN = Set.of((int) Character.CONTROL, (int) Character.FORMAT,
      (int) Character.LINE_SEPARATOR, (int) Character.PARAGRAPH_SEPARATOR, (int) Character.SURROGATE);

  private KeptWords() {}

  /** @throws CommandRefused when they cannot be told on one line, or are too long */
  static void refuseUnfit(ParseResult parsed) {
    for (OptionSpec option : parsed.matchedOptions()) {
      Integer longest = LONGEST.get(option.longestName());
      if (longest != null && option.getValue() instanceof String words) {
        refuseUnfit(option.longestName(), words, longest);
      }
    }
  }

  private static void refuseUnfit(String option, String words, int longest) {
    if (words.codePoints().anyMatch(c -> UNSEEN.contains(Character.getType(c)))) {
      throw new CommandRefused(ExitCode.USAGE, "words.unseen", option);
    }
    if (words.codePointCount(0, words.length()) > longest) {
      throw new CommandRefused(ExitCode.USAGE, "words.long", option, longest);
    }
  }
}

package fr.coscom.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A control as the program's text has it: in the question that asks it, or where Java makes it. */
record ControlCode(String id, Effect effect) {

  /** What becomes of a run, or of an import, of which it does not hold. */
  enum Effect {
    BLOCKS("exit 5, nothing is sealed"),
    BLOCKS_AN_IMPORT("exit 5, nothing is imported"),
    WARNS("a warning, told before the signatures"),
    DEPENDS("exit 5, nothing is sealed; a warning where another version of the program made the run before");

    private final String told;

    Effect(String told) {
      this.told = told;
    }

    String told() {
      return told;
    }
  }

  private static final Path SOURCES = Path.of("src/main/java/fr/coscom");
  /** Stages that ask; those after them only show. */
  private static final List<String> STAGES = List.of("ledger", "jobs", "bank");
  private static final Pattern ASKS = Pattern.compile("\\b(?:List<Control>|new Control\\()");
  private static final List<String> COMPONENTS = List.of("AIF", "RMS", "RHP", "MAO");

  /** The id, whether one a component, and what stands next to it. */
  private static final Pattern ASKED =
      Pattern.compile("(?:SELECT|VALUES \\(|, \\()\\s*'([A-Z]+(?:_[A-Z]+)*_?)'( \\|\\| component)?, (?=(.{0,9}))");
  private static final Pattern IN_JAVA = Pattern.compile("(?:new Control|\\bcontrol)\\(\\s*\"([A-Z_]+)\"()(?=(.{0,9}))");
  private static final Pattern CONSTANT = Pattern.compile("String \\w+ = \"([A-Z]+(?:_[A-Z]+)+)\"()(?=(.?))");

  /** All that a run or an import may tell, in the order of the sources. */
  static List<ControlCode> all() {
    List<ControlCode> all = new ArrayList<>();
    for (Path file : asking()) {
      String text = RuleClass.read(file);
      Stream.of(ASKED, IN_JAVA, CONSTANT).flatMap(pattern -> pattern.matcher(text).results())
          .sorted(Comparator.comparingInt(MatchResult::start))
          .filter(found -> found.group(1).length() > "DEBIT".length())
          .forEach(found -> names(found).forEach(id -> all.add(new ControlCode(id, effect(file, found.group(3))))));
    }
    return all.stream().distinct().toList();
  }

  private static List<Path> asking() {
    return STAGES.stream().flatMap(stage -> sources(SOURCES.resolve(stage)))
        .filter(file -> ASKS.matcher(RuleClass.read(file)).find()).toList();
  }

  private static Stream<Path> sources(Path stage) {
    try (Stream<Path> files = Files.list(stage)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(MatchResult found) {
    return found.group(2) == null || found.group(2).isEmpty()
        ? List.of(found.group(1)) : COMPONENTS.stream().map(found.group(1)::concat).toList();
  }

  private static Effect effect(Path file, String next) {
    if (file.toString().contains("/bank/")) {
      return Effect.BLOCKS_AN_IMPORT;
    }
    return next.startsWith("'WARNING'") ? Effect.WARNS : next.startsWith("CASE") ? Effect.DEPENDS : Effect.BLOCKS;
  }
}

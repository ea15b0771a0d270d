package fr.coscom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about the text of the program that no compiler knows. */
class SourceRulesTest {

  private static final int MOST_CODE_LINES = 300;
  private static final List<SourceFile> SOURCES = SourceFile.main();
  private static final Set<String> TEXTS = Set.of(
      "java", "sql", "properties", "csv", "xml", "xsd", "html", "json", "yaml", "yml", "md", "sh", "cron", "service", "txt");
  /** Written in two parts, so that this file does not break its own rule. */
  private static final Pattern FOREIGN_PATH = Pattern.compile("\\bshared" + "/|(?<![\\w.])/wo" + "rk\\b");

  private static final Pattern BLOCK_TAG_INSIDE = Pattern.compile("(?m)^\\s*/?\\*+ \\S.*[.;,] @(?:param|return|throws)\\b");

  @Test
  void moneyIsNeverBinary() {
    assertThat(named(source -> source.uses("\\b(double|float|Double|Float)\\b|\\bdoubleValue\\b"))).isEmpty();
  }

  @Test
  void onlyTheRunClockKnowsTheTime() {
    assertThat(named(source -> !(source.stage().equals("platform") && source.name().equals("RunClock")) && source.uses(
        "\\b(LocalDate|LocalDateTime|LocalTime|ZonedDateTime|OffsetDateTime|Year|YearMonth|Instant)\\.now\\b"
            + "|\\bClock\\.system|\\bMath\\.random\\b|\\bnew Random\\b|\\bcurrentTimeMillis\\b|\\bnew Date\\(\\)"))).isEmpty();
  }

  @Test
  void namesSayWhatAClassIs() {
    assertThat(named(source -> source.name().matches(".*(Utils?|Helpers?|Manager|Impl)"))).isEmpty();
  }

  @Test
  void filesStayShort() {
    assertThat(named(source -> source.codeLines() > MOST_CODE_LINES)).isEmpty();
  }

  /** Javadoc knows a block tag only where it begins a line. */
  @Test
  void blockTagsBeginALine() {
    assertThat(named(source -> BLOCK_TAG_INSIDE.matcher(source.text()).find())).isEmpty();
  }

  @Test
  void everyRuleNamesItsSourceAndShowsAnExample() {
    assertThat(SOURCES.stream().filter(SourceRulesTest::isRule).map(SourceRulesTest::whatIsMissing)
        .filter(missing -> !missing.isEmpty())).isEmpty();
  }

  @Test
  void theTreeDependsOnNoOtherPlace() throws IOException {
    try (Stream<Path> top = Files.list(Path.of(""))) {
      List<Path> trees = top.filter(path -> !Set.of("target", ".git", ".coscom", "output").contains(path.toString())).toList();
      assertThat(trees.stream().flatMap(SourceRulesTest::texts).filter(SourceRulesTest::namesForeignPath)).isEmpty();
    }
  }

  /** Everything in the stage of the rules but enums and records that only carry values. */
  private static boolean isRule(SourceFile source) {
    boolean carriesValues = source.uses("(?m)^public record (Entitlement|Finding|Line)\\b");
    return source.stage().equals("entitlement") && !source.name().equals("package-info")
        && !source.uses("(?m)^(public )?enum ") && !carriesValues;
  }

  private static String whatIsMissing(SourceFile source) {
    StringBuilder missing = new StringBuilder();
    if (!source.uses("@Applies\\(\\s*source = (\\{\\s*)?LegalSource\\.\\w+")) {
      missing.append(" @Applies with a source");
    }
    for (String part : List.of("<blockquote lang=\"fr\">", "Formula ", "Unit ", "Example ", "Proof ")) {
      if (!source.text().contains(part)) {
        missing.append(' ').append(part.trim());
      }
    }
    return missing.isEmpty() ? "" : source.name() + " lacks" + missing;
  }

  private static List<String> named(Predicate<SourceFile> broken) {
    return SOURCES.stream().filter(broken).map(source -> source.path().toString()).toList();
  }

  private static Stream<Path> texts(Path tree) {
    try (Stream<Path> paths = Files.walk(tree)) {
      return paths.filter(Files::isRegularFile).filter(SourceRulesTest::isText).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isText(Path path) {
    String name = path.getFileName().toString();
    return !name.contains(".") || TEXTS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static boolean namesForeignPath(Path path) {
    try {
      return FOREIGN_PATH.matcher(Files.readString(path, StandardCharsets.ISO_8859_1)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package fr.coscom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.law.LegalSource;
import fr.coscom.law.ParameterSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages written by hand: their links lead somewhere, their columns, terms and versions are those of the program. */
class WrittenPagesTest {

  private static final Path DOCS = Path.of("src/docs");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");

  static List<Path> pages() {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("sample-data/README.md")));
    for (String folder : List.of("jobs", "src/docs")) {
      pages.addAll(files(Path.of(folder), ".md"));
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsToAFileAndAHeading(Path page) {
    for (MatchResult found : LINK.matcher(RuleClass.read(page)).results().toList()) {
      String link = found.group(1);
      if (link.startsWith("http")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page : Path.of("").resolve(page).resolveSibling(parts[0]).normalize();
      assertThat(target).as("%s in %s", link, page).exists();
      if (parts.length == 2) {
        assertThat(anchors(target)).as("%s in %s", link, page).contains(parts[1]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"annual-payment", "reprocess", "reconcile"})
  void everyRunbookLeadsToTheCodes(String job) {
    assertThat(RuleClass.read(Path.of("jobs", job, "RUNBOOK.md"))).contains("(../../src/docs/anomalies.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"entitlements.csv", "anomalies.csv", "payments/payment-orders.csv", "recoveries.csv",
      "accounting.csv"})
  void theColumnsOfTheOutputsAreThoseThatTheProgramWrites(String file) throws IOException {
    String name = file.substring(file.lastIndexOf('/') + 1);
    String section = section(DOCS.resolve("outputs.md"), "## " + name);
    String header = Files.readAllLines(Path.of("sample-data/2024/expected").resolve(file)).get(0);
    assertThat(Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(section).results().map(found -> found.group(1)))
        .as(name).containsExactly(header.split(";"));
  }

  @ParameterizedTest
  @EnumSource
  void everyTextOfTheLawIsOnThePageOfTheSources(LegalSource source) {
    String section = section(DOCS.resolve("sources.md"), "### " + source);
    assertThat(section.replaceAll("\\s+", " ").strip()).startsWith(source.citation());
  }

  @Test
  void thePageOfTheSourcesHasNoTextThatNoRuleCites() {
    assertThat(Pattern.compile("(?m)^### (\\w+)$").matcher(RuleClass.read(DOCS.resolve("sources.md"))).results()
        .map(f -> f.group(1)))
        .containsExactly(Arrays.stream(LegalSource.values()).map(Enum::name).toArray(String[]::new));
  }

  @Test
  void everyWordOfTheCodeInTheGlossaryIsInTheCode() {
    String glossary = RuleClass.read(DOCS.resolve("glossary.md"));
    String sources = Stream.of(files(Path.of("src/main/java"), ".java"), files(Path.of("src/main/resources"), ".csv"),
        files(Path.of("src/main/resources/schemas"), ".json")).flatMap(List::stream).map(RuleClass::read)
        .collect(Collectors.joining());
    List<String> words = Pattern.compile("`([\\w.-]+)`").matcher(section(glossary, "| French")).results()
        .map(found -> found.group(1)).toList();
    assertThat(words).hasSizeGreaterThan(40).allSatisfy(
        word -> assertThat(sources).containsPattern("\\b" + Pattern.quote(word) + "\\b"));
    List<String> terms = glossary.lines().filter(line -> line.matches("\\| [^-].*")).skip(1)
        .map(line -> line.split("\\|")[1].strip()).toList();
    assertThat(terms).doesNotHaveDuplicates();
  }

  @Test
  void theChangelogKnowsThisVersionAndTheseParameters() {
    String changelog = RuleClass.read(DOCS.resolve("CHANGELOG.md"));
    assertThat(changelog).as("an entry under Rules for a change of parameters.csv")
        .contains(ParameterSet.current().digest().substring(0, 12));
    var version = Pattern.compile("<artifactId>coscom-payment-run</artifactId>\\s*<version>([^<]+)<")
        .matcher(RuleClass.read(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    assertThat(changelog).contains("## [" + version.group(1) + "]");
    for (String entry : changelog.split("(?m)^\\* \\*\\*", -1)) {
      if (!entry.startsWith("#")) {
        assertThat(entry).contains("* Kind: ", "* Periods concerned: ", "* Where: ", "* Details: ",
            "* Years to reprocess: ");
      }
    }
  }

  @Test
  void everyDecisionHasItsNumberItsContextAndItsPrice() {
    List<Path> decisions = files(DOCS.resolve("decisions"), ".md");
    assertThat(decisions.stream().map(file -> file.getFileName().toString().substring(0, 4))).doesNotHaveDuplicates();
    for (Path decision : decisions) {
      int number = Integer.parseInt(decision.getFileName().toString().substring(0, 4));
      assertThat(RuleClass.read(decision)).as(decision.toString()).startsWith("# " + number + ". ")
          .contains("**Context.**", "**Choice.**", "**Price.**");
    }
  }

  private static Set<String> anchors(Path page) {
    return HEADING.matcher(FENCED.matcher(RuleClass.read(page)).replaceAll("")).results()
        .map(found -> Markdown.anchor(found.group(1))).collect(Collectors.toSet());
  }

  private static String section(Path page, String start) {
    return section(RuleClass.read(page), start);
  }

  /** What stands between a heading, or a beginning of a table, and the next heading. */
  private static String section(String text, String start) {
    int from = text.indexOf("\n" + start);
    assertThat(from).as(start).isNotNegative();
    int line = text.indexOf('\n', from + 1);
    int to = text.indexOf("\n#", line);
    return text.substring(line, to < 0 ? text.length() : to);
  }

  private static List<Path> files(Path folder, String end) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

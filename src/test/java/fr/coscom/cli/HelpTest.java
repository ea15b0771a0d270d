package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.platform.StopSignal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** Every command is explained in French and in English, and its examples work: a command that is not fails here. */
class HelpTest {

  private static final Path BUNDLES = Path.of("src/main/resources/fr/coscom/cli");
  private static final Pattern PAGE = Pattern.compile("(?:jobs|src|README)[\\w/.-]*\\.md");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static Stream<String> commands() {
    Stream<String> names = command("fr", "coscom").getSubcommands().keySet().stream();
    return Stream.concat(Stream.of("coscom"), names.map(name -> "coscom." + name));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandSaysWhatItDoesInBothLanguages(String name) {
    String french = one(command("fr", name).getCommandSpec().usageMessage().description());
    String english = one(command("en", name).getCommandSpec().usageMessage().description());
    assertThat(french).as("%s.usage.description in help_fr.properties", name).isNotBlank().endsWith(".");
    assertThat(english).as("%s.usage.description in help_en.properties", name).isNotBlank().endsWith(".")
        .isNotEqualTo(french);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionAndArgumentIsSaidInBothLanguages(String name) {
    List<ArgSpec> french = command("fr", name).getCommandSpec().args();
    List<ArgSpec> english = command("en", name).getCommandSpec().args();
    for (int i = 0; i < french.size(); i++) {
      String said = one(french.get(i).description());
      assertThat(said).as("%s of %s in help_fr.properties", french.get(i), name).isNotBlank();
      assertThat(one(english.get(i).description())).as("%s of %s in help_en.properties", french.get(i), name)
          .isNotBlank().isNotEqualTo(said);
      if (french.get(i).arity().max() > 0) {
        assertThat(french.get(i).paramLabel()).as("paramLabel of %s of %s", french.get(i), name).doesNotContain("<");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandShowsExamplesThatTheProgramUnderstands(String name) {
    for (String language : List.of("fr", "en")) {
      List<String> examples = new HelpPages(language).examples(name);
      assertThat(examples).as("%s.examples in help_%s.properties", name, language).isNotEmpty();
      assertThat(examples).allSatisfy(example -> assertThat(example).contains(name.replace('.', ' ')));
      for (String example : examples) {
        if (example.startsWith("coscom ") && !example.contains(">")) {
          command(language, "coscom").parseArgs(words(example.substring("coscom ".length())));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpEndsWithAPageThatIsThere(String name) {
    for (String language : List.of("fr", "en")) {
      Matcher page = PAGE.matcher(one(command(language, name).getCommandSpec().usageMessage().footer()));
      assertThat(page.find()).as("%s.usage.footer in help_%s.properties names a page", name, language).isTrue();
      assertThat(Path.of(page.group())).as("page of %s", name).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsInTheTableOfTheReadme(String name) throws IOException {
    if (!name.equals("coscom")) {
      String row = "(?m)^\\| `" + name.substring("coscom.".length()) + "[ `]";
      assertThat(Files.readString(Path.of("README.md"))).containsPattern(row);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpItselfIsInTheLanguageAndPutsTheExamplesFirst(String name) {
    String french = command("fr", name).getUsageMessage();
    String english = command("en", name).getUsageMessage();
    assertThat(french.indexOf("Exemples :")).as(french).isPositive().isLessThan(french.indexOf("Utilisation : "));
    assertThat(english.indexOf("Examples:")).as(english).isPositive().isLessThan(english.indexOf("Usage: "));
    assertThat(french).doesNotContain("Usage:", "Options:", "Commands:", "%n", "\u001b")
        .contains("afficher cette aide");
    assertThat(english).doesNotContain("Utilisation").contains("show this help");
    assertThat(command("fr", name).getUsageMessage(CommandLine.Help.Ansi.ON)).as("a terminal gets bold")
        .contains("\u001b[1m");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasTheCommonOptions(String name) {
    assertThat(command("fr", name).getCommandSpec().optionsMap()).containsKeys("--help", "--version", "--lang");
    if (!name.equals("coscom")) {
      assertThat(command("fr", name).getCommandSpec().optionsMap()).containsKeys("-q", "--quiet", "-v", "--verbose");
    }
  }

  @Test
  void noKeyOfTheHelpIsOfACommandThatIsGoneAndBothLanguagesHaveTheSame() throws IOException {
    Properties french = properties("fr");
    assertThat(properties("en").stringPropertyNames()).isEqualTo(french.stringPropertyNames());
    assertThat(french.values()).as("a percent sign is written twice")
        .noneMatch(text -> text.toString().matches("(?s)(?:[^%]|%[n%])*%(?![n%]).*"));
    TreeSet<String> named = new TreeSet<>();
    french.stringPropertyNames().stream().filter(key -> key.startsWith("coscom."))
        .map(key -> key.split("\\.")[1]).filter(word -> !List.of("usage", HelpPages.EXAMPLES).contains(word))
        .forEach(named::add);
    assertThat(named).isEqualTo(new TreeSet<>(command("fr", "coscom").getSubcommands().keySet()));
  }

  private static Properties properties(String language) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(BUNDLES.resolve("help_" + language + ".properties"))) {
      properties.load(reader);
    }
    return properties;
  }

  static CommandLine command(String language, String qualifiedName) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    Console console = new Console(nowhere, nowhere, Map.of("COSCOM_LANG", language), Path.of(""), false,
        StopSignal.unhooked());
    CommandLine line = Coscom.line(console);
    return qualifiedName.equals("coscom")
        ? line
        : line.getSubcommands().get(qualifiedName.substring("coscom.".length()));
  }

  private static String one(String[] lines) {
    return String.join(" ", lines);
  }

  static String[] words(String text) {
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(text); word.find(); ) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words.toArray(String[]::new);
  }
}

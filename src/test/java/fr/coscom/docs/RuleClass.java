package fr.coscom.docs;

import fr.coscom.law.Applies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A class that applies the law, as its own comment tells it.
 *
 * @param says the sentences before the quotation
 * @param quotation the words of the texts
 * @param parts Formula, Unit, Example and Proof
 */
record RuleClass(
    String name, String source, Applies applies, String says, String quotation, Map<String, String> parts) {

  static final Path FOLDER = Path.of("src/main/java/fr/coscom/entitlement");

  private static final Pattern COMMENT = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@Applies", Pattern.DOTALL);
  private static final Pattern QUOTATION = Pattern.compile("<blockquote lang=\"fr\">(.*?)</blockquote>",
      Pattern.DOTALL);
  private static final Pattern PARTS = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("\\{@(?:code|link) #?([^}]*)\\}");

  static List<RuleClass> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> read(file).contains("\n@Applies(")).sorted().map(RuleClass::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuleClass of(Path file) {
    String name = file.getFileName().toString().replace(".java", "");
    String source = read(file);
    String comment = first(COMMENT, source, name).replaceAll("(?m)^ \\* ?", "");
    String says = comment.substring(0, comment.indexOf("<blockquote"));
    try {
      Applies applies = Class.forName("fr.coscom.entitlement." + name).getAnnotation(Applies.class);
      return new RuleClass(name, source, applies, plain(says), plain(first(QUOTATION, comment, name)),
          parts(first(PARTS, comment, name)));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> parts(String block) {
    Map<String, String> parts = new TreeMap<>();
    String last = "";
    for (String line : block.lines().filter(text -> !text.isBlank()).toList()) {
      if (!line.startsWith(" ")) {
        last = line.substring(0, line.indexOf(' '));
      }
      String rest = line.startsWith(" ") ? line : line.substring(last.length());
      parts.merge(last, rest.strip(), (a, b) -> a + " " + b);
    }
    return parts;
  }

  private static String plain(String javadoc) {
    return TAG.matcher(javadoc).replaceAll("`$1`").replaceAll("\\s+", " ").strip();
  }

  private static String first(Pattern pattern, String text, String name) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException(name + " lacks " + pattern);
    }
    return found.group(1);
  }

  /** The tests that prove it, each with the cases or methods that it names. */
  Map<String, List<String>> proof() {
    Map<String, List<String>> proof = new TreeMap<>();
    for (String test : parts.get("Proof").split(", ")) {
      List<String> words = new ArrayList<>(Arrays.asList(test.split(" ")));
      proof.put(words.remove(0), words);
    }
    return proof;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

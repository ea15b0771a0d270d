package fr.coscom.docs;

import fr.coscom.law.LegalSource;
import fr.coscom.law.Parameter;
import fr.coscom.law.ParameterSet;
import fr.coscom.law.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every rule on one page: the words of the law, what is computed, what proves it. Made from the classes themselves. */
final class RulesPage {

  /** As a contract meets them. */
  static final List<String> ORDER = List.of(
      "Assessment", "Adhesion", "ContractEnd", "Candidate", "Eligibility", "EligibleZone", "NonCumulation", "Payee",
      "Decisions", "ConventionSector", "Tariffed", "BaseAid", "HospitalAid", "StagiaireAid", "ArsMajoration", "Aid",
      "Evidence", "FactsUsed", "ReadingsUsed");

  private static final String MAIN = "../main/java/fr/coscom/";
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9_]+)\"");

  private final Map<String, RuleClass> rules =
      RuleClass.all().stream().collect(Collectors.toMap(RuleClass::name, Function.identity()));
  private final List<Parameter> parameters = ParameterSet.current().parameters();
  private final Markdown page = new Markdown();

  static String text() {
    return new RulesPage().write();
  }

  private String write() {
    page.block("# The rules");
    page.block("""
        What is paid, why, and how it is known to be computed so. This page is made from the code: the comment and
        the `@Applies` of each class of [entitlement](../main/java/fr/coscom/entitlement/package-info.java), the
        [parameters](../main/resources/fr/coscom/law/parameters.csv) and the sentences of the readings. `make
        accept` writes it anew; a test fails when it differs. The texts, their dates, where they contradict each
        other and what is still to be read: [sources.md](sources.md). Words: [glossary.md](glossary.md).""");
    page.block("""
        A *reading* (L01 to L20) is a choice made where the texts are silent or differ. The *status* of a
        parameter says how sure its value is: confirmed (found in a text), contradicted (another text has another
        value), assumed (chosen). Each was last compared with the texts on the day given as *checked*.""");
    page.table(List.of("rule", "in one line"), ORDER.stream().map(rules::get)
        .map(rule -> List.of(here(rule.name()), firstSentence(rule.says()))).toList());
    ORDER.stream().map(rules::get).forEach(this::rule);
    readings();
    parameters();
    return page.toString();
  }

  private void rule(RuleClass rule) {
    page.block("## " + rule.name());
    page.block(rule.says());
    page.block("> " + rule.quotation());
    page.line("* Source: " + Arrays.stream(rule.applies().source()).map(RulesPage::source)
        .collect(Collectors.joining("; ")));
    for (String part : List.of("Formula", "Unit", "Example")) {
      page.line("* " + part + ": " + rule.parts().get(part));
    }
    page.line("* Readings: " + (rule.applies().reading().length == 0 ? "none" : Arrays.stream(rule.applies().reading())
        .map(reading -> here(reading.name())).collect(Collectors.joining(", "))));
    page.line("* Parameters: " + parametersOf(rule));
    page.line("* Proved by: " + proof(rule));
    page.block("* Code: [" + rule.name() + ".java](" + MAIN + "entitlement/" + rule.name() + ".java)");
  }

  private String parametersOf(RuleClass rule) {
    List<Parameter> used = parameters.stream().filter(p -> usedIn(rule.source(), p)).toList();
    return used.isEmpty() ? "none" : used.stream()
        .map(p -> "`" + p.name() + "` = " + p.value() + " (" + status(p) + ")").collect(Collectors.joining(", "));
  }

  /** A class names a parameter, or all that begin alike. */
  private static boolean usedIn(String source, Parameter parameter) {
    return LITERAL.matcher(source).results().map(found -> found.group(1))
        .anyMatch(word -> word.equals(parameter.name()) || word.endsWith("_") && parameter.name().startsWith(word));
  }

  private static String proof(RuleClass rule) {
    return rule.proof().entrySet().stream().map(test -> "[" + test.getKey() + "](" + link(test.getKey()) + ")"
        + (test.getValue().isEmpty() ? "" : " " + String.join(", ", test.getValue())))
        .collect(Collectors.joining("; "));
  }

  private static String link(String test) {
    return "../../" + testFile(test);
  }

  static Path testFile(String test) {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files.filter(file -> file.getFileName().toString().equals(test + ".java")).findFirst()
          .orElseThrow(() -> new IllegalStateException("no test " + test));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readings() {
    page.block("## Readings");
    for (Reading reading : Reading.values()) {
      page.block("### " + reading);
      page.line("* Question: " + reading.question("en"));
      page.line("* Taken: " + reading.taken("en"));
      page.line("* Another: " + reading.other("en"));
      List<String> behind = parameters.stream().filter(p -> p.reading().filter(reading::equals).isPresent())
          .map(p -> "`" + p.name() + "` (" + status(p) + ")").toList();
      page.line("* Parameter: " + (behind.isEmpty() ? "none, it is in the code" : String.join(", ", behind)));
      List<String> applied = ORDER.stream().map(rules::get)
          .filter(rule -> Arrays.asList(rule.applies().reading()).contains(reading))
          .map(rule -> here(rule.name())).toList();
      page.block("* Applied in: " + (applied.isEmpty() ? "the control report of a run" : String.join(", ", applied)));
    }
  }

  private void parameters() {
    page.block("## Parameters");
    page.block("""
        Never changed for days that were paid: another value from some day on is another row. A run pins the set
        it used by its digest. A value that changes inside a year, and a year outside, are refused.""");
    page.table(
        List.of("name", "value", "unit", "from", "to", "status", "reading", "source", "checked", "note", "used in"),
        parameters.stream().map(p -> List.of("`" + p.name() + "`", p.value(), p.unit(), p.from().toString(),
            p.to().toString(), status(p), p.reading().map(reading -> here(reading.name())).orElse(""),
            source(p.source()), p.checkedUntil().toString(), p.note(), used(p))).toList());
  }

  private static String used(Parameter parameter) {
    Set<String> files = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      sources.filter(file -> file.toString().endsWith(".java") && usedIn(RuleClass.read(file), parameter))
          .forEach(file -> files.add(
              "[" + file.getFileName().toString().replace(".java", "") + "](../../" + file + ")"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.isEmpty() ? "the schemas alone" : String.join(", ", files);
  }

  private static String status(Parameter parameter) {
    return parameter.status().name().toLowerCase(Locale.ROOT);
  }

  private static String here(String heading) {
    return "[" + heading + "](#" + Markdown.anchor(heading) + ")";
  }

  private static String source(LegalSource source) {
    return "[" + source.citation() + "](sources.md#" + Markdown.anchor(source.name()) + ")";
  }

  private static String firstSentence(String says) {
    int end = says.indexOf(". ");
    return end < 0 ? says : says.substring(0, end + 1);
  }
}

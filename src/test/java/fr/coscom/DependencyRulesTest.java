package fr.coscom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Imports point upstream only, so that each stage can be read without those after it. */
class DependencyRulesTest {

  private static final Set<String> ALL = Set.of(
      "basis", "law", "dossier", "intake", "entitlement", "ledger", "payment", "papers", "bank", "audit", "statement",
      "platform", "jobs", "cli");

  private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
      Map.entry("", Set.of()),
      Map.entry("basis", Set.of()),
      Map.entry("law", Set.of("basis")),
      Map.entry("dossier", Set.of("basis")),
      Map.entry("intake", Set.of("basis", "dossier")),
      Map.entry("entitlement", Set.of("basis", "law", "dossier")),
      Map.entry("ledger", Set.of("basis", "law", "dossier", "entitlement")),
      Map.entry("papers", Set.of("basis")),
      Map.entry("payment", Set.of("basis", "dossier", "ledger", "papers")),
      Map.entry("bank", Set.of("basis", "dossier", "ledger", "platform")),
      Map.entry("platform", Set.of("basis")),
      Map.entry("audit", without("statement", "jobs", "cli")),
      Map.entry("statement", without("jobs", "cli")),
      Map.entry("jobs", without("statement", "cli")),
      Map.entry("cli", ALL));

  private static final Pattern QUALIFIED = Pattern.compile("\\bfr\\.coscom\\.[\\w.]+");
  private static final Set<String> PURE = Set.of("basis", "law", "dossier", "entitlement");
  private static final Set<String> KNOW_THE_DATABASE = Set.of("platform", "jobs", "cli");
  private static final List<SourceFile> SOURCES = SourceFile.main();

  @Test
  void everyStageIsInTheTable() {
    assertThat(SOURCES).isNotEmpty().allSatisfy(source -> assertThat(MAY_IMPORT).containsKey(source.stage()));
  }

  @Test
  void stagesImportFromUpstreamOnly() {
    List<String> broken = SOURCES.stream().flatMap(source -> ours(source)
        .filter(stage -> !stage.equals(source.stage()) && !MAY_IMPORT.get(source.stage()).contains(stage))
        .map(stage -> source.path() + " must not know " + stage)).toList();
    assertThat(broken).isEmpty();
  }

  @Test
  void theCoreKnowsNothingButJava() {
    List<String> broken = offending(source -> PURE.contains(source.stage()),
        name -> !name.startsWith("java.") && !name.startsWith("fr.coscom."));
    assertThat(broken).isEmpty();
  }

  @Test
  void onlyJobsKnowSpringBatch() {
    List<String> broken = offending(source -> !source.stage().equals("jobs"), name -> name.startsWith("org.springframework.batch"));
    assertThat(broken).isEmpty();
  }

  /** What is not a Store or the Cursor that a Store gives out is at most a secret of one: package-private. */
  @Test
  void sqlStaysBehindStores() {
    List<String> broken = offending(
        source -> !KNOW_THE_DATABASE.contains(source.stage()) && !source.name().matches(".*(Store|Cursor)")
            && (!hasStore(source.stage()) || source.uses("(?m)^public ")),
        name -> name.matches("(java\\.sql|javax\\.sql|org\\.postgresql)\\..*"));
    assertThat(broken).isEmpty();
  }

  /** Jobs and commands hand a session to a Store; they ask nothing themselves. */
  @Test
  void jobsAndCommandsHoldNoSql() {
    assertThat(SOURCES.stream().filter(source -> Set.of("jobs", "cli").contains(source.stage()))
        .filter(source -> source.uses("\"\\s*(SELECT|INSERT|UPDATE|DELETE|WITH) ")).map(SourceFile::name).toList()).isEmpty();
  }

  private static boolean hasStore(String stage) {
    return SOURCES.stream().anyMatch(source -> source.stage().equals(stage) && source.name().endsWith("Store"));
  }

  private static Stream<String> ours(SourceFile source) {
    return Stream.concat(source.imports().stream(), qualified(source))
        .filter(name -> name.startsWith("fr.coscom.")).map(name -> name.split("\\.")[2]).filter(ALL::contains).distinct();
  }

  /** Names written out in the code, without an import. */
  private static Stream<String> qualified(SourceFile source) {
    return QUALIFIED.matcher(source.code().replaceAll("(?m)^(import|package) .*", "")).results()
       .map(found -> found.group());
  }

  private static List<String> offending(Predicate<SourceFile> of, Predicate<String> name) {
    return SOURCES.stream().filter(of)
        .flatMap(source -> source.imports().stream().filter(name).map(found -> source.path() + " imports " + found)).toList();
  }

  private static Set<String> without(String... stages) {
    Set<String> left = new TreeSet<>(ALL);
    left.removeAll(Set.of(stages));
    return left;
  }
}

package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.intake.AnomalyCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The folders of sample-data through the real command, every byte that comes out. {@code -Daccept=true} rewrites
 * {@code expected/}; look at the difference before committing it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleDataTest {

  private static final Path SAMPLES = Path.of("sample-data");
  private static final Path OUTPUT = Path.of("target", "sample-data");
  private static final Pattern AMOUNT = Pattern.compile("<InstdAmt Ccy=\"EUR\">([0-9.]+)</InstdAmt>");

  private final Map<String, CommandLineRun> runs = new HashMap<>();

  @AfterAll
  void closeDatabases() {
    runs.values().forEach(CommandLineRun::close);
  }

  static Stream<String> annualFolders() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString())
          .filter(name -> !name.matches(".*-(corrections|bank)")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("annualFolders")
  void everyByteIsAsExpected(String sample) throws IOException {
    ran(sample);
    FolderFiles found = output(sample);
    Path expected = SAMPLES.resolve(sample).resolve("expected");
    if (Boolean.getBoolean("accept")) {
      found.writeTo(expected);
    }
    assertThat(found.differencesFrom(FolderFiles.of(expected))).as("differences from " + expected).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("annualFolders")
  void noFileTellsWhereOnTheMachineItWasMade(String sample) {
    ran(sample);
    FolderFiles found = output(sample);
    String here = Path.of("").toAbsolutePath().toString();
    for (String name : found.files().keySet()) {
      assertThat(found.text(name)).as(name).doesNotContain(here).doesNotContain(System.getProperty("java.io.tmpdir"));
    }
  }

  @ParameterizedTest
  @MethodSource("annualFolders")
  void thePaymentFilesSumToWhatTheTableSaysIsToPay(String sample) {
    ran(sample);
    FolderFiles found = output(sample);
    BigDecimal transfers = BigDecimal.ZERO;
    for (String name : found.names(".xml")) {
      Matcher amounts = AMOUNT.matcher(found.text(name));
      while (amounts.find()) {
        transfers = transfers.add(new BigDecimal(amounts.group(1)));
      }
    }
    Table table = Table.of(found.text("entitlements.csv"));
    assertThat(transfers).isEqualTo(table.sum("to_pay").add(table.sum("reissued"))).isPositive();
    assertThat(transfers).isEqualTo(Table.of(found.text("payments/payment-orders.csv")).sum("amount"));
  }

  @Test
  void theAmountsWorkedByHandInTheReadmeAreThoseOfTheProgram() throws IOException {
    ran("2024");
    String readme = Files.readString(SAMPLES.resolve("README.md"));
    String section = readme.substring(readme.indexOf("\n## 2024\n"), readme.indexOf("\n### In all\n"));
    Table table = Table.of(output("2024").text("entitlements.csv"));
    List<String> told = new ArrayList<>();
    section.lines().filter(line -> line.startsWith("| C-")).map(line -> line.split(" *\\| *")).forEach(cells -> {
      told.add(cells[1]);
      Map<String, String> row = table.row(cells[1]);
      assertThat(row.get("status")).as(cells[1]).isEqualTo(cells[4].split(" ")[0]);
      assertThat(row.get("total")).as(cells[1]).isEqualTo(workedByHand(cells[3]));
    });
    assertThat(told).containsExactlyInAnyOrderElementsOf(table.column("contract_id"));
  }

  /** Of several components the total, else what the one calculation comes to; empty where there is none. */
  private static String workedByHand(String cell) {
    if (cell.startsWith("no amount")) {
      return "";
    }
    Matcher amount = Pattern.compile("total \\*\\*([0-9.]+)").matcher(cell);
    if (amount.find()) {
      return amount.group(1);
    }
    amount = Pattern.compile("(?:= |^)([0-9]+\\.[0-9]{2})").matcher(cell);
    return amount.find() ? amount.group(1) : cell;
  }

  @Test
  void theBrokenFolderHasEveryFaultThatARowCanHave() {
    ran("2024-broken");
    List<String> codes = new ArrayList<>(Stream.of(AnomalyCode.values()).map(Enum::name).toList());
    codes.remove(AnomalyCode.CONTRACT_NOT_CHECKED.name());
    // Two rows make one double.
    codes.add(AnomalyCode.DUPLICATE_KEY.name());
    assertThat(Table.of(output("2024-broken").text("anomalies.csv")).column("code")).as("each once")
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void theOrderOfTheRowsChangesNothing() throws IOException {
    ran("2024");
    Path shuffled = shuffled(SAMPLES.resolve("2024"), OUTPUT.resolve("shuffled-input"));
    Path output = FolderFiles.deleted(OUTPUT.resolve("shuffled"));
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      assertThat(run.annualPayment(shuffled, output).exitCode()).isEqualTo(ExitCode.DONE);
    }
    FolderFiles expected = output("2024");
    FolderFiles found = FolderFiles.of(output.resolve("2024/run-1"));
    assertThat(found.text("entitlements.csv")).isEqualTo(expected.text("entitlements.csv"));
    assertThat(found.names(".xml")).isEqualTo(expected.names(".xml")).isNotEmpty();
    for (String name : found.names(".xml")) {
      assertThat(found.text(name)).as(name).isEqualTo(expected.text(name));
    }
  }

  /** A JVM of its own, with the embedded server of a new home. */
  @Test
  void anotherMachineGivesTheSameBytes() throws Exception {
    ran("2024");
    Path output = FolderFiles.deleted(OUTPUT.resolve("elsewhere"));
    Path home = FolderFiles.deleted(OUTPUT.resolve("elsewhere-home"));
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Duser.timezone=Pacific/Auckland", "-Duser.language=tr", "-Duser.country=TR",
        "-Dfile.encoding=ISO-8859-1", "-cp", System.getProperty("java.class.path"), Coscom.class.getName(),
        "annual-payment", "--year", "2024",
        "--input", SAMPLES.resolve("2024").toString(), "--output", output.toString(), "--operator", "operations"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(Files.createDirectories(OUTPUT).resolve("elsewhere.log").toFile());
    builder.environment().put("COSCOM_NOW", CommandLineRun.NOW);
    builder.environment().put("COSCOM_HOME", home.toAbsolutePath().toString());
    builder.environment().put("TZ", "Pacific/Auckland");
    Process process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("the command ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(OUTPUT.resolve("elsewhere.log"))).isEqualTo(ExitCode.DONE);
    assertThat(FolderFiles.of(output.resolve("2024/run-1")).differencesFrom(output("2024"))).isEmpty();
  }

  @Test
  void aSecondAnnualRunIsRefusedUntilTheFirstIsDiscarded() {
    CommandLineRun run = ran("2024-broken");
    Path input = SAMPLES.resolve("2024-broken");
    Path output = OUTPUT.resolve("2024-broken");

    CommandLineRun.Answer refused = run.annualPayment(input, output);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("2024-1").contains("coscom approve 2024-1").contains("coscom discard 2024-1");
    assertThat(output.resolve("2024/run-2")).doesNotExist();

    CommandLineRun.Answer discarded = run.run("discard", "2024-1", "--reason", "essai", "--operator", "operations");
    assertThat(discarded.exitCode()).as(discarded.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.annualPayment(input, output).exitCode()).isEqualTo(ExitCode.DONE);

    FolderFiles first = FolderFiles.of(output.resolve("2024/run-1"));
    FolderFiles second = FolderFiles.of(output.resolve("2024/run-2"));
    assertThat(second.text("entitlements.csv")).as("nothing is left of the discarded run")
        .isEqualTo(first.text("entitlements.csv"));
    List<String> before = Table.of(first.text("payments/payment-orders.csv")).column("end_to_end_id");
    List<String> after = Table.of(second.text("payments/payment-orders.csv")).column("end_to_end_id");
    assertThat(before).isNotEmpty().first().isEqualTo("COSCOM24-311-000000001");
    assertThat(after).as("numbers go on, none is used twice").hasSameSizeAs(before).first()
        .isEqualTo("COSCOM24-311-%09d".formatted(before.size() + 1));
    assertThat(second.names(".xml")).containsExactly("payments/SCT_CPAM311_COSCOM_2024_20250515_0002.xml");
  }

  @Test
  void aDryRunPostsNothingAndGivesTheDebtOfTheYear() throws Exception {
    ran("2024");
    Path output = FolderFiles.deleted(OUTPUT.resolve("dry"));
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      CommandLineRun.Answer answer = run.run("annual-payment", "--year", "2024",
          "--input", SAMPLES.resolve("2024").toString(), "--output", output.toString(), "--operator", "operations",
          "--dry-run");
      assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
      for (String table : List.of("posting", "payment_order", "collective_order", "order_counter")) {
        assertThat(count(run, table)).as(table).isZero();
      }
    }
    FolderFiles dry = FolderFiles.of(output.resolve("2024/dry-run-1"));
    assertThat(dry.files().keySet()).noneMatch(name -> name.startsWith("payments/"));
    assertThat(dry.text("entitlements.csv")).isEqualTo(output("2024").text("entitlements.csv"));
    String accrued = output("2024").text("accounting.csv").replace(";PAYMENT;", ";ACCRUAL;");
    assertThat(dry.text("accounting.csv").lines()).contains("811;1646;2024;ACCRUAL;9896.31")
        .containsExactlyInAnyOrderElementsOf(accrued.lines().toList());
  }

  private static long count(CommandLineRun run, String table) throws Exception {
    try (Connection connection = run.database().connect(); Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Runs a folder once for all tests. */
  private CommandLineRun ran(String sample) {
    return runs.computeIfAbsent(sample, name -> {
      CommandLineRun run = CommandLineRun.onFreshDatabase();
      Path output = FolderFiles.deleted(OUTPUT.resolve(name));
      CommandLineRun.Answer answer = run.annualPayment(SAMPLES.resolve(name), output);
      assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
      return run;
    });
  }

  private static FolderFiles output(String sample) {
    return FolderFiles.of(OUTPUT.resolve(sample).resolve("2024/run-1"));
  }

  private static Path shuffled(Path folder, Path to) throws IOException {
    Files.createDirectories(FolderFiles.deleted(to));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv") && !f.endsWith("control.csv")).toList()) {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        Collections.shuffle(lines.subList(1, lines.size()), new Random(2024));
        Files.write(to.resolve(file.getFileName()), lines);
      }
    }
    return to;
  }
}

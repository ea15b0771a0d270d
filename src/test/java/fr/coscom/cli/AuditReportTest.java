package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.audit.ReopenedWorkbook;
import fr.coscom.cli.CommandLineRun.Answer;
import fr.coscom.basis.Money;
import fr.coscom.payment.FrenchNumber;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The auditor's sets of sample-data/2024: of the annual payment when the bank has answered, and of the correction
 * after it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditReportTest {

  private static final Path OUTPUT = Path.of("target/audited").toAbsolutePath();
  private static final Path ANNUAL = OUTPUT.resolve("2024/audit-2024-1-20250505-090000");
  private static final Path CORRECTION = OUTPUT.resolve("2024/audit-2024-2-20250910-090000");
  private static final String MESSAGE = "CPAM311-COSCOM-2024-20250515-0001";
  private static final String CAISSE_811 = "FR7699999981100000081181113";
  private static final Pattern IBAN = Pattern.compile("FR[0-9]{2} ?[0-9]{4} ?[0-9]{4}");

  private CommandLineRun run;
  private CommandLineRun later;

  @TempDir Path temporary;

  @BeforeAll
  void audit() throws IOException {
    run = CommandLineRun.onFreshDatabase();
    Map<String, String> environment = new HashMap<>(run.environment());
    environment.put("COSCOM_NOW", "2025-09-10T09:00:00+02:00");
    later = new CommandLineRun(run.database(), environment);
    FolderFiles.deleted(OUTPUT);
    done(run.annualPayment(Path.of("sample-data/2024"), OUTPUT));
    String sha256 = DurableFile.sha256(OUTPUT.resolve("2024/run-1/run.json"));
    refused(run.run("approve", "2024-1", "--sha256", sha256, "--operator", "OPERATIONS"));
    refused(run.run("release", "2024-1", "--sha256", sha256, "--operator", "c"));
    done(run.run("approve", "2024-1", "--sha256", sha256, "--operator", "d"));
    done(run.run("release", "2024-1", "--sha256", sha256, "--operator", "c"));
    refused(run.run("discard", "2024-1", "--reason", "pour voir", "--operator", "d"));
    done(run.run("reconcile", Files.writeString(OUTPUT.resolve("bank.xml"), rejection()).toString(), "--operator",
        "a.petit"));
    String debit = new BankAnswers(OUTPUT, CAISSE_811).debit("N1", "CPAM811-COSCOM-2024-20250515-0001", 3, "9896.31");
    done(run.run("reconcile", debit, "--operator", "a.petit"));
    done(run.run("reconcile", new BankAnswers(OUTPUT, "").rejections("P9", MESSAGE, "COSCOM24-311-000009999 AC04 12.34"), "--operator",
        "a.petit"));
    done(run.run("audit-report", "--year", "2024"));
    done(run.run("reconcile", "--close", table(ANNUAL.resolve("tables/suspense.csv")).column("number").get(0), "--reason",
        "virement d'un autre service", "--operator", "a.petit"));
    done(later.run("reprocess", "--year", "2024", "--input", "sample-data/2024-corrections", "--output",
        OUTPUT.toString(), "--reason",
        "pièces reçues après le paiement", "--operator", "operations"));
    Answer last = done(later.run("audit-report", "--year", "2024"));
    assertThat(last.out()).contains("2024-2").contains(CORRECTION.toString()).contains("coscom verify " + CORRECTION + ".zip");
  }

  @AfterAll
  void close() {
    run.close();
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedInOneSentence() throws IOException {
    Path file = Files.writeString(temporary.resolve("a-file"), "");
    Answer answer = run.run("audit-report", "--year", "2024", "--output", file.resolve("out").toString());
    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).startsWith("Le dossier de sortie " + file).contains("--output").hasLineCount(1);
  }

  private static Answer done(Answer answer) {
    assertThat(answer.exitCode()).as(answer.out() + answer.err()).isEqualTo(ExitCode.DONE);
    return answer;
  }

  private static void refused(Answer answer) {
    assertThat(answer.exitCode()).as(answer.out() + answer.err()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void aRefusalIsToldInTheWordsOfTheCommand() throws IOException {
    assertThat(Files.readString(CORRECTION.resolve("tables/events.csv"))).contains(
        "Caisse 021 : operations a préparé le paiement 2024-1 et ne peut pas le signer",
        "Caisse 021 : Pas encore approuvé par le directeur (2024-1, caisse 021).",
        "Le paiement 2024-1 est transmis : il ne peut plus être écarté. Suite : coscom reprocess")
        .doesNotContain("sign.", "discard.");
    done(later.run("audit-report", "--year", "2024", "--run", "2024-1", "--lang", "en", "--output", temporary.toString()));
    Path english = temporary.resolve("2024/audit-2024-1-20250910-090000/tables");
    assertThat(Files.readString(english.resolve("events.csv"))).contains("Caisse 021: ", "Reason given: pour voir")
        .doesNotContain("sign.", "discard.", "Caisse 021 :");
    assertThat(Files.readString(english.resolve("rejects.csv"))).contains(" Expected: ").doesNotContain("Attendu");
  }

  @Test
  void aDebtSaysWhyAndIsNotNotifiedBeforeSomebodySaidSo() {
    Table debts = table(CORRECTION.resolve("tables/debts.csv"));
    assertThat(debts.row("C-RENEWED")).containsEntry("why", "aide réduite : Contrats, colonne « Motif de fin »");
    assertThat(debts.column("notified_on")).as("one was told by debt-events.csv").hasSizeGreaterThan(3).containsOnlyOnce("2025-06-02")
        .containsOnly("", "2025-06-02");
  }

  @Test
  void theHeadsSayWhatIsInTheColumnsAndAnEmptySheetSaysSo() {
    ReopenedWorkbook workbook = ReopenedWorkbook.of(ANNUAL.resolve("audit.xlsx"));
    assertThat(workbook.column("Banque par caisse", "Rejeté (€)")).isNotEmpty();
    assertThat(workbook.column("Fichiers reçus", "Rejetées")).isNotEmpty();
    assertThat(workbook.workbook().getSheet("Corrections par cause").getRow(1).getCell(0)).hasToString("Néant.");
    assertThat(table(ANNUAL.resolve("tables/contracts.csv")).row("C-RATE-MISSING")).containsEntry("why", "taux opposable inconnu");
  }

  /** A text of two lines in a row of one would be printed over the next row. */
  @Test
  void aRowIsAsHighAsItsWordsNeed() {
    ReopenedWorkbook workbook = ReopenedWorkbook.of(CORRECTION.resolve("audit.xlsx"));
    for (Sheet sheet : workbook.workbook()) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (row.getRowNum() > 0 && cell.getCellType() == CellType.STRING) {
            int width = sheet.getColumnWidth(cell.getColumnIndex()) / 256;
            int lines = Math.min(30, (cell.getStringCellValue().length() + width - 1) / width);
            assertThat(row.getHeightInPoints()).as(sheet.getSheetName() + " " + cell.getAddress() + " " + cell).isGreaterThanOrEqualTo(12.5f * lines);
          }
        }
      }
    }
  }

  /** What is paid already is not at stake any more. */
  @Test
  void whatWaitsIsTheSameAsOnTheReport() {
    for (String kind : List.of("1", "2")) {
      BigDecimal atStake = table((kind.equals("1") ? ANNUAL : CORRECTION).resolve("tables/held.csv")).rows().stream()
          .map(row -> row.get("at_stake")).filter(euros -> !euros.isEmpty()).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(FolderFiles.of(OUTPUT.resolve("2024/run-" + kind)).text("report.html")).contains(
          "<span>En attente</span><b>" + FrenchNumber.figures(Money.parse(atStake.toString())) + "</b>");
    }
  }

  @Test
  void everyFormulaGivesTheAmountOfTheLedgerAndEveryTestHolds() throws IOException {
    for (Path set : List.of(ANNUAL, CORRECTION)) {
      ReopenedWorkbook workbook = ReopenedWorkbook.of(set.resolve("audit.xlsx"));
      assertThat(workbook.changedByEvaluation()).as("formulas that give something else than the value beside them").isEmpty();
      assertThat(workbook.column("Détail",
          "Différence")).hasSizeGreaterThan(40).allMatch(BigDecimal.ZERO.toPlainString()::equals);
      assertThat(workbook.column("Tests", "Différence")).hasSize(12).allMatch(BigDecimal.ZERO.toPlainString()::equals);
    }
  }

  @Test
  void theAmountsAreThoseOfTheRun() {
    for (String kind : List.of("1", "2")) {
      Table entitlements = table(OUTPUT.resolve("2024/run-" + kind).resolve("entitlements.csv"));
      Path set = kind.equals("1") ? ANNUAL : CORRECTION;
      Table contracts = table(set.resolve("tables/contracts.csv"));
      assertThat(contracts.column("contract_id")).isEqualTo(entitlements.column("contract_id"));
      assertThat(contracts.column("total")).isEqualTo(entitlements.column("total"));
      assertThat(contracts.column("to_pay")).isEqualTo(entitlements.column("to_pay"));
      assertThat(table(set.resolve("tables/detail.csv")).sum("recomputed")).isEqualTo(entitlements.column("total").stream()
          .filter(total -> !total.isEmpty()).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
  }

  /** From the line of an amount to the rows of the evidence, and from there to the documents. */
  @Test
  void everyAmountNamesTheRowsThatItRestsOn() {
    Table evidence = table(CORRECTION.resolve("tables/evidence.csv"));
    for (Map<String, String> amount : table(CORRECTION.resolve("tables/detail.csv")).rows()) {
      List<String> known = evidence.rows().stream().filter(row -> row.get("contract_id").equals(amount.get("contract_id")))
          .map(row -> row.get("file").replace(".csv", "") + " " + row.get("lot") + ":" + row.get("line")).toList();
      List<String> named = List.of(amount.get("rests_on").split(", "));
      assertThat(known).as(amount.toString()).containsAll(named);
      assertThat(named).anyMatch(row -> row.startsWith("contracts ")).anyMatch(row -> row.startsWith("sectors "));
      assertThat(named).as(amount.toString()).noneMatch(row -> row.startsWith("bank-accounts ") || row.startsWith("holds "));
      assertThat(named.stream().anyMatch(row -> row.startsWith("stagiaire-attestations "))).as(amount.toString()).isEqualTo(
          amount.get("component").equals("RMS") || amount.get("contract_id").equals("C-MAJORATION-ARS") && amount.get("component").equals("MAO"));
      assertThat(named.stream().anyMatch(row -> row.startsWith("hospital-activities "))).as(amount.toString()).isEqualTo(
          amount.get("component").equals("RHP") || amount.get("contract_id").equals("C-MAJORATION-ARS") && amount.get("component").equals("MAO"));
      assertThat(named.stream().anyMatch(row -> row.startsWith("majorations "))).isEqualTo(amount.get("component").equals("MAO"));
    }
  }

  @Test
  void theBankIsToldAsItStoodAndNotAsItStandsNow() throws IOException {
    Map<String, String> rejected = table(ANNUAL.resolve("tables/transfers.csv")).row("COSCOM24-311-000000002");
    assertThat(rejected).containsEntry("outcome", "REJECTED").containsEntry("reason_codes",
        "AC04").containsEntry("bank_file", "bank.xml");
    Table bank = table(ANNUAL.resolve("tables/bank.csv"));
    assertThat(bank.sum("rejected")).isEqualTo("5000.00");
    assertThat(bank.sum("executed")).as("the whole file of caisse 811").isEqualTo("9896.31");
    assertThat(table(ANNUAL.resolve("tables/transfers.csv")).column("outcome")).contains("PENDING", "REJECTED", "EXECUTED");
    assertThat(bank.column("difference")).containsOnly("0.00");
    assertThat(Files.readString(ANNUAL.resolve("tables/events.csv"))).contains(";RELEASED;c;").doesNotContain("2024-2");
    assertThat(Files.readString(CORRECTION.resolve("tables/events.csv"))).contains("2024-2;");
  }

  @Test
  void whatWaitsInSuspenseIsToldWithItsEndAndAsItStood() {
    Map<String, String> open = table(ANNUAL.resolve("tables/suspense.csv")).rows().get(0);
    assertThat(open).containsAllEntriesOf(Map.of("state", "OPEN", "kind", "ALARM", "bank_file", "p9.xml", "imported_on", "2025-05-05",
        "end_to_end_id", "COSCOM24-311-000009999", "amount", "12.34", "code", "UNKNOWN_LINE", "closed_by", ""));
    assertThat(open.get("why")).isEqualTo("aucun de nos virements n'a cette référence de bout en bout");
    Table closed = table(CORRECTION.resolve("tables/suspense.csv"));
    assertThat(closed.rows()).singleElement().satisfies(row -> assertThat(row).containsAllEntriesOf(Map.of("state", "CLOSED",
        "closed_on", "2025-05-05", "closed_by", "a.petit", "reason", "virement d'un autre service")));
    assertThat(ReopenedWorkbook.of(CORRECTION.resolve("audit.xlsx")).workbook().getSheet("Réponses en suspens").getRow(1).getCell(1)
        .getStringCellValue()).isEqualTo("clos");
  }

  @Test
  void theSampleIsDrawnByTheDigestOfTheRunAndTheTargetsAreThere() throws IOException {
    Table first = table(ANNUAL.resolve("tables/sample.csv"));
    assertThat(first.column("chosen_for")).contains("RANDOM", "LARGEST", "DECIDED", "MAJORATED", "HELD");
    assertThat(first.rows().stream().filter(row -> row.get("chosen_for").equals("HELD")).map(row -> row.get("contract_id")))
        .as("the largest").hasSize(12).startsWith("C-ACCOUNT-MISSING");
    assertThat(first.rows().stream().filter(row -> row.get("chosen_for").equals("HELD_WITHOUT_FIGURE")).map(row -> row.get("contract_id")))
        .containsExactlyInAnyOrder("C-NOT-CONVENTIONED", "C-RATE-MISSING", "C-SECTOR-OVERLAP", "C-SECTOR-UNKNOWN");
    Table second = table(CORRECTION.resolve("tables/sample.csv"));
    assertThat(second.column("chosen_for")).contains("HELD_THEN_PAID", "CORRECTED");
    String seed = DurableFile.sha256(OUTPUT.resolve("2024/run-1/run.json"));
    List<String> drawn = first.rows().stream().filter(row -> row.get("chosen_for").equals("RANDOM")).map(row -> row.get("contract_id"))
        .toList();
    assertThat(drawn).isEqualTo(drawn.stream().sorted((a, b) -> md5(seed + a).compareTo(md5(seed + b))).toList());
  }

  @Test
  void theCorrectionsSumToWhatMoved() {
    Map<String, BigDecimal> moved = new TreeMap<>();
    table(CORRECTION.resolve("tables/corrections.csv")).rows().forEach(
        row -> moved.merge(row.get("contract_id"), new BigDecimal(row.get("total")), BigDecimal::add));
    moved.values().removeIf(sum -> sum.signum() == 0);
    Map<String, BigDecimal> ordered = new TreeMap<>();
    table(OUTPUT.resolve("2024/run-2/entitlements.csv")).rows().forEach(
        row -> ordered.put(row.get("contract_id"), new BigDecimal(row.get("to_pay")).subtract(new BigDecimal(row.get("to_recover")))));
    ordered.values().removeIf(sum -> sum.signum() == 0);
    assertThat(moved).as("by cause and by order").isEqualTo(ordered).hasSizeGreaterThan(5);
    assertThat(table(ANNUAL.resolve("tables/corrections.csv")).rows()).isEmpty();
  }

  @Test
  void noAccountIsToldInFullAndNoCellIsAFormula() throws IOException {
    for (Path set : List.of(ANNUAL, CORRECTION)) {
      try (Stream<Path> files = Files.walk(set)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = file.toString().endsWith(".xlsx") ? unpacked(file) : Files.readString(file);
          assertThat(IBAN.matcher(text).find()).as(file.toString()).isFalse();
          if (file.toString().endsWith(".csv")) {
            assertThat(text).as(file.toString()).doesNotContainPattern("(^|[;\\n])\"?[=+@]");
          }
        }
      }
    }
  }

  @Test
  void theSameRunAtTheSameInstantGivesTheSameBytesAndNothingIsOverwritten() throws IOException {
    done(later.run("audit-report", "--year", "2024", "--run", "2024-2", "--output", temporary.toString()));
    assertThat(FolderFiles.of(temporary.resolve("2024")).differencesFrom(new FolderFiles(onlyCorrection()))).isEmpty();
    done(later.run("audit-report", "--year", "2024", "--output", temporary.toString()));
    Path table = temporary.resolve("2024").resolve(CORRECTION.getFileName()).resolve("tables/bank.csv");
    Files.writeString(table, "edited");
    assertThat(later.run("audit-report", "--year", "2024", "--output",
        temporary.toString()).exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(table).hasContent("edited");
  }

  private static TreeMap<String, byte[]> onlyCorrection() {
    TreeMap<String, byte[]> files = FolderFiles.of(OUTPUT.resolve("2024")).files();
    files.keySet().removeIf(name -> !name.startsWith(CORRECTION.getFileName().toString()));
    return files;
  }

  @Test
  void theFolderAndTheArchiveAreProvedAndAnEditIsFound() throws IOException {
    for (Path proved : List.of(ANNUAL, CORRECTION, CORRECTION.resolveSibling(CORRECTION.getFileName() + ".zip"))) {
      Answer answer = later.run("verify", proved.toString());
      assertThat(answer.exitCode()).as(answer.out() + answer.err()).isEqualTo(ExitCode.DONE);
      assertThat(answer.out()).contains("tout est égal");
    }
    Path copy = temporary.resolve("copy");
    FolderFiles.of(ANNUAL).writeTo(copy);
    Path detail = copy.resolve("tables/detail.csv");
    Files.writeString(detail, Files.readString(detail).replaceFirst("5000\\.00", "5000.01"));
    Answer edited = later.run("verify", copy.toString());
    assertThat(edited.exitCode()).isEqualTo(ExitCode.CONTROL_BROKEN);
    assertThat(edited.out()).contains("Fichier modifié : tables/detail.csv", "Ne pas remettre cet ensemble").doesNotContain("Ne rien transmettre");
    Path manifest = copy.resolve("manifest.json");
    String sealed = Files.readString(manifest);
    Files.writeString(manifest, sealed.replace(DurableFile.sha256(ANNUAL.resolve("tables/detail.csv")),
        DurableFile.sha256(detail)));
    Answer resealed = later.run("verify", copy.toString());
    assertThat(resealed.exitCode()).as("a manifest made to fit").isEqualTo(ExitCode.CONTROL_BROKEN);
    assertThat(resealed.out()).contains("Le registre ne redonne pas le fichier scellé : tables/detail.csv");
    Files.writeString(manifest, sealed.replace("\"rehearsal\" : true", "\"rehearsal\" : false"));
    assertThat(later.run("verify", copy.toString()).exitCode()).isEqualTo(ExitCode.CONTROL_BROKEN);
    assertThat(later.run("verify", Files.writeString(temporary.resolve("no.zip"), "no").toString()).exitCode())
        .isEqualTo(ExitCode.INPUT_REFUSED);
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThat(run.run("audit-report", "--year", "2023").exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.run("audit-report", "--year", "2024", "--run", "2024-9").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.run("audit-report", "--year", "2023", "--run", "2024-1").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void ofARunThatTheBankHasNothingIsToldToBeHeldBack() throws IOException {
    Path copy = temporary.resolve("run");
    FolderFiles.of(OUTPUT.resolve("2024/run-1")).writeTo(copy);
    Files.writeString(copy.resolve("accounting.csv"), "edited");
    assertThat(later.run("verify", copy.toString()).out()).contains("2024-1 est déjà remis à la banque").doesNotContain("Ne rien transmettre");
  }

  private static Table table(Path file) {
    try {
      return Table.of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String md5(String text) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String unpacked(Path archive) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  private static String rejection() {
    return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
        <GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2025-05-16T10:00:00+02:00</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
        <OrgnlPmtInfAndSts><OrgnlPmtInfId>CPAM311-COSCOM-2024-0001-01</OrgnlPmtInfId>
        <TxInfAndSts><OrgnlEndToEndId>COSCOM24-311-000000002</OrgnlEndToEndId><TxSts>RJCT</TxSts>
        <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>
        <OrgnlTxRef><Amt><InstdAmt Ccy="EUR">5000.00</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>
        </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
        """.formatted(MESSAGE);
  }
}

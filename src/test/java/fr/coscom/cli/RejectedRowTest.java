package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.intake.Field;
import fr.coscom.intake.Schemas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A row that could not be read never lets more money out. Each row under test lowers what its contract would get, or
 * moves it to another account; then one of its cells is made unreadable, for every cell of every file that can do so, all
 * in one folder.
 */
class RejectedRowTest {

  private static final Path HERE = Path.of("target", "rejected-rows");
  private static final List<String> OF_DOCTORS = List.of("sectors.csv", "opposable-rates.csv", "bank-accounts.csv");
  private static final List<String> STOPPING =
      List.of("holds.csv", "decisions.csv", "other-contracts.csv", "prior-payments.csv");
  private static final String LOST = "\uFFFD";

  /** How one cell goes wrong: a character lost on the way, or nothing left where something must be. */
  private record Fault(String file, String column, boolean emptied) {

    String contract() {
      return file.replace(".csv", "") + "." + column + (emptied ? ".EMPTY" : ".LOST");
    }

    void corrupt(Map<String, String> row) {
      CaseFolder.set(row, column, emptied ? "" : row.get(column) + LOST);
    }

    /** In contracts.csv the doctor is named by one cell and the contract by another: one is left. */
    boolean namesNobody() {
      return STOPPING.contains(file) && (column.equals("contract_id") || column.equals("rpps"));
    }

    /** Such a row is told as an anomaly, and holds nobody, since nobody knows whose it is. */
    boolean ofUnknownDoctor() {
      return column.equals("rpps") && (file.equals("contracts.csv") || OF_DOCTORS.contains(file));
    }

    @Override
    public String toString() {
      return contract();
    }
  }

  private static Stream<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (String file : Stream.of(List.of("contracts.csv"), OF_DOCTORS, STOPPING).flatMap(List::stream).toList()) {
      for (Field field : Schemas.of(file).orElseThrow().fields()) {
        faults.add(new Fault(file, field.name(), false));
        if (field.required()) {
          faults.add(new Fault(file, field.name(), true));
        }
      }
    }
    return faults.stream();
  }

  static Stream<Fault> faultsThatNameNobody() {
    return faults().filter(Fault::namesNobody).filter(fault -> !fault.emptied());
  }

  @Test
  void anUnreadableCellHoldsTheContractAndPaysNothing() {
    List<Fault> faults = faults().filter(fault -> !fault.namesNobody() && !fault.ofUnknownDoctor()).toList();
    Table whole = Table.of(paid("whole", faults, false).files().text("entitlements.csv"));
    Table corrupted = Table.of(paid("corrupted", faults, true).files().text("entitlements.csv"));
    assertThat(whole.column("reasons")).as("rows that can be read")
        .noneMatch(reasons -> reasons.contains("REJECTED_ROW"));
    assertThat(corrupted.column("contract_id")).containsAll(faults.stream().map(Fault::contract).toList());
    SoftAssertions softly = new SoftAssertions();
    for (Map<String, String> row : corrupted.rows()) {
      softly.assertThat(row.get("status") + " " + row.get("reasons")).as(row.get("contract_id"))
          .startsWith("HELD ").contains("REJECTED_ROW");
      softly.assertThat(row.get("to_pay")).as(row.get("contract_id")).isEqualTo("0.00");
    }
    softly.assertAll();
  }

  @Test
  void whoSignsIsToldOfTheRowsThatNameNobody() {
    List<Fault> faults = faults().filter(fault -> fault.ofUnknownDoctor() && OF_DOCTORS.contains(fault.file()) || fault.column().equals("holder"))
        .toList();
    Paid named = paid("named", faults, false);
    assertThat(named.told()).doesNotContain("À examiner avant de signer");
    assertThat(named.files().text("run.json")).contains("\"detail\" : \"0 of 0 rejected rows\"");
    Paid unnamed = paid("unnamed", faults, true);
    assertThat(unnamed.told()).contains("À examiner avant de signer : ROWS_NAMING_NOBODY", "6 lignes sans nom lisible, 8 rejetées",
        "sectors.csv:5");
    assertThat(unnamed.files().text("run.json")).containsSubsequence("ROWS_NAMING_NOBODY", "WARNING",
        "\"population\" : 8", "\"differences\" : 6", "\"holds\" : false",
        "\"detail\" : \"6 of 8 rejected rows: bank-accounts.csv:7, bank-accounts.csv:9, opposable-rates.csv:2, opposable-rates.csv:3, "
            + "sectors.csv:3, sectors.csv:5");
  }

  @ParameterizedTest
  @MethodSource("faultsThatNameNobody")
  void aStoppingRowThatNamesNobodyRefusesTheFolder(Fault fault) {
    CaseFolder folder = new CaseFolder();
    fault.corrupt(caseOf(folder, fault));
    Path input = folder.write(HERE.resolve("nobody"));
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      for (CommandLineRun.Answer answer : List.of(
          run.run("check", "--input", input.toString()), run.annualPayment(input, HERE.resolve("nobody-output")))) {
        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.INPUT_REFUSED);
        assertThat(answer.err()).contains(fault.file()).contains(fault.column());
      }
    }
  }

  /** Evidence is not retained when it cannot be read; it holds where it may have withdrawn or lowered what is known. */
  @Test
  void evidenceThatCannotBeReadHoldsOnlyWhereItMayHaveLoweredThePayment() {
    CaseFolder first = new CaseFolder();
    List.of("M-NEW", "M-TWO", "M-WITHDRAWN", "T-NEW", "T-CORRECTED", "H-CORRECTED").forEach(first::contract);
    majoration(first, "M-NEW", "1", "20.5");
    majoration(first, "M-TWO", "1", "10");
    majoration(first, "M-TWO", "2", "20.5");
    majoration(first, "M-WITHDRAWN", "1", "20");
    trainee(first, "T-NEW", "8");
    trainee(first, "T-NEW-2", "T-NEW", "99");
    trainee(first, "T-CORRECTED", "8");
    hospital(first, "H-CORRECTED", "990780017");
    CaseFolder second = CaseFolder.empty();
    majoration(second, "M-WITHDRAWN", "1", "99");
    CaseFolder.set(second.lastRow("majorations.csv"), "cancelled", "Y");
    trainee(second, "T-CORRECTED", "99");
    hospital(second, "H-CORRECTED", "");
    Path output = FolderFiles.deleted(HERE.resolve("evidence-output"));
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      assertThat(run.annualPayment(first.write(HERE.resolve("evidence")), output).exitCode()).isEqualTo(ExitCode.DONE);
      Table annual = Table.of(FolderFiles.of(output.resolve("2024/run-1")).text("entitlements.csv"));
      assertThat(annual.rows().stream().filter(row -> row.get("status").equals("HELD")).map(row -> row.get("contract_id") + " " + row.get("reasons")))
          .containsExactly("M-TWO REJECTED_ROW");
      Released.run(run.database(), "2024-1");
      CommandLineRun.Answer corrected = run.run("reprocess", "--year", "2024", "--input", second.write(HERE.resolve("evidence-2")).toString(),
          "--output", output.toString(), "--reason", "retrait", "--operator", "operations");
      assertThat(corrected.exitCode()).as(corrected.err()).isEqualTo(ExitCode.DONE);
      Table correction = Table.of(FolderFiles.of(output.resolve("2024/run-2")).text("entitlements.csv"));
      assertThat(correction.rows().stream().filter(row -> row.get("status").equals("HELD")).map(row -> row.get("contract_id")))
          .containsExactly("H-CORRECTED", "M-TWO", "M-WITHDRAWN", "T-CORRECTED");
    }
  }

  /** Known from the year before: a zone, ended by a row that cannot be read, and a trainee, whose row names no contract this time. */
  @ParameterizedTest(name = "the zone has {0} {1}")
  @CsvSource({"arrete_ref, ARRETÉ 2", "from, 2018-13-01", "category, ZIPP"})
  void rowsThatMayHaveEndedWhatIsKnownHoldUntilTheyAreSentAgain(String column, String unreadable) {
    CaseFolder before = known();
    CaseFolder annual = known();
    CaseFolder.set(annual.lastRow("zones.csv"), "to", "2024-01-31");
    CaseFolder.set(annual.lastRow("zones.csv"), column, unreadable);
    CaseFolder.set(annual.lastRow("stagiaire-attestations.csv"), "contract_id", "?");
    CaseFolder again = CaseFolder.empty();
    for (String file : List.of("zones.csv", "stagiaire-attestations.csv")) {
      again.rows(file, before);
    }
    Path output = FolderFiles.deleted(HERE.resolve("zone-output"));
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      done(run, "annual-payment", "--year", "2023", "--input", before.write(HERE.resolve("zone-1")), output);
      Released.run(run.database(), "2023-1");
      done(run, "annual-payment", "--year", "2024", "--input", annual.write(HERE.resolve("zone-2")), output);
      assertThat(Table.of(FolderFiles.of(output.resolve("2024/run-1")).text("entitlements.csv")).rows()).extracting(
          row -> row.get("contract_id") + " " + row.get("status") + " " + row.get("reasons") + " " + row.get("to_pay"))
          .containsExactly("T-1 HELD REJECTED_ROW 0.00", "Z-1 HELD REJECTED_ROW 0.00");
      Released.run(run.database(), "2024-1");
      done(run, "reprocess", "--year", "2024", "--reason", "zonage", "--input", again.write(HERE.resolve("zone-3")), output);
      assertThat(Table.of(FolderFiles.of(output.resolve("2024/run-2")).text("entitlements.csv")).rows()).extracting(
          row -> row.get("contract_id") + " " + row.get("status") + " " + row.get("to_pay"))
          .containsExactly("T-1 PAYABLE 6800.00", "Z-1 PAYABLE 5000.00");
    }
  }

  private static CaseFolder known() {
    CaseFolder folder = new CaseFolder();
    folder.contract("T-1");
    trainee(folder, "T-1", "8");
    CaseFolder.set(folder.contract("Z-1"), "commune", "31555");
    folder.row("zones.csv", "commune", "31555", "category", "ZIP", "from", "2018-01-01", "arrete_ref", "ARR-1");
    return folder;
  }

  private static void done(CommandLineRun run, Object... words) {
    List<String> arguments = new ArrayList<>(List.of("--operator", "operations", "--output"));
    arguments.add(words[words.length - 1].toString());
    for (int i = words.length - 2; i >= 0; i--) {
      arguments.add(0, words[i].toString());
    }
    CommandLineRun.Answer answer = run.run(arguments.toArray(String[]::new));
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
  }

  private static void majoration(CaseFolder folder, String contract, String number, String rate) {
    folder.row("majorations.csv", "majoration_id", contract + "." + number, "contract_id", contract, "rate", rate, "from", "2024-01-01",
        "arrete_ref", "ARR");
  }

  private static void trainee(CaseFolder folder, String contract, String halfDays) {
    trainee(folder, contract, contract, halfDays);
  }

  private static void trainee(CaseFolder folder, String id, String contract, String halfDays) {
    folder.row("stagiaire-attestations.csv", "attestation_id", id, "contract_id", contract, "level", "INTERNE", "from", "2024-05-01", "to",
        "2024-10-31", "half_days_per_week", halfDays, "agreement_ref", "CONV", "ministry_notice_ref", "MIN");
  }

  private static void hospital(CaseFolder folder, String contract, String finess) {
    folder.row("hospital-activities.csv", "activity_id", contract, "contract_id", contract, "finess", finess.isEmpty() ? "?" : finess, "from",
        "2024-01-01", "document_ref", "DOC");
  }

  @Test
  void aPriorPaymentOfAContractThatNobodyKnowsIsARejectedRow() {
    CaseFolder folder = new CaseFolder();
    folder.contract("C-1");
    folder.row("prior-payments.csv", "contract_id", "NOPE", "year", "2024", "aif", "1", "rms", "0", "rhp", "0", "mao", "0", "paid_on",
        "2025-03-14");
    Path output = FolderFiles.deleted(HERE.resolve("prior-output"));
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      assertThat(run.annualPayment(folder.write(HERE.resolve("prior")), output).exitCode()).isEqualTo(ExitCode.DONE);
      FolderFiles files = FolderFiles.of(output.resolve("2024/run-1"));
      assertThat(files.text("anomalies.csv")).contains("prior-payments.csv;2;contract_id;UNKNOWN_CONTRACT;NOPE");
      assertThat(Table.of(files.text("entitlements.csv")).row("C-1")).containsEntry("status", "PAYABLE");
    }
  }

  /** What the command told, and the files of its run. */
  private record Paid(String told, FolderFiles files) {}

  private static Paid paid(String name, List<Fault> faults, boolean corrupted) {
    CaseFolder folder = new CaseFolder();
    for (Fault fault : faults) {
      Map<String, String> row = caseOf(folder, fault);
      if (corrupted) {
        fault.corrupt(row);
      }
    }
    Path output = FolderFiles.deleted(HERE.resolve(name + "-output"));
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      CommandLineRun.Answer answer = run.annualPayment(folder.write(HERE.resolve(name)), output);
      assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
      assertThat(run.run("verify", output.resolve("2024/run-1").toString()).exitCode()).as("a warning is no fault").isEqualTo(ExitCode.DONE);
      return new Paid(answer.out(), FolderFiles.of(output.resolve("2024/run-1")));
    }
  }

  /** @return the row that is to be corrupted, which lowers what the contract would get without it */
  private static Map<String, String> caseOf(CaseFolder folder, Fault fault) {
    String contract = fault.contract();
    String rpps = folder.contract(contract).get("rpps");
    return switch (fault.file()) {
      case "contracts.csv" -> folder.contractOf(rpps, contract + "-2");
      case "sectors.csv" -> folder.row("sectors.csv", "rpps", rpps, "convention_code", "0", "optam", "N",
          "from", "2024-07-01", "to", "2024-12-31");
      case "opposable-rates.csv" -> {
        CaseFolder.set(folder.lastRow("sectors.csv"), "convention_code", "3");
        yield folder.row("opposable-rates.csv", "rpps", rpps, "year", "2024", "rate", "50",
            "measured_on", "2025-03-31");
      }
      case "other-contracts.csv" -> folder.row("other-contracts.csv", "rpps", rpps, "scheme", "CAIM",
          "from", "2021-07-01", "to", "2024-06-30");
      case "bank-accounts.csv" -> folder.row("bank-accounts.csv", "rpps", rpps, "caisse", "311",
          "holder", "AUTRE COMPTE", "iban", CaseFolder.iban(900));
      case "holds.csv" -> folder.row("holds.csv", "contract_id", contract, "category", "LITIGE", "reason", "Contrôle",
          "placed_by", "Service", "placed_on", "2025-02-03");
      case "decisions.csv" -> folder.row("decisions.csv", "contract_id", contract, "year", "2024",
          "reason", "PRACTICE_NOT_COORDINATED", "decision", "REFUSE", "decided_by", "Directrice",
          "decided_on", "2025-04-11");
      case "prior-payments.csv" -> folder.row("prior-payments.csv", "contract_id", contract, "year", "2024",
          "aif", "1500", "rms", "0", "rhp", "0", "mao", "0", "paid_on", "2025-03-14");
      default -> throw new IllegalArgumentException(fault.file());
    };
  }
}

package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions as the way out of a hold, through the whole job: one folder with every reason and every decision on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsTest {

  private static final Path HERE = Path.of("target", "decisions");
  private static final List<String> REASONS = List.of(
      "SIGNATURE_DATE_MISSING", "RETROACTIVE_EFFECT", "ZONE_NOT_ELIGIBLE", "PRACTICE_NOT_COORDINATED",
      "CONTRACT_OVERLAP", "INCOMPATIBLE_AID", "SECTOR_UNKNOWN", "SECTOR_OVERLAP", "NOT_CONVENTIONED",
      "OPPOSABLE_RATE_MISSING", "PAYEE_DECEASED", "BANK_ACCOUNT_MISSING", "CAISSE_ACCOUNT_MISSING", "MANUAL_HOLD", "REJECTED_ROW");

  private Table entitlements;
  private FolderFiles output;

  @BeforeAll
  void runOnce() {
    CaseFolder folder = new CaseFolder();
    for (String reason : REASONS) {
      contract(folder, reason, reason + ".alone");
      for (String decision : List.of("PAY", "EXCLUDE_DAYS", "REFUSE")) {
        contract(folder, reason, id(reason, decision));
        decide(folder, id(reason, decision), "2024", reason, decision);
      }
    }
    contract(folder, "RETROACTIVE_EFFECT", "TWO-REASONS");
    CaseFolder.set(folder.lastRow("contracts.csv"), "practice", "NONE");
    decide(folder, "TWO-REASONS", "2024", "RETROACTIVE_EFFECT", "PAY");
    contract(folder, "RETROACTIVE_EFFECT", "OTHER-YEAR");
    decide(folder, "OTHER-YEAR", "2023", "RETROACTIVE_EFFECT", "PAY");
    Path out = FolderFiles.deleted(HERE.resolve("output"));
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      CommandLineRun.Answer answer = run.annualPayment(folder.write(HERE.resolve("input")), out);
      assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    }
    output = FolderFiles.of(out.resolve("2024/run-1"));
    entitlements = Table.of(output.text("entitlements.csv"));
  }

  /** {@code held}: by this reason alone; {@code rejected}: by the reason, and by the decision that may not name it. */
  @ParameterizedTest
  @CsvSource({
    // reason,                PAY,      EXCLUDE_DAYS  because
    "SIGNATURE_DATE_MISSING,  4180.33,  rejected,     306 days from 1 March",
    "RETROACTIVE_EFFECT,      5000.00,  rejected,     the whole year",
    "ZONE_NOT_ELIGIBLE,       5000.00,  rejected,     the whole year",
    "PRACTICE_NOT_COORDINATED,5000.00,  rejected,     the whole year",
    "CONTRACT_OVERLAP,        rejected, 4166.67,      305 days: November and December go to the other contract",
    "INCOMPATIBLE_AID,        5000.00,  2513.66,      184 days without the CAIM",
    "SECTOR_UNKNOWN,          rejected, rejected,     the sector must come",
    "SECTOR_OVERLAP,          rejected, rejected,     the sector must come",
    "NOT_CONVENTIONED,        rejected, 4576.50,      335 days without October",
    "OPPOSABLE_RATE_MISSING,  rejected, rejected,     the rate must come",
    "PAYEE_DECEASED,          3183.06,  rejected,     233 days to 20 August",
    "BANK_ACCOUNT_MISSING,    rejected, rejected,     the account must come",
    "CAISSE_ACCOUNT_MISSING,  rejected, rejected,     the account must come",
    "MANUAL_HOLD,             rejected, rejected,     it is lifted where it was placed",
    "REJECTED_ROW,            rejected, rejected,     the row must be sent again",
  })
  void whatADecisionDoesToAReason(String reason, String pay, String excludeDays, String because) {
    assertOutcome(reason + ".alone", reason, "held", because);
    assertOutcome(id(reason, "PAY"), reason, pay, because);
    assertOutcome(id(reason, "EXCLUDE_DAYS"), reason, excludeDays, because);
    assertThat(entitlements.row(id(reason, "REFUSE"))).as("whatever the reason it names")
        .containsEntry("status", "NOT_ELIGIBLE").containsEntry("reasons", "REFUSED").containsEntry("to_pay", "0.00");
  }

  @ParameterizedTest
  @CsvSource({
    "alone,   HELD,    0.00,   both are held",
    "PAY,     HELD,    0.00,   both are still held",
    "EXCLUDE, PAYABLE, 833.33, the shared days are left to it",
    "REFUSE,  PAYABLE, 833.33, a refused contract shares no day",
  })
  void whatADecisionOnAnOverlapDoesToTheOtherContract(String decision, String status, String toPay, String because) {
    assertThat(entitlements.row("CONTRACT_OVERLAP." + decision + "-2")).as(because)
        .containsEntry("status", status).containsEntry("to_pay", toPay);
  }

  @Test
  void aDecisionLiftsOnlyTheReasonAndTheYearThatItNames() {
    assertOutcome("TWO-REASONS", "PRACTICE_NOT_COORDINATED", "held", "nobody decided about the practice");
    assertOutcome("OTHER-YEAR", "RETROACTIVE_EFFECT", "held", "the decision is of 2023");
  }

  @Test
  void everyDecisionOfTheYearThatCouldBeReadIsListedInTheManifest() {
    String manifest = output.text("run.json").replaceAll("\\s", "");
    assertThat(manifest).contains("\"contract_id\":\"INCOMPATIBLE_AID.EXCLUDE\",\"reason\":\"INCOMPATIBLE_AID\","
            + "\"decision\":\"EXCLUDE_DAYS\",\"document_ref\":\"DEC-2025\",\"decided_by\":\"Directrice\","
            + "\"decided_on\":\"2025-04-11\",\"applied\":true")
        .contains("\"contract_id\":\"REJECTED_ROW.REFUSE\"").doesNotContain("\"contract_id\":\"OTHER-YEAR\"");
  }

  private void assertOutcome(String contract, String reason, String outcome, String because) {
    Map<String, String> row = entitlements.row(contract);
    List<String> reasons = List.of(row.get("reasons").split("\\|"));
    switch (outcome) {
      case "held" -> {
        assertThat(row).as(contract + ": " + because).containsEntry("status", "HELD").containsEntry("to_pay", "0.00");
        assertThat(reasons).as(contract).containsExactly(reason);
      }
      case "rejected" -> {
        assertThat(row).as(contract + ": " + because).containsEntry("status", "HELD").containsEntry("to_pay", "0.00");
        assertThat(reasons).as(contract).contains(reason, "REJECTED_ROW").hasSizeLessThanOrEqualTo(2);
      }
      default -> assertThat(row).as(contract + ": " + because)
          .containsEntry("status", "PAYABLE").containsEntry("reasons", "").containsEntry("to_pay", outcome);
    }
  }

  private static String id(String reason, String decision) {
    return reason + "." + decision.replace("_DAYS", "");
  }

  private static void decide(CaseFolder folder, String contract, String year, String reason, String decision) {
    folder.row("decisions.csv", "contract_id", contract, "year", year, "reason", reason, "decision", decision,
        "document_ref", "DEC-2025", "decided_by", "Directrice", "decided_on", "2025-04-11");
  }

  /** A contract that has this reason and no other. */
  private static void contract(CaseFolder folder, String reason, String id) {
    Map<String, String> contract = folder.contract(id);
    String rpps = contract.get("rpps");
    Map<String, String> sector = folder.lastRow("sectors.csv");
    switch (reason) {
      case "SIGNATURE_DATE_MISSING" -> {
        CaseFolder.set(contract, "ars_signed_on", "");
        CaseFolder.set(contract, "effective_on", "2024-03-01");
      }
      case "RETROACTIVE_EFFECT" -> {
        CaseFolder.set(contract, "ars_signed_on", "2024-04-10");
        CaseFolder.set(contract, "effective_on", "2024-01-01");
      }
      case "ZONE_NOT_ELIGIBLE" -> CaseFolder.set(contract, "commune", "31902");
      case "PRACTICE_NOT_COORDINATED" -> CaseFolder.set(contract, "practice", "NONE");
      case "CONTRACT_OVERLAP" -> CaseFolder.set(folder.contractOf(rpps, id + "-2"), "ars_signed_on", "2024-11-01");
      case "INCOMPATIBLE_AID" ->
          folder.row("other-contracts.csv", "rpps", rpps, "scheme", "CAIM", "from", "2021-07-01", "to", "2024-06-30");
      case "SECTOR_UNKNOWN" -> CaseFolder.set(sector, "from", "2024-03-01");
      case "SECTOR_OVERLAP" -> folder.row("sectors.csv", "rpps", rpps, "convention_code", "2", "from", "2024-03-01");
      case "NOT_CONVENTIONED" -> {
        CaseFolder.set(sector, "to", "2024-09-30");
        folder.row("sectors.csv", "rpps", rpps, "convention_code", "0", "from", "2024-10-01", "to", "2024-10-31");
        folder.row("sectors.csv", "rpps", rpps, "convention_code", "1", "from", "2024-11-01");
      }
      case "OPPOSABLE_RATE_MISSING" -> CaseFolder.set(sector, "convention_code", "3");
      case "PAYEE_DECEASED" -> {
        CaseFolder.set(contract, "end_reason", "DEATH");
        CaseFolder.set(contract, "end_event_on", "2024-08-20");
      }
      case "BANK_ACCOUNT_MISSING" -> folder.removeLastRow("bank-accounts.csv");
      case "CAISSE_ACCOUNT_MISSING" -> CaseFolder.set(contract, "caisse", "091");
      case "MANUAL_HOLD" -> folder.row("holds.csv", "contract_id", id, "category", "LITIGE", "reason", "Contrôle",
          "placed_by", "Service", "placed_on", "2025-02-03");
      case "REJECTED_ROW" ->
          folder.row("other-contracts.csv", "rpps", rpps, "scheme", "CAIM", "from", "2021-07-01", "to", "2024-06-31");
      default -> throw new IllegalArgumentException(reason);
    }
  }
}

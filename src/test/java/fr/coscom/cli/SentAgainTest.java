package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Transfers that do not arrive, from the order to the executed second transfer, through the real commands: C-ALIVE whose account is
 * closed (AC04), C-DEAD of whom the bank says that he died (MD07), C-FINE who is paid at once. Each is worth 5 000.00 €.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SentAgainTest {

  private static final String FIRST = "CPAM311-COSCOM-2024-20250515-0001";
  private static final String SECOND = "CPAM311-COSCOM-2024-20250609-0002";
  private static final String THIRD = "CPAM311-COSCOM-2024-20250625-0003";
  private static final String ALIVE = "COSCOM24-311-000000001";
  private static final String DEAD = "COSCOM24-311-000000002";

  @TempDir static Path folder;
  private YearAtTheBank year;
  private BankAnswers bank;

  @BeforeAll
  void payTheYear() {
    year = YearAtTheBank.fresh(FolderFiles.deleted(Path.of("target", "sent-again")));
    bank = new BankAnswers(folder, CaseFolder.iban(0));
    CaseFolder input = new CaseFolder();
    List.of("C-ALIVE", "C-DEAD", "C-FINE").forEach(input::contract);
    year.annualPayment(input.write(folder.resolve("2024")));
    year.release("2025-05-06", "2024-1");
  }

  @AfterAll
  void close() {
    year.close();
  }

  @Test
  @Order(1)
  void whatTheBankRejectsIsStillOrderedAndWaits() {
    assertThat(year.bank("2024-1")).isEqualTo("1500000 = 0 + 0 + 0 + 1500000, 0 again");
    year.reconcile("2025-05-16", bank.rejections("P1", FIRST, ALIVE + " AC04 5000.00", DEAD + " MD07 5000.00"));
    year.reconcile("2025-05-16", bank.debit("N1", FIRST, 1, "5000.00"));
    assertThat(year.bank("2024-1")).isEqualTo("1500000 = 500000 + 1000000 + 0 + 0, 0 again");
    assertThat(year.on("2025-05-16").run("status").out()).contains(ALIVE + " (C-ALIVE, 5 000,00 €, rejeté AC04)", "BANK_ANSWER_MD07");
  }

  @Test
  @Order(2)
  void aNewAccountSendsTheClosedOneAgainAndTheDeadOneWaitsForADecision() {
    Answer done = year.reprocess("2025-06-02", accounts("new"));
    assertThat(done.out()).contains("À virer de nouveau").doesNotContain("Rien à payer ni à récupérer");
    FolderFiles files = year.files("2024-2");
    Table entitlements = Table.of(files.text("entitlements.csv"));
    assertThat(entitlements.row("C-ALIVE")).containsAllEntriesOf(Map.of(
        "already_ordered", "5000.00", "to_pay", "0.00", "to_recover", "0.00", "reissued", "5000.00"));
    assertThat(entitlements.row("C-DEAD")).containsEntry("reissued", "0.00").containsEntry("to_pay", "0.00");
    balances("2024-2", entitlements);
    assertThat(Table.of(files.text("payments/payment-orders.csv")).rows()).singleElement().satisfies(row ->
        assertThat(row).containsAllEntriesOf(Map.of("end_to_end_id", ALIVE + "-R1", "contract_id", "C-ALIVE", "amount", "5000.00")));
    assertThat(files.names(".xml")).containsExactly("payments/SCT_CPAM311_COSCOM_2024_20250609_0002.xml");
    assertThat(files.text("payments/SCT_CPAM311_COSCOM_2024_20250609_0002.xml")).contains("<EndToEndId>" + ALIVE + "-R1</EndToEndId>",
        "<IBAN>" + CaseFolder.iban(91) + "</IBAN>", "<MsgId>" + SECOND + "</MsgId>");
  }

  @Test
  @Order(3)
  void thePapersSayThatItIsNoNewExpense() {
    FolderFiles files = year.files("2024-2");
    assertThat(files.text("accounting.csv").lines()).as("the charge is that of 2024-1").hasSize(1);
    assertThat(files.text("recoveries.csv").lines()).hasSize(1);
    assertThat(files.text("payments/bordereau-311.html")).contains("déjà imputés par un ordre antérieur", "pas une dépense nouvelle",
        ALIVE + "-R1", "2024-1", "rejeté le 16/05/2025").doesNotContain(CaseFolder.iban(91));
    assertThat(files.text("report.html")).contains("Virements envoyés de nouveau", ALIVE + "-R1", "pas une dépense nouvelle")
        .doesNotContain(DEAD + "-R1");
    JsonNode totals = year.manifest("2024-2").get("totals");
    assertThat(totals.get("reissued_cents").asLong()).isEqualTo(500_000);
    assertThat(totals.get("to_pay_cents").asLong()).isZero();
    assertThat(totals.get("ordered_now").get("total_cents").asLong()).isZero();
    Answer explained = year.run().run("explain", "C-ALIVE", "--year", "2024");
    assertThat(explained.out().replaceAll("\\s+", " ")).contains("envoyé de nouveau sous la référence " + ALIVE + "-R1",
        "rejeté par la banque le 16/05/2025");
    assertThat(year.run().run("explain", "C-ALIVE", "--year", "2024", "--format", "json").out())
        .contains("\"endToEndId\" : \"" + ALIVE + "-R1\"");
    assertThat(year.run().run("compare", "2024-1", "2024-2", "--lang", "en").out().replaceAll("\\s+", " "))
        .contains("3 contracts compared, 2 without a difference", "answer of the bank: “—” becomes “MD07 2025-05-16”");
  }

  @Test
  @Order(4)
  void theAuditorsContractsCountItApartSoThatTheyMeetTheFiles() {
    year.done("2025-06-02", "audit-report", "--year", "2024", "--output", folder.toString());
    FolderFiles set = FolderFiles.of(folder.resolve("2024/audit-2024-2-20250602-090000"));
    Table contracts = Table.of(set.text("tables/contracts.csv"));
    assertThat(contracts.row("C-ALIVE")).containsEntry("to_pay", "0.00").containsEntry("reissued", "5000.00");
    assertThat(contracts.row("C-DEAD")).containsEntry("reissued", "0.00");
    assertThat(contracts.sum("to_pay").add(contracts.sum("reissued")))
        .isEqualTo(Table.of(year.files("2024-2").text("payments/payment-orders.csv")).sum("amount"));
    assertThat(Table.of(set.text("tables/tests.csv")).column("difference")).containsOnly("0.00", "0", "");
  }

  @Test
  @Order(5)
  void theSecondTransferIsSignedShownAsAnotherAccountAndExecuted() {
    year.sign("2025-06-03", "approve", "2024-2");
    Answer early = year.on("2025-06-03").run("release", "2024-2", "--sha256", year.digest("2024-2"), "--operator", "comptable");
    assertThat(early.exitCode()).as("the new account came the day before").isEqualTo(ExitCode.REFUSED);
    assertThat(early.err()).contains("C-ALIVE", "2025-06-02", "à partir du 2025-06-04").doesNotContain(CaseFolder.iban(91));
    assertThat(year.sign("2025-06-04", "release", "2024-2").out()).as("the control of accounts").containsSubsequence(
        "caisse 311 : 1 ; premiers virements : 0", "C-ALIVE : ", " → ", "(dernier virement le 2025-05-15 ; virement " + ALIVE + "-R1)");
    assertThat(year.bank("2024-1")).isEqualTo("1500000 = 500000 + 1000000 + 0 + 0, 500000 again");
    assertThat(year.bank("2024-2")).isEqualTo("500000 = 0 + 0 + 0 + 500000, 0 again");
    year.reconcile("2025-06-10", bank.debit("N2", SECOND, 1, "5000.00"));
    assertThat(year.bank("2024-2")).isEqualTo("500000 = 500000 + 0 + 0 + 0, 0 again");
    assertThat(FolderFiles.of(year.folder("2024-1")).text("reconciliation.html")).contains(ALIVE + "-R1", "exécuté");
  }

  @Test
  @Order(6)
  void aNamedDecisionSendsTheDeadOnesMoneyToTheEstateAndStandsInTheReport() {
    CaseFolder input = new CaseFolder();
    input.row("decisions.csv", "contract_id", "C-DEAD", "year", "2024", "reason", "BANK_ANSWER_MD07", "decision", "PAY", "document_ref",
        "NOT-7", "decided_by", "Mme le directeur", "decided_on", "2025-06-15");
    year.reprocess("2025-06-20", input.write(folder.resolve("decision")), "remplaçante");
    Table entitlements = Table.of(year.files("2024-3").text("entitlements.csv"));
    assertThat(entitlements.row("C-DEAD")).containsEntry("reissued", "5000.00");
    assertThat(entitlements.row("C-ALIVE")).as("it never goes out a third time").containsEntry("reissued", "0.00");
    balances("2024-3", entitlements);
    assertThat(year.files("2024-3").text("report.html")).contains("BANK_ANSWER_MD07", "Mme le directeur", "NOT-7", DEAD + "-R1");
    assertThat(year.files("2024-3").text("payments/bordereau-311.html")).contains("BANK_ANSWER_MD07", "Mme le directeur");
    JsonNode decision = year.manifest("2024-3").get("decisions").get(0);
    assertThat(decision.get("reason").asString() + " " + decision.get("applied").asBoolean()).isEqualTo("BANK_ANSWER_MD07 true");
    Answer refused = year.on("2025-06-20").run("approve", "2024-3", "--sha256", year.digest("2024-3"), "--operator", "Operations");
    assertThat(refused.exitCode()).as("R05: who brought the account in 2024-2").isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("a enregistré le compte");
    year.release("2025-06-20", "2024-3");
    year.reconcile("2025-06-26", bank.debit("N3", THIRD, 1, "5000.00"));
    assertThat(year.bank("2024-1")).isEqualTo("1500000 = 500000 + 1000000 + 0 + 0, 1000000 again");
    assertThat(year.bank("2024-3")).as("all that is due was executed once").isEqualTo("500000 = 500000 + 0 + 0 + 0, 0 again");
  }

  @Test
  @Order(7)
  void aReturnAYearLaterStillReopensTheLineAndTheNextCorrectionSendsItAgain() {
    year.reconcile("2026-06-12", bank.returned("N4", SECOND, ALIVE + "-R1", "5000.00", "AC04", "2026-06-12"));
    assertThat(year.bank("2024-2")).as("R07").isEqualTo("500000 = 0 + 0 + 500000 + 0, 0 again");
    CaseFolder input = new CaseFolder();
    input.row("bank-accounts.csv", "rpps", CaseFolder.rpps(1), "holder", "EXEMPLE 1", "iban", CaseFolder.iban(93));
    year.reprocess("2026-06-15", input.write(folder.resolve("late")));
    assertThat(Table.of(year.files("2024-4").text("payments/payment-orders.csv")).column("end_to_end_id")).containsExactly(ALIVE + "-R2");
    assertThat(year.files("2024-4").text("payments/bordereau-311.html")).contains(ALIVE + "-R1", "retourné le 12/06/2026");
    year.release("2026-06-17", "2024-4");
  }

  @Test
  @Order(8)
  void everyFolderCanBeMadeAgainByteForByte() {
    for (String name : List.of("2024-1", "2024-2", "2024-3", "2024-4")) {
      year.done("2026-07-01", "verify", year.folder(name).toString());
    }
  }

  /** The payment files of a run sum to what it pays and what it sends again, and all its controls hold. */
  private void balances(String name, Table entitlements) {
    BigDecimal files = Table.of(year.files(name).text("payments/payment-orders.csv")).sum("amount");
    assertThat(files).isEqualTo(entitlements.sum("to_pay").add(entitlements.sum("reissued")));
    year.manifest(name).get("controls").forEach(control -> assertThat(control.get("holds").asBoolean()).as(control.toString()).isTrue());
  }

  private Path accounts(String name) {
    CaseFolder input = new CaseFolder();
    input.row("bank-accounts.csv", "rpps", CaseFolder.rpps(1), "holder", "EXEMPLE 1", "iban", CaseFolder.iban(91));
    input.row("bank-accounts.csv", "rpps", CaseFolder.rpps(2), "holder", "SUCCESSION EXEMPLE 2", "iban", CaseFolder.iban(92), "payee_kind",
        "ESTATE");
    return input.write(folder.resolve(name));
  }
}

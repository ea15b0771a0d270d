package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/**
 * Nothing more is ordered to an account that the bank refused, neither a rappel nor the next year: C-CLOSED whose account is closed
 * (AC04), C-DEAD of whom the bank says that he died (MD07), C-FINE who is paid at once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusedAccountTest {

  private static final String FIRST = "CPAM311-COSCOM-2024-20250515-0001";

  @TempDir static Path folder;
  private YearAtTheBank year;
  private BankAnswers bank;

  @BeforeAll
  void payTheYearAndHearTheBank() {
    year = YearAtTheBank.fresh(FolderFiles.deleted(Path.of("target", "refused-account")));
    bank = new BankAnswers(folder, CaseFolder.iban(0));
    year.annualPayment(contracts().write(folder.resolve("2024")));
    year.release("2025-05-06", "2024-1");
    year.reconcile("2025-05-16", bank.rejections("P1", FIRST,
        "COSCOM24-311-000000001 AC04 5000.00", "COSCOM24-311-000000002 MD07 5000.00"));
  }

  @AfterAll
  void close() {
    year.close();
  }

  private static CaseFolder contracts() {
    CaseFolder input = new CaseFolder();
    List.of("C-CLOSED", "C-DEAD", "C-FINE").forEach(input::contract);
    return input;
  }

  @Test
  @Order(1)
  void aRappelIsHeldAndThePapersSayWhatTheBankAnswered() {
    CaseFolder late = CaseFolder.empty();
    for (String contract : List.of("C-CLOSED", "C-DEAD", "C-FINE")) {
      late.row("hospital-activities.csv", "activity_id", "H-" + contract, "contract_id", contract, "finess", "310000001", "from", "2024-01-01",
          "to", "2024-12-31", "document_ref", "CTR");
    }
    year.reprocess("2025-06-02", late.write(folder.resolve("late")));
    Table entitlements = entitlements("2024-2");
    for (String contract : List.of("C-CLOSED", "C-DEAD")) {
      assertThat(entitlements.row(contract)).containsAllEntriesOf(Map.of("status", "HELD", "reasons", "BANK_ACCOUNT_MISSING",
          "rhp", "1250.00", "to_pay", "0.00", "reissued", "0.00", "to_recover", "0.00"));
    }
    assertThat(entitlements.row("C-FINE")).containsEntry("status", "PAYABLE").containsEntry("to_pay", "1250.00");
    assertThat(year.files("2024-2").text("anomalies.csv")).contains(
        ";iban;ACCOUNT_REFUSED;AC04 2025-05-16;", ";iban;ACCOUNT_REFUSED;MD07 2025-05-16;");
    assertThat(year.run().run("explain", "C-CLOSED", "--year", "2024").out().replaceAll("\\s+", " "))
        .contains("La banque a refusé ce compte le 16/05/2025 (code AC04)");
    assertThat(letter("C-CLOSED")).contains("La banque a refusé le 16", "compte clos (code AC04)", "Envoyez à la caisse le relevé",
        "Vérifiez avec la caisse le relevé", "Dont non arrivé à destination", "ce qui reste dû est versé")
        .doesNotContain("examine", "rien de plus");
    assertThat(letter("C-DEAD")).as("no account helps").contains("bénéficiaire décédé (code MD07)", "prendra contact avec la succession",
        "n'a pas encore été envoyé de nouveau. La banque indique le décès du bénéficiaire", "Docteur Exemple, ou sa succession", "Madame, Monsieur,")
        .doesNotContain("relevé", "votre compte", "Docteur,");
    everyPaperSaysOfTheDeadOneWhatTheBankSaid();
    year.release("2025-06-05", "2024-2");
  }

  /** Nobody is told to ask a dead doctor for an account. */
  private void everyPaperSaysOfTheDeadOneWhatTheBankSaid() {
    String refused = "La banque a refusé un virement à ce médecin : bénéficiaire décédé (code MD07).";
    String next = "Chercher la succession, décider, puis enregistrer le compte de la succession.";
    assertThat(plain(year.run().run("explain", "C-DEAD", "--year", "2024").out())).contains(refused, "Que faire : " + next,
        "La décision s'envoie par decisions.csv, motif BANK_ANSWER_MD07").doesNotContain("Demander au médecin", "n'est pas connu");
    assertThat(plain(year.files("2024-2").text("report.html"))).contains(refused, next, "virement refusé par la banque (bénéficiaire décédé)",
        "MD07 : bénéficiaire décédé", "une décision. " + next, "AC04 : compte clos", "un autre compte. Demander un nouveau RIB au médecin.")
        .doesNotContain("Le compte bancaire du médecin n'est pas connu.", "BANK_ANSWER");
    assertThat(plain(year.files("2024-2").text("payments/bordereau-311.html"))).contains(refused);
    year.done("2025-06-03", "audit-report", "--year", "2024", "--output", folder.resolve("audit").toString());
    FolderFiles tables = FolderFiles.of(folder.resolve("audit/2024/audit-2024-2-20250603-090000/tables"));
    assertThat(Table.of(tables.text("held.csv")).row("C-DEAD")).containsEntry("why", refused).containsEntry("next", next);
    assertThat(Table.of(tables.text("transfers.csv")).row("COSCOM24-311-000000002")).containsEntry("reason_codes", "MD07")
        .containsEntry("bank_meaning", "MD07 : bénéficiaire décédé");
  }

  private static String plain(String text) {
    return text.replaceAll("<[^>]*>", " ").replaceAll("[\\s\u00A0]+", " ");
  }

  private String letter(String contract) {
    Path letters = folder.resolve(contract);
    year.done("2025-06-03", "statement", contract, "--year", "2024", "--output", letters.toString(), "--format", "html");
    FolderFiles files = FolderFiles.of(letters);
    return files.text(files.names(".html").get(0)).replaceAll("[\\s\u00a0\u202f]+", " ").replace("&#39;", "'").replace('’', '\'');
  }

  @Test
  @Order(2)
  void anotherAccountIsEnoughForTheClosedOneTheDeadOneWaitsForADecisionToo() {
    CaseFolder accounts = CaseFolder.empty();
    accounts.row("bank-accounts.csv", "rpps", CaseFolder.rpps(1), "holder", "EXEMPLE 1", "iban", CaseFolder.iban(91));
    accounts.row("bank-accounts.csv", "rpps", CaseFolder.rpps(2), "holder", "SUCCESSION", "iban", CaseFolder.iban(92), "payee_kind", "ESTATE");
    year.reprocess("2025-06-20", accounts.write(folder.resolve("accounts")));
    assertThat(entitlements("2024-3").row("C-CLOSED")).containsAllEntriesOf(
        Map.of("status", "PAYABLE", "to_pay", "1250.00", "reissued", "5000.00"));
    assertThat(entitlements("2024-3").row("C-DEAD")).containsEntry("reasons", "BANK_ACCOUNT_MISSING").containsEntry("to_pay", "0.00");
    assertThat(year.run().run("compare", "2024-2", "2024-3").out().replaceAll("\\s+", " "))
        .contains("réponse de la banque : « AC04 2025-05-16 » devient « — »")
        .doesNotContain("autre version du programme", "bank_answer");
    year.release("2025-06-24", "2024-3");
  }

  @Test
  @Order(3)
  void theDecisionAboutTheDeadOneOpensHisAccount() {
    CaseFolder decision = CaseFolder.empty();
    decision.row("decisions.csv", "contract_id", "C-DEAD", "year", "2024", "reason", "BANK_ANSWER_MD07", "decision", "PAY", "document_ref",
        "NOT-7", "decided_by", "Mme le directeur", "decided_on", "2025-06-25");
    year.reprocess("2025-07-01", decision.write(folder.resolve("decision")));
    assertThat(entitlements("2024-4").row("C-DEAD")).containsAllEntriesOf(
        Map.of("status", "PAYABLE", "to_pay", "1250.00", "reissued", "5000.00"));
    year.release("2025-07-01", "2024-4");
  }

  @Test
  @Order(4)
  void theNextYearDoesNotGoBackToTheClosedAccount() {
    Path input = contracts().write(folder.resolve("2025"));
    year.done("2026-05-04", "annual-payment", "--year", "2025", "--input", input.toString(), "--output", year.output().toString(),
        "--operator", "operations");
    Table entitlements = Table.of(FolderFiles.of(year.output().resolve("2025/run-1")).text("entitlements.csv"));
    assertThat(entitlements.row("C-CLOSED")).as("the file brings the old IBAN again").containsEntry("status", "HELD")
        .containsEntry("reasons", "BANK_ACCOUNT_MISSING").containsEntry("to_pay", "0.00");
    assertThat(entitlements.row("C-DEAD")).containsEntry("reasons", "BANK_ACCOUNT_MISSING");
    assertThat(entitlements.row("C-FINE")).containsEntry("to_pay", "5000.00");
  }

  @Test
  @Order(5)
  void answersThatCameAfterARunChangeNothingOfIt() {
    for (String name : List.of("2024-1", "2024-2", "2024-3", "2024-4")) {
      year.done("2026-06-01", "verify", year.folder(name).toString());
    }
  }

  private Table entitlements(String name) {
    year.manifest(name).get("controls").forEach(control -> assertThat(control.get("holds").asBoolean()).as(control.toString()).isTrue());
    return Table.of(year.files(name).text("entitlements.csv"));
  }
}

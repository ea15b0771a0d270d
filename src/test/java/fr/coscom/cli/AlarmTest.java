package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bank rejects a transfer of 5 000.00 €, a correction sends it again, and only then the bank says that the first had been paid
 * after all: signed now, the second would pay twice.
 */
class AlarmTest {

  private static final String FIRST = "CPAM311-COSCOM-2024-20250515-0001";
  private static final String TRANSFER = "COSCOM24-311-000000001";

  @TempDir Path folder;

  @Test
  void whatTheBankContradictsBeforeTheReleaseIsNotSentAgain() {
    try (YearAtTheBank year = YearAtTheBank.fresh(FolderFiles.deleted(Path.of("target", "alarm")))) {
      BankAnswers bank = new BankAnswers(folder, CaseFolder.iban(0));
      CaseFolder input = new CaseFolder();
      input.contract("C-ALIVE");
      year.annualPayment(input.write(folder.resolve("2024")));
      year.release("2025-05-06", "2024-1");
      year.reconcile("2025-05-16", bank.rejections("P1", FIRST, TRANSFER + " AC04 5000.00"));
      CaseFolder account = new CaseFolder();
      account.row("bank-accounts.csv", "rpps", CaseFolder.rpps(1), "holder", "EXEMPLE 1", "iban", CaseFolder.iban(91));
      year.reprocess("2025-06-02", account.write(folder.resolve("new")));
      year.sign("2025-06-03", "approve", "2024-2");

      year.reconcile("2025-06-03", bank.returned("N1", FIRST, TRANSFER, "5000.00", "AC04", "2025-06-03"));

      String status = year.on("2025-06-04").run("status").out();
      assertThat(status).as("the command that would be refused is not proposed").doesNotContain("coscom release")
          .contains("arrêté par une réponse de la banque : " + TRANSFER, "coscom discard 2024-2 --reason TEXTE --operator NOM");
      assertThat(year.on("2025-06-04").run("status", "--format", "json").out()).contains("\"rule\" : \"sign_alarm\"", "\"awaits\" : null");
      Answer released = year.on("2025-06-04").run("release", "2024-2", "--sha256", year.digest("2024-2"), "--operator", "comptable");
      assertThat(released.exitCode()).as(released.out() + released.err()).isEqualTo(ExitCode.REFUSED);
      assertThat(released.err()).contains(TRANSFER, "réponse contradictoire", "coscom discard 2024-2");
      assertThat(year.folder("2024-2").resolve("released")).doesNotExist();
      year.done("2025-06-04", "discard", "2024-2", "--reason", "la banque se contredit", "--operator", "operations");
      Answer again = year.reprocess("2025-06-05", account.write(folder.resolve("again")));
      assertThat(again.out()).as("it waits for a decision now").doesNotContain("À virer de nouveau", "est déjà ordonné")
          .contains("Rien à payer ni à récupérer maintenant : aucun fichier de virements n'est écrit. En attente : 0,00 € de contrats, 1 virement non abouti.");
    }
  }
}

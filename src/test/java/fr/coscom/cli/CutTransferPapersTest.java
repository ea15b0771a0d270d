package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 5 000.00 € did not arrive (AC04), and the doctor had resigned on 1 July 2024: 2 486.34 € go out, nothing is claimed back. */
class CutTransferPapersTest {

  private static final String FIRST = "CPAM311-COSCOM-2024-20250515-0001";
  private static final String TRANSFER = "COSCOM24-311-000000001";

  @TempDir Path folder;

  /** With plain blanks and apostrophes. */
  private static String read(String html) {
    return html.replaceAll("[\\s\u00a0\u202f]+", " ").replace("&#39;", "'").replace('’', '\'');
  }

  /** {@code |a cell|another|}. */
  private static String cells(String html) {
    return read(html).replaceAll("<[^>]+>", "|").replaceAll("[| ]+\\|", "|");
  }

  @Test
  void whatIsDueGoesOutAndThePapersClaimNothing() {
    try (YearAtTheBank year = YearAtTheBank.fresh(FolderFiles.deleted(Path.of("target", "cut-transfer")))) {
      CaseFolder input = new CaseFolder();
      input.contract("C-CUT");
      input.contract("C-FINE");
      year.annualPayment(input.write(folder.resolve("2024")));
      year.release("2025-05-06", "2024-1");
      BankAnswers bank = new BankAnswers(folder, CaseFolder.iban(0));
      year.reconcile("2025-05-16", bank.rejections("P1", FIRST, TRANSFER + " AC04 5000.00"));
      CaseFolder cut = CaseFolder.empty();
      CaseFolder.set(cut.contractOf(CaseFolder.rpps(1), "C-CUT"), "end_reason", "RESIGNATION");
      CaseFolder.set(cut.lastRow("contracts.csv"), "end_event_on", "2024-07-01");
      cut.row("bank-accounts.csv", "rpps", CaseFolder.rpps(1), "holder", "EXEMPLE 1", "iban", CaseFolder.iban(91));
      year.reprocess("2025-06-02", cut.write(folder.resolve("cut")));

      FolderFiles files = year.files("2024-2");
      Table entitlements = Table.of(files.text("entitlements.csv"));
      assertThat(entitlements.row("C-CUT")).containsAllEntriesOf(Map.of("total", "2486.34", "already_ordered", "5000.00", "to_pay", "0.00",
          "to_recover", "2513.66", "reissued", "2486.34"));
      Table orders = Table.of(files.text("payments/payment-orders.csv"));
      assertThat(orders.row(TRANSFER + "-R1")).containsEntry("amount", "2486.34");
      assertThat(orders.sum("amount")).isEqualTo(entitlements.sum("to_pay").add(entitlements.sum("reissued")));
      year.manifest("2024-2").get("controls").forEach(control -> assertThat(control.get("holds").asBoolean()).as(control.toString()).isTrue());
      assertThat(files.text("report.html")).contains("jamais arrivé, rien à rembourser");
      year.done("2025-06-02", "statement", "C-CUT", "--year", "2024", "--output", folder.resolve("letter").toString(), "--format", "html");
      FolderFiles letter = FolderFiles.of(folder.resolve("letter"));
      assertThat(read(letter.text(letter.names(".html").get(0))))
          .contains("Ordonné et jamais arrivé, repris par la caisse",
              "Le virement de 5 000,00 € prévu le 15/05/2025 n'est pas arrivé à destination. Sur cette somme, 2 486,34 € vous restent dus"
                  + " et sont envoyés de nouveau le 09/06/2025",
              "Le reste, 2 513,66 €, n'est plus dû pour cette année : il n'est pas renvoyé.")
          .doesNotContain("la même somme");
      assertThat(cells(files.text("payments/bordereau-311.html")))
          .contains("|rejeté le 16/05/2025|5 000,00 €|2 486,34 €|");
      assertThat(cells(files.text("report.html")))
          .contains("|rejeté|16/05/2025|5 000,00|2 486,34|");

      year.release("2025-06-04", "2024-2");
      assertThat(year.bank("2024-2")).isEqualTo("248634 = 0 + 0 + 0 + 248634, 0 again");
      year.reconcile("2025-06-10", bank.debit("N2", "CPAM311-COSCOM-2024-20250609-0002", 1, "2486.34"));
      assertThat(cells(year.files("2024-1").text("reconciliation.html"))).contains(
          "|" + TRANSFER + "|C-CUT|5 000,00|2 486,34|" + TRANSFER + "-R1|2024-2|exécuté|");
      year.done("2025-06-10", "verify", year.folder("2024-1").toString());
      year.done("2025-06-10", "verify", year.folder("2024-2").toString());
      year.done("2025-06-10", "audit-report", "--year", "2024", "--output", folder.resolve("audit").toString());
    }
  }
}

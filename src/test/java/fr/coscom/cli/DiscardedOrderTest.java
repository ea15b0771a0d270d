package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of one caisse is discarded out of a correction; the year goes on, and nothing is ordered or claimed twice. */
class DiscardedOrderTest {

  @TempDir Path folder;

  @Test
  void whatItPaidGoesOutInTheNextCorrectionAndWhatIsClaimedIsClaimedOnce() throws IOException {
    try (YearAtTheBank year = YearAtTheBank.fresh(FolderFiles.deleted(Path.of("target", "discarded-order")))) {
      BankAnswers bank = new BankAnswers(folder, CaseFolder.iban(0));
      year.annualPayment(paid().write(folder.resolve("2024")));
      year.release("2025-05-06", "2024-1");
      year.reconcile("2025-05-16",
          bank.rejections("P1", "CPAM311-COSCOM-2024-20250515-0001", "COSCOM24-311-000000001 AC04 5000.00",
              "COSCOM24-311-000000003 AC04 5000.00"));

      year.reprocess("2025-06-02", corrected().write(folder.resolve("corrections")));
      Table second = Table.of(year.files("2024-2").text("entitlements.csv"));
      assertThat(second.row("C-LATE")).containsEntry("to_pay", "5000.00");
      assertThat(second.row("C-LESS")).containsEntry("to_recover", "1270.49");
      assertThat(second.row("C-FAILED")).containsEntry("reissued", "5000.00");
      assertThat(second.row("C-GONE")).as("no longer due").containsEntry("reissued", "0.00").containsEntry("to_recover", "5000.00");
      assertThat(Table.of(year.files("2024-2").text("recoveries.csv")).column("reason")).as("the doctor never had the money")
          .containsExactly("TRANSFER_FAILED|WITHDRAWN", "PAYABLE");
      assertThat(letter(year, "C-GONE")).contains("À verser maintenant 0,00 €",
          "Ordonné et jamais arrivé, repris par la caisse 5 000,00 €", "rien ne vous est réclamé pour elle").doesNotContain("Somme réclamée");
      Table booked = Table.of(year.files("2024-2").text("accounting.csv"));
      assertThat(booked.rows().stream().map(row -> String.join(";", row.values()))).containsExactly("311;1646;2024;INDU;6270.49",
          "311;1646;2024;RAPPEL;5000.00", "331;1646;2024;RAPPEL;5000.00");
      assertThat(year.done("2025-06-02", "discard", "2024-2", "--caisse", "311", "--reason", "compte de la caisse en doute", "--operator",
          "x").out()).as("C-LATE alone was ordered").contains("run-2/accounting.csv", "caisse 311", "contrepasser", "1646 5000.00 (euros");
      explained(year);
      year.release("2025-06-03", "2024-2");
      assertThat(year.bank("2024-1")).as("the failure is back").isEqualTo("2000000 = 0 + 1000000 + 0 + 1000000, 0 again");
      year.done("2025-06-03", "verify", year.folder("2024-2").toString());
      assertThat(letter(year, "C-LESS")).as("the claim stands though the order of its caisse was thrown away")
          .contains("1 270,49", "Somme réclamée").doesNotContain("PROJET");

      year.reprocess("2025-06-10", nothing().write(folder.resolve("again")));
      Table third = Table.of(year.files("2024-3").text("entitlements.csv"));
      assertThat(third.row("C-LATE")).containsEntry("to_pay", "5000.00").containsEntry("already_ordered", "0.00");
      assertThat(third.row("C-LESS")).as("the debt of 2024-2 stands, there is no second").containsAllEntriesOf(
          Map.of("to_pay", "0.00", "to_recover", "0.00", "already_ordered", "3729.51"));
      assertThat(third.row("C-FAILED")).containsEntry("reissued", "5000.00");
      assertThat(third.row("C-OTHER")).containsEntry("to_pay", "0.00").containsEntry("already_ordered", "5000.00");
      assertThat(Table.of(year.files("2024-3").text("payments/payment-orders.csv")).column("end_to_end_id"))
          .containsExactly("COSCOM24-311-000000001-R2", "COSCOM24-311-000000008");
      assertThat(year.files("2024-3").text("accounting.csv")).as("booked once").contains("311;1646;2024;RAPPEL;5000.00")
          .doesNotContain("INDU", "331");
      String mark = "2024-2 : l'ordre de la caisse 311 a été écarté le 02/06/2025 par x (motif : compte de la caisse en doute), soit 2 "
          + "virements, 10 000,00 € : rien n'en est parti.";
      assertThat(text(year, "compare", "2024-2", "2024-3")).containsOnlyOnce(mark);
      assertThat(text(year, "compare", "2024-1", "2024-2")).containsOnlyOnce(mark);
      assertThat(text(year, "compare", "2024-1", "2024-3")).doesNotContain("écarté");
      assertThat(text(year, "compare", "2024-2", "2024-2", "--format", "json")).contains("\"run\" : \"2024-2\", \"caisse\" : \"311\"")
          .contains("\"on\" : \"2025-06-02\"", "\"transfers\" : 2", "\"cents\" : 1000000");
      year.release("2025-06-11", "2024-3");
      for (String name : List.of("2024-1", "2024-2", "2024-3")) {
        year.done("2025-07-01", "verify", year.folder(name).toString());
      }
    }
  }

  /** What of the discarded order concerns a contract, and what stands beside it. */
  private static void explained(YearAtTheBank year) {
    String discarded = "L'ordre de la caisse 311 du traitement 2024-2 a été écarté le 02/06/2025 par x (motif : compte de la caisse en "
        + "doute) : il n'a rien payé.";
    assertThat(text(year, "explain", "C-LATE", "--year", "2024")).contains(discarded,
        "Ordonné, puis écarté : 5 000,00 €. Rien n'a été payé au médecin.").doesNotContain("À payer au médecin maintenant");
    assertThat(text(year, "explain", "C-LATE", "--year", "2024", "--format", "json")).contains("\"discarded\" : [", "\"caisse\" : \"311\"",
        "\"reason\" : \"compte de la caisse en doute\"");
    assertThat(text(year, "explain", "C-FAILED", "--year", "2024")).contains(discarded,
        "Le virement COSCOM24-311-000000001-R1 (5 000,00 €), en place de COSCOM24-311-000000001 du traitement 2024-1, a été écarté");
    assertThat(text(year, "explain", "C-LESS", "--year", "2024")).as("its debt stands")
        .contains("À récupérer auprès du médecin (indu) : 1 270,49 €.").doesNotContain("écarté");
    assertThat(text(year, "explain", "C-OTHER", "--year", "2024")).as("the other caisse pays")
        .contains("À payer au médecin maintenant : 5 000,00 €.").doesNotContain("écarté");
  }

  @Test
  void aWholeRunDiscardedIsMarkedWhereverItIsRead() throws IOException {
    try (YearAtTheBank year = YearAtTheBank.fresh(FolderFiles.deleted(Path.of("target", "discarded-run")))) {
      Path input = paid().write(folder.resolve("2024"));
      year.annualPayment(input);
      year.done("2025-05-06", "discard", "2024-1", "--reason", "mauvais dossier", "--operator", "x");
      year.annualPayment(input);
      assertThat(text(year, "explain", "C-FINE", "--year", "2024", "--run", "2024-1")).contains(
          "Le traitement 2024-1 a été écarté le 06/05/2025 par x (motif : mauvais dossier) : il n'a rien payé ni rien réclamé.",
          "Ordonné, puis écarté : 5 000,00 €.");
      assertThat(text(year, "explain", "C-FINE", "--year", "2024")).doesNotContain("écarté");
      assertThat(text(year, "compare", "2024-1", "2024-2")).containsOnlyOnce(
          "2024-1 a été écarté le 06/05/2025 par x (motif : mauvais dossier), soit 4 virements, 20 000,00 € : rien n'en est parti.");
      assertThat(text(year, "compare", "2024-1", "2024-2", "--format", "json")).contains("\"caisse\" : null", "\"run\" : \"2024-1\"");
    }
  }

  /** In one line, with ordinary spaces. */
  private static String text(YearAtTheBank year, String... arguments) {
    return year.done("2025-06-10", arguments).out().replaceAll("[\\s\u00A0\u202F]+", " ");
  }

  private String letter(YearAtTheBank year, String contract) throws IOException {
    String written = year.done("2025-06-03", "statement", contract, "--year", "2024", "--run", "2024-2", "--format", "html", "--output",
        folder.resolve("letters-" + contract).toString()).out().strip();
    return LettersOfSamples.read(Files.readString(Path.of(written)));
  }

  private static CaseFolder paid() {
    CaseFolder input = new CaseFolder();
    List.of("C-FINE", "C-LESS", "C-FAILED").forEach(input::contract);
    input.contract("C-LATE");
    input.removeLastRow("bank-accounts.csv");
    input.row("paying-caisses.csv", "caisse", "331", "legal_name", "CPAM AUTRE", "iban", CaseFolder.iban(80));
    CaseFolder.set(input.contract("C-OTHER"), "caisse", "331");
    input.removeLastRow("bank-accounts.csv");
    input.contract("C-GONE");
    return input;
  }

  /** C-GONE is withdrawn, C-LESS resigned, C-FAILED has a new account, C-LATE (caisse 311) and C-OTHER (caisse 331) have one at last. */
  private static CaseFolder corrected() {
    CaseFolder input = new CaseFolder();
    Map<String, String> less = input.contractOf(CaseFolder.rpps(2), "C-LESS");
    CaseFolder.set(less, "end_reason", "RESIGNATION");
    CaseFolder.set(less, "end_event_on", "2024-09-30");
    CaseFolder.set(input.contractOf(CaseFolder.rpps(6), "C-GONE"), "cancelled", "Y");
    input.row("bank-accounts.csv", "rpps", CaseFolder.rpps(3), "holder", "EXEMPLE 3", "iban", CaseFolder.iban(93));
    input.row("bank-accounts.csv", "rpps", CaseFolder.rpps(4), "holder", "EXEMPLE 4", "iban", CaseFolder.iban(94));
    input.row("bank-accounts.csv", "rpps", CaseFolder.rpps(5), "holder", "EXEMPLE 5", "iban", CaseFolder.iban(95));
    return input;
  }

  private static CaseFolder nothing() {
    return new CaseFolder();
  }
}

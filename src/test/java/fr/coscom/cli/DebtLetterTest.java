package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 1 500.00 € were paid before the program and 3 500.00 € by it; the contract is withdrawn: the letter names both payments. */
class DebtLetterTest {

  @TempDir Path folder;

  @Test
  void namesEveryPaymentThatItClaims() throws IOException {
    try (YearAtTheBank year = YearAtTheBank.fresh(folder.resolve("output"))) {
      CaseFolder input = new CaseFolder();
      input.contract("C-GONE");
      input.row("prior-payments.csv", "contract_id", "C-GONE", "year", "2024", "aif", "1500", "rms", "0", "rhp", "0", "mao", "0",
          "paid_on", "2025-03-14");
      year.annualPayment(input.write(folder.resolve("2024")));
      year.release("2025-05-06", "2024-1");
      CaseFolder found = new CaseFolder();
      CaseFolder.set(found.contract("C-GONE"), "cancelled", "Y");
      year.reprocess("2025-09-01", found.write(folder.resolve("found")));
      assertThat(letter(year, "fr")).contains("Montant réclamé 5 000,00 €", "Versements concernés 1 500,00 € du 14/03/2025 ; "
          + "3 500,00 € du 15/05/2025", "Prescrite après le 14/03/2028").doesNotContain("Versement concerné");
      assertThat(letter(year, "en")).contains("Payments concerned", "1,500.00 € of 14 Mar 2025; 3,500.00 € of 15 May 2025");
    }
  }

  private String letter(YearAtTheBank year, String language) throws IOException {
    Path letters = folder.resolve("letters-" + language);
    year.done("2025-09-01", "statement", "C-GONE", "--year", "2024", "--format", "html", "--lang", language, "--output",
        letters.toString());
    try (var files = Files.list(letters)) {
      return LettersOfSamples.read(Files.readString(files.filter(file -> file.toString().endsWith(".html")).findFirst().orElseThrow()));
    }
  }
}

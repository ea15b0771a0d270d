package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A correction that orders nothing: it says so, is signed as a whole on any day, and leaves the year open. */
class NothingToOrderTest {

  @TempDir Path folder;

  @Test
  void itIsSignedWithoutAFileAndTheYearGoesOn() {
    try (YearAtTheBank year = YearAtTheBank.fresh(FolderFiles.deleted(Path.of("target", "nothing-to-order")))) {
      CaseFolder input = new CaseFolder();
      input.contract("C-FINE");
      Path paid = input.write(folder.resolve("2024"));
      year.annualPayment(paid);
      year.release("2025-05-06", "2024-1");

      CommandLineRun.Answer same = year.reprocess("2025-06-02", paid);
      assertThat(same.out()).contains("Rien à payer ni à récupérer", "Aucun virement n'est ordonné", "coscom approve 2024-2",
          "coscom discard 2024-2");
      assertThat(year.files("2024-2").names(".xml")).isEmpty();
      assertThat(year.run().run("status").out()).contains("sans virement  scellé", "attend : directeur", "Aucun virement n'est ordonné");

      year.sign("2025-09-01", "approve", "2024-2");
      year.sign("2025-09-01", "release", "2024-2");
      assertThat(year.folder("2024-2").resolve("released")).as("nothing to hand over").doesNotExist();
      assertThat(year.run().run("status").out()).contains("Rien n'est attendu de la banque");
      assertThat(year.bank("2024-2")).isEqualTo("nothing");
      year.done("2025-09-01", "verify", year.folder("2024-2").toString());

      year.reprocess("2025-09-02", paid);
      year.done("2025-09-02", "discard", "2024-3", "--reason", "rien de nouveau", "--operator", "x");
      assertThat(year.run().run("status").out()).contains("coscom reprocess --year 2024").doesNotContain("coscom annual-payment");
      year.reprocess("2025-09-03", paid);
      assertThat(year.run().run("status", "--format", "json").out()).contains("\"run\" : \"2024-4\"");
    }
  }
}

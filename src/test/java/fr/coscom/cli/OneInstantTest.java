package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rehearsal does everything at one instant: what the bank said before a correction was opened, and what it said after, is told by the
 * order of the acts. 5 000.00 € were handed over, 1 250.00 € are due in addition, and the account is closed.
 */
class OneInstantTest {

  private static final String DAY = "2025-05-12";
  private static final String FIRST = "CPAM311-COSCOM-2024-20250515-0001";
  private static final String REJECTED = "COSCOM24-311-000000001 AC04 5000.00";
  private static final Map<String, String> HELD =
      Map.of("status", "HELD", "reasons", "BANK_ACCOUNT_MISSING", "to_pay", "0.00", "reissued", "0.00");

  @TempDir Path folder;

  @Test
  void anAnswerBeforeTheCorrectionHoldsTheRappel() {
    try (YearAtTheBank year = paid("before")) {
      year.reconcile(DAY, new BankAnswers(folder, CaseFolder.iban(0)).rejections("P1", FIRST, REJECTED));
      year.reprocess(DAY, late("late"));
      assertThat(entitlement(year, "2024-2")).containsAllEntriesOf(HELD);
      assertThat(letter(year, "2024-2")).contains("n'est pas arrivé à destination", "code AC04");
      year.release(DAY, "2024-2");
      year.done(DAY, "verify", year.folder("2024-2").toString());
    }
  }

  @Test
  void anAnswerAfterTheCorrectionStopsItAtTheSignature() {
    try (YearAtTheBank year = paid("after")) {
      year.reprocess(DAY, late("late"));
      year.reconcile(DAY, new BankAnswers(folder, CaseFolder.iban(0)).rejections("P1", FIRST, REJECTED));
      assertThat(entitlement(year, "2024-2")).containsEntry("status", "PAYABLE").containsEntry("to_pay", "1250.00");
      assertThat(letter(year, "2024-2")).doesNotContain("n'est pas arrivé à destination");
      year.done(DAY, "verify", year.folder("2024-2").toString());

      refused(year, "fr", "La banque a refusé", "C-CLOSED (AC04, 2025-05-16)", "coscom discard 2024-2");
      refused(year, "en", "The bank refused", "C-CLOSED (AC04, 2025-05-16)", "coscom discard 2024-2");
      year.done(DAY, "discard", "2024-2", "--reason", "compte clos", "--operator", "operations");
      year.reprocess(DAY, late("again"));
      assertThat(entitlement(year, "2024-3")).containsAllEntriesOf(HELD);
      year.release(DAY, "2024-3");
      year.done(DAY, "verify", year.folder("2024-3").toString());
    }
  }

  private YearAtTheBank paid(String name) {
    YearAtTheBank year = YearAtTheBank.fresh(FolderFiles.deleted(Path.of("target", "one-instant-" + name)));
    CaseFolder input = new CaseFolder();
    input.contract("C-CLOSED");
    input.contract("C-FINE");
    year.annualPayment(input.write(folder.resolve("2024")));
    year.release("2025-05-06", "2024-1");
    return year;
  }

  private Path late(String name) {
    CaseFolder late = CaseFolder.empty();
    late.row("hospital-activities.csv", "activity_id", "H-1", "contract_id", "C-CLOSED", "finess", "310000001", "from", "2024-01-01",
        "to", "2024-12-31", "document_ref", "CTR");
    return late.write(folder.resolve(name));
  }

  private static Map<String, String> entitlement(YearAtTheBank year, String run) {
    year.manifest(run).get("controls").forEach(control -> assertThat(control.get("holds").asBoolean()).as(control.toString()).isTrue());
    return Table.of(year.files(run).text("entitlements.csv")).row("C-CLOSED");
  }

  private String letter(YearAtTheBank year, String run) {
    Path letters = folder.resolve("letters-" + run);
    year.done(DAY, "statement", "C-CLOSED", "--year", "2024", "--output", letters.toString(), "--format", "html");
    FolderFiles files = FolderFiles.of(letters);
    return files.text(files.names(".html").get(0)).replaceAll("[\\s\u00a0\u202f]+", " ").replace('’', '\'').replace("&#39;", "'");
  }

  private static void refused(YearAtTheBank year, String language, String... said) {
    Answer answer = year.on(DAY).run("approve", "2024-2", "--sha256", year.digest("2024-2"), "--operator", "directrice", "--lang", language);
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.err()).contains(said);
  }
}

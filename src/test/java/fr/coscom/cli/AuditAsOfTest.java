package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decision 0009: what is discarded after an auditor's set was made, in another year too, changes nothing of the set. */
class AuditAsOfTest {

  @TempDir Path folder;

  @Test
  void anAccountThatWasOrderedToWhenTheSetWasMadeStaysTheAccountBefore() {
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      Path output = FolderFiles.deleted(Path.of("target", "audit-as-of")).toAbsolutePath();
      CommandLineRun earlier = at(run, "2024-05-06");
      CommandLineRun later = at(run, "2025-05-05");
      CaseFolder input = new CaseFolder();
      List.of("C-MOVED", "C-STAYS").forEach(input::contract);
      Map<String, String> stays = input.lastRow("bank-accounts.csv");
      leavesOneCaisseForAnother(input);
      pay(earlier, "2023", input.write(folder.resolve("2023")), output);
      CaseFolder.set(stays, "iban", CaseFolder.iban(77));
      pay(later, "2024", input.write(folder.resolve("2024")), output);
      done(later, "audit-report", "--year", "2024", "--output", output.toString());
      Path set = output.resolve("2024/audit-2024-1-20250505-090000");
      assertThat(FolderFiles.of(set).text("tables/sample.csv")).contains("NEW_ACCOUNT;1;1;C-STAYS");

      done(later, "discard", "2023-1", "--reason", "jamais signé", "--operator", "operations");
      done(later, "verify", set.toString());
    }
  }

  /** Each caisse pays to an account of its own, the one of caisse 331 in 2023 only. */
  private static void leavesOneCaisseForAnother(CaseFolder input) {
    input.row("paying-caisses.csv", "caisse", "331", "legal_name", "CPAM AUTRE", "iban", CaseFolder.iban(80));
    Map<String, String> left = input.contract("C-LEFT");
    CaseFolder.set(left, "caisse", "331");
    CaseFolder.set(left, "end_reason", "RESIGNATION");
    CaseFolder.set(left, "end_event_on", "2023-07-01");
    CaseFolder.set(input.lastRow("bank-accounts.csv"), "caisse", "331");
    Map<String, String> joined = input.contractOf(left.get("rpps"), "C-JOINED");
    List.of("doctor_signed_on", "caisse_signed_on", "ars_signed_on").forEach(column -> CaseFolder.set(joined, column, "2023-07-01"));
    input.row("bank-accounts.csv", "rpps", left.get("rpps"), "caisse", "311", "holder", "EXEMPLE 3", "iban", CaseFolder.iban(78));
  }

  private static void pay(CommandLineRun on, String year, Path input, Path output) {
    done(on, "annual-payment", "--year", year, "--input", input.toString(), "--output", output.toString(), "--operator", "operations");
  }

  private static CommandLineRun at(CommandLineRun run, String day) {
    Map<String, String> environment = new HashMap<>(run.environment());
    environment.put("COSCOM_NOW", day + "T09:00:00+02:00");
    return new CommandLineRun(run.database(), environment);
  }

  private static void done(CommandLineRun on, String... arguments) {
    Answer answer = on.run(arguments);
    assertThat(answer.exitCode()).as(String.join(" ", arguments) + "\n" + answer.out() + answer.err()).isEqualTo(ExitCode.DONE);
  }
}

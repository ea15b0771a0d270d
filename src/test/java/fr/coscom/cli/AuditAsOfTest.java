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
      pay(earlier, "2023", input.write(folder.resolve("2023")), output);
      CaseFolder.set(input.lastRow("bank-accounts.csv"), "iban", CaseFolder.iban(77));
      pay(later, "2024", input.write(folder.resolve("2024")), output);
      done(later, "audit-report", "--year", "2024", "--output", output.toString());
      Path set = output.resolve("2024/audit-2024-1-20250505-090000");
      assertThat(FolderFiles.of(set).text("tables/sample.csv")).contains("NEW_ACCOUNT;1;1;C-STAYS");

      done(later, "discard", "2023-1", "--reason", "jamais signé", "--operator", "operations");
      done(later, "verify", set.toString());
    }
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

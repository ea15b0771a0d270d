package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * sample-data/2024, signed and handed over, the bank's answer of sample-data/2024-bank, then sample-data/2024-corrections, all through
 * the real commands, every byte. {@code -Daccept=true} rewrites
 * {@code expected/}.
 */
class SampleCorrectionsTest {

  private static final Path ANNUAL = Path.of("sample-data", "2024");
  private static final Path BANK = Path.of("sample-data", "2024-bank", "pain.002-311-2025-05-16.xml");
  private static final Path CORRECTIONS = Path.of("sample-data", "2024-corrections");

  @Test
  void everyByteOfTheCorrectionIsAsExpected() throws IOException {
    Path output = FolderFiles.deleted(Path.of("target", "sample-data", "2024-corrections"));
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      assertThat(run.annualPayment(ANNUAL, output).exitCode()).isEqualTo(ExitCode.DONE);
      sign(run, "approve", "directrice", output);
      sign(run, "release", "comptable", output);
      done(run.at("2025-05-17T09:00:00+02:00").run("reconcile", BANK.toString(), "--operator", "comptable"));
      CommandLineRun later = run.at("2025-09-10T09:00:00+02:00");
      Answer answer = later.run("reprocess", "--year", "2024", "--input", CORRECTIONS.toString(), "--output", output.toString(),
          "--reason", "pièces reçues après le paiement", "--operator", "operations");
      done(answer);
      FolderFiles found = FolderFiles.of(output.resolve("2024/run-2"));
      found.files().put("compare.txt", later.run("compare", "2024-1", "2024-2").out().getBytes(StandardCharsets.UTF_8));
      Path expected = CORRECTIONS.resolve("expected");
      if (Boolean.getBoolean("accept")) {
        found.writeTo(expected);
      }
      assertThat(found.differencesFrom(FolderFiles.of(expected))).as("differences from " + expected).isEmpty();
    }
  }

  private static void sign(CommandLineRun run, String act, String person, Path output) throws IOException {
    done(run.run(act, "2024-1", "--sha256", DurableFile.sha256(output.resolve("2024/run-1/run.json")), "--operator", person));
  }

  private static void done(Answer answer) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
  }

  /** Rows that were rejected are answered by the corrections, each time anew: what is void has answered nothing. */
  @Test
  void neitherADryRunNorADiscardedRunStandsInTheWayOfTheNext() throws IOException {
    Path output = FolderFiles.deleted(Path.of("target", "sample-data", "2024-corrections-again"));
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      assertThat(run.annualPayment(ANNUAL, output).exitCode()).isEqualTo(ExitCode.DONE);
      Released.run(run.database(), "2024-1");
      for (String last : List.of("--dry-run", "-q", "--verbose")) {
        Answer answer = run.run("reprocess", "--year", "2024", "--input", CORRECTIONS.toString(), "--output", output.toString(),
            "--reason", "pièces reçues après le paiement", "--operator", "operations", last);
        assertThat(answer.exitCode()).as(last + " " + answer.err()).isEqualTo(ExitCode.DONE);
        if (last.equals("-q")) {
          assertThat(run.run("discard", "2024-2", "--reason", "à refaire", "--operator", "operations").exitCode()).isZero();
        }
      }
      assertThat(FolderFiles.of(output.resolve("2024/run-3")).text("entitlements.csv"))
          .isEqualTo(FolderFiles.of(output.resolve("2024/run-2")).text("entitlements.csv"));
    }
  }

  @Test
  void theAmountsAreThoseWorkedByHand() {
    Table found = Table.of(FolderFiles.of(CORRECTIONS.resolve("expected")).text("entitlements.csv"));
    Map<String, String> moved = Map.ofEntries(
        Map.entry("C-RENEWED", "0.00 1256.83"), Map.entry("C-PTMG", "0.00 5000.00"), Map.entry("C-SUB-AREA", "0.00 2923.50"),
        Map.entry("C-SUB-AREA-2", "2923.50 0.00"), Map.entry("C-SECTOR2-83-5", "0.00 1270.00"), Map.entry("C-RATE-MISSING", "3120.00 0.00"),
        Map.entry("C-EVIDENCE-MISSING", "1800.00 0.00"), Map.entry("C-ACCOUNT-MISSING", "5000.00 0.00"),
        Map.entry("C-MANUAL-HOLD", "5000.00 0.00"), Map.entry("C-CAIM-OVERLAP", "2513.66 0.00"), Map.entry("C-REJECTED-ROW", "5000.00 0.00"),
        Map.entry("C-SIGNED-2017", "300.00 0.00"));
    for (String contract : found.column("contract_id")) {
      Map<String, String> row = found.row(contract);
      assertThat(row.get("to_pay") + " " + row.get("to_recover")).as(contract).isEqualTo(moved.getOrDefault(contract, "0.00 0.00"));
    }
    assertThat(found.row("C-LEAP-DAY").get("reissued")).as("refused by the bank, sent to a new account").isEqualTo("4193.99");
    assertThat(found.row("C-HOLD-LIFTED").get("status")).as("held after payment").isEqualTo("HELD");
  }
}

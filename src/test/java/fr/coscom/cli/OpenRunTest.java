package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import fr.coscom.platform.CampaignLock;
import fr.coscom.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before a run is opened or gone on with, each with its exit code, and nothing changed by it. */
class OpenRunTest {

  @TempDir Path folder;
  private final CommandLineRun coscom = CommandLineRun.onFreshDatabase();
  private Path input;
  private Path output;

  @BeforeEach
  void oneContract() {
    CaseFolder cases = new CaseFolder();
    cases.contract("C-1");
    input = cases.write(folder.resolve("in"));
    output = folder.resolve("out put");
  }

  @AfterEach
  void close() {
    coscom.close();
  }

  @Test
  void aRunThatIsBegunGoesOnAsItWasBegunOrNotAtAll() throws IOException, SQLException {
    Path inTheWay = begunAndStopped();
    CaseFolder more = new CaseFolder();
    more.contract("C-1");
    more.contract("C-2");

    refused(coscom.annualPayment(more.write(folder.resolve("other")), output), 4, "avec d'autres fichiers (" + input + ")");
    refused(annual("--execution-date", "2025-05-20"), 4, "avec la date d'exécution 2025-05-15");
    refused(coscom.annualPayment(input, folder.resolve("elsewhere")), 4, "Relancer avec --output " + output);
    refused(reprocess(), 4, "Le paiement annuel 2024-1 est commencé", "coscom annual-payment --year 2024 --input " + input);
    edited("UPDATE run SET program_digest = repeat('1', 64)");
    refused(annual(), 4, "par une autre version du programme");
    edited("UPDATE run SET program_digest = repeat('0', 64), kind = 'CORRECTION', reason = 'x'");
    refused(annual(), 4, "La correction 2024-1 est commencée", "coscom reprocess --year 2024 --input " + input);

    edited("UPDATE run SET kind = 'ANNUAL', reason = NULL");
    Files.delete(inTheWay);
    Answer again = annual("--execution-date", "2025-05-15");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).contains("Reprise du paiement 2024-1");
    refused(annual(), 4, "scellé");
  }

  @Test
  void aYearThatIsNotOverIsRefusedUntilItsLastMinute() {
    CommandLineRun before = coscom.at("2024-12-31T23:59:59+01:00");
    refused(before.annualPayment(input, output), 4, "L'année 2024 n'est pas finie", "1er janvier 2025");
    refused(before.run("reprocess", "--year", "2024", "--input", input.toString(), "--reason", "x"), 4, "L'année 2024 n'est pas finie");
    assertThat(coscom.at("2025-01-01T00:00:00+01:00").annualPayment(input, output).exitCode()).isZero();
  }

  @Test
  void aYearWithoutParametersIsRefused() {
    for (String year : List.of("2015", "2030")) {
      refused(coscom.run("annual-payment", "--year", year, "--input", input.toString()), 3, "l'année " + year, "31 décembre 2029");
      refused(coscom.run("reprocess", "--year", year, "--input", input.toString(), "--reason", "x"), 3, "l'année " + year);
    }
  }

  @Test
  void aCampaignThatAnotherCommandHoldsIsLeftToIt() throws SQLException {
    try (CampaignLock other = CampaignLock.tryTake(coscom.database(), 2024).orElseThrow()) {
      assertThat(other.held()).isTrue();
      refused(annual(), 75, "la campagne 2024", "plus tard");
      refused(reprocess(), 75, "la campagne 2024");
    }
    assertThat(annual().exitCode()).isZero();
  }

  @Test
  void aFolderThatNobodyCouldBePaidFromIsRefused() throws IOException {
    Path zones = input.resolve("zones.csv");
    String header = Files.readAllLines(zones).get(0) + "\n";
    String good = Files.readString(zones);
    Files.delete(zones);
    refused(annual(), 3, "aucune ligne de zones.csv n'est connue", "Ajouter ce fichier");
    Files.writeString(zones, header + "31901;;ZUP;2018-01-01;;R76;\n31901;;ZIP;2018-13-01;;R76;\n");
    refused(annual(), 3, "zones.csv ne contient aucune ligne utilisable (lues : 2, rejetées : 2", "coscom check --input " + input);
    Files.writeString(zones, good.strip() + "Y\n");
    refused(annual(), 3, "zones.csv ne contient aucune ligne utilisable (lues : 1, rejetées : 0");
    Answer check = coscom.run("check", "--input", input.toString());
    assertThat(check.out()).contains("zones.csv : aucune ligne utilisable dans ce dossier.");
    assertThat(check.exitCode()).isZero();
    Files.writeString(zones, good);
    Files.delete(input.resolve("paying-caisses.csv"));
    refused(annual(), 3, "aucune ligne de paying-caisses.csv n'est connue");
  }

  @Test
  void theControlFileMayBeCompulsory() {
    Map<String, String> environment = new HashMap<>(coscom.environment());
    environment.put("COSCOM_CONTROL_REQUIRED", "true");
    CommandLineRun strict = new CommandLineRun(coscom.database(), environment);
    refused(strict.annualPayment(input, output), 3, "control.csv", "#control_missing");
    refused(strict.run("check", "--input", input.toString()), 3, "control.csv", "#control_missing");
    assertThat(coscom.annualPayment(input, output).exitCode()).isZero();
  }

  /** @return what made it stop: something else stands where the payment files go */
  private Path begunAndStopped() throws IOException {
    Path inTheWay = output.resolve("2024/run-1");
    Files.createDirectories(inTheWay.getParent());
    Files.writeString(inTheWay, "");
    assertThat(annual().exitCode()).isEqualTo(1);
    assertThat(coscom.run("status").out()).contains(
        "Suite, pour finir 2024-1 : coscom annual-payment --year 2024 --input " + input + " --output '" + output + "'\n");
    return inTheWay;
  }

  private Answer annual(String... more) {
    List<String> line = new ArrayList<>(List.of("annual-payment", "--year", "2024", "--input", input.toString(), "--output",
        output.toString(), "--operator", "operations"));
    line.addAll(List.of(more));
    return coscom.run(line.toArray(String[]::new));
  }

  private Answer reprocess() {
    return coscom.run("reprocess", "--year", "2024", "--input", input.toString(), "--output", output.toString(), "--reason", "essai");
  }

  private void edited(String sql) throws SQLException {
    try (Connection superuser = TestDatabase.connectAsSuperuser(coscom.database()); Statement statement = superuser.createStatement()) {
      // A run refuses such an edit: here it stands for a run that was begun otherwise.
      statement.execute("SET session_replication_role = replica");
      statement.execute(sql);
    }
  }

  private static void refused(Answer answer, int exitCode, String... said) {
    assertThat(answer.err()).contains(said);
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(exitCode);
    assertThat(answer.out()).isEmpty();
  }
}

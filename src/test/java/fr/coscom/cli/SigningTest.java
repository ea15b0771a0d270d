package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import fr.coscom.platform.DurableFile;
import fr.coscom.platform.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The two signatures through the real command line, on one run of sample-data/2024; the tests are its life in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SigningTest {

  private static final Path INPUT = Path.of("sample-data/2024");
  private static final Path OUTPUT = Path.of("target/signing");
  private static final Path FOLDER = OUTPUT.resolve("2024/run-1").toAbsolutePath();

  private CommandLineRun run;
  private String digest;

  @BeforeAll
  void seal() throws IOException {
    run = CommandLineRun.onFreshDatabase();
    Answer sealed = run.annualPayment(INPUT, FolderFiles.deleted(OUTPUT));
    assertThat(sealed.exitCode()).as(sealed.err()).isEqualTo(ExitCode.DONE);
    digest = DurableFile.sha256(FOLDER.resolve("run.json"));
  }

  @AfterAll
  void close() {
    run.close();
  }

  @Test
  @Order(1)
  void refusalsSayWhatToDoAndAreEvents() throws SQLException {
    refused(sign("approve", "directrice", "--sha256", "0".repeat(64)), "sha256sum run.json");
    refused(sign("approve", "Opérations"), "operations a préparé");
    refused(sign("release", "comptable"), "coscom approve 2024-1");
    assertThat(run.run("approve", "2024-1", "--sha256", "abc", "--operator", "x").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.run("approve", "2023-1", "--sha256", digest, "--operator", "x").exitCode()).isEqualTo(ExitCode.USAGE);
    Answer otherCaisse = sign("approve", "directrice", "--caisse", "131");
    assertThat(otherCaisse.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(otherCaisse.err()).contains("021 201 311 811");
    assertThat(column("SELECT event || ' ' || detail FROM run_event WHERE event LIKE '%REFUSED' ORDER BY event_id")).hasSize(6)
        .anyMatch(event -> event.startsWith("APPROVE_REFUSED") && event.contains("sign.digest"))
        .anyMatch(event -> event.startsWith("APPROVE_REFUSED") && event.contains("sign.preparer"))
        .anyMatch(event -> event.startsWith("RELEASE_REFUSED 811 sign.state.RELEASE.SEALED"));
  }

  @Test
  @Order(2)
  void oneCaisseIsSignedAlone() throws IOException {
    Answer approved = sign("approve", "Directrice", "--caisse", "311");
    assertThat(approved.exitCode()).as(approved.err()).isEqualTo(ExitCode.DONE);
    assertThat(approved.out()).contains("caisse 311").contains("--caisse 311 --operator").contains("coscom approve 2024-1");
    refused(sign("release", "DIRECTRICE", "--caisse", "311"), "deux personnes");
    assertThat(FOLDER.resolve("released")).doesNotExist();

    Answer looked = sign("release", "comptable", "--caisse", "311", "--dry-run");
    assertThat(looked.exitCode()).as(looked.err()).isEqualTo(ExitCode.DONE);
    assertThat(looked.out()).contains("premiers virements : ");
    assertThat(FOLDER.resolve("released")).doesNotExist();

    Answer released = sign("release", "comptable");
    assertThat(released.exitCode()).as("three other caisses are not approved").isEqualTo(ExitCode.REFUSED);
    assertThat(released.out()).contains("caisse 311 : mis en paiement par comptable");
    assertThat(released.err()).contains("caisse 021").contains("caisse 811").doesNotContain("311");
    handedOver("311");
  }

  @Test
  @Order(3)
  void statusSaysWhoIsAwaitedAndTheNextCommand() {
    Answer text = run.run("status");
    assertThat(text.out()).containsPattern("2024-1 +paiement annuel +scellé").doesNotContain("ANNUAL").contains("caisse 021  scellé").contains("attend : directeur")
        .contains("approuvé par Directrice").contains("coscom approve 2024-1 --sha256 " + digest + " --operator NOM");
    Answer json = run.run("status", "--format", "json", "--lang", "en");
    assertThat(json.out()).contains("\"awaits\" : \"DIRECTOR\"").contains("\"state\" : \"RELEASED\"")
        .contains("\"command\" : \"coscom approve 2024-1 --sha256 " + digest + " --operator NAME\"");
  }

  @Test
  @Order(4)
  void theRunIsNotDiscardedOnceAnOrderIsReleasedButAnOrderIs() throws SQLException {
    refused(run.run("discard", "2024-1", "--reason", "doute", "--operator", "x"), "discard 2024-1 --caisse");
    String discards = "coscom discard 2024-1 --reason TEXTE --operator NOM --caisse 021";
    refused(run.at("2025-06-20T09:00:00+02:00").run("release", "2024-1", "--sha256", digest, "--operator", "comptable"), discards);
    refused(run.run("annual-payment", "--year", "2024", "--input", INPUT.toString(), "--output", OUTPUT.toString()), discards);
    Answer discarded = run.run("discard", "2024-1", "--caisse", "811", "--reason", "doute", "--operator", "x");
    assertThat(discarded.exitCode()).as(discarded.err()).isEqualTo(ExitCode.DONE);
    assertThat(column("SELECT sum(cents) FROM posting WHERE caisse = '811' AND kind <> 'PRIOR'")).containsExactly("0");
    assertThat(column("SELECT DISTINCT state FROM payment_order WHERE caisse = '811'")).containsExactly("DISCARDED");
    refused(sign("approve", "directrice", "--caisse", "811"), "Écarté");
  }

  @Test
  @Order(5)
  void aFileThatChangedAfterTheSealStopsItsCaisseAlone() throws IOException, SQLException {
    assertThat(sign("approve", "directrice").exitCode()).isEqualTo(ExitCode.DONE);
    Path file = FOLDER.resolve("payments").resolve(payment("021"));
    byte[] before = Files.readAllBytes(file);
    Files.writeString(file, " ", StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
    Answer released = sign("release", "comptable");
    assertThat(released.exitCode()).isEqualTo(ExitCode.CONTROL_BROKEN);
    assertThat(released.err()).contains(payment("021")).contains("coscom verify");
    assertThat(released.out()).contains("caisse 201 : mis en paiement");
    assertThat(FOLDER.resolve("released").resolve(payment("021"))).doesNotExist();
    handedOver("201");
    Files.delete(file);
    assertThat(sign("release", "comptable").err()).contains("n'est plus là").contains("verify " + FOLDER + " --restore");
    assertThat(run.run("verify", FOLDER.toString(), "--restore").out()).contains("Remis en place").contains(payment("021"));
    assertThat(file).hasBinaryContent(before);
    assertThat(sign("release", "comptable").exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(column("SELECT state FROM run")).containsExactly("RELEASED");
    handedOver("021");
  }

  @Test
  @Order(6)
  void aSecondTimeNothingIsDoneAndAHandOverCutShortIsEnded() throws IOException, SQLException {
    assertThat(sign("release", "Comptable").out()).contains("Rien à faire");
    refused(sign("release", "Un autre"), "comptable");
    Path released = FOLDER.resolve("released");

    Files.delete(released.resolve(payment("311")));
    Files.delete(released.resolve(payment("311") + ".sha256"));
    assertThat(sign("release", "comptable").exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(released.resolve(payment("311"))).as("what was fetched is not offered again").doesNotExist();

    Files.delete(released.resolve(payment("201") + ".sha256"));
    assertThat(sign("release", "comptable").exitCode()).isEqualTo(ExitCode.DONE);
    handedOver("201");

    superuser("ALTER TABLE hand_over DISABLE TRIGGER ALL", "DELETE FROM hand_over", "ALTER TABLE hand_over ENABLE TRIGGER ALL");
    Files.delete(released.resolve(payment("201")));
    Files.delete(released.resolve(payment("201") + ".sha256"));
    assertThat(run.run("status").out()).contains("Remise inachevée");
    assertThat(sign("release", "comptable").exitCode()).isEqualTo(ExitCode.DONE);
    handedOver("201");
  }

  @Test
  @Order(7)
  void theYearIsPaidOnce() {
    refused(run.annualPayment(INPUT, OUTPUT), "coscom reprocess --year 2024");
    refused(run.run("discard", "2024-1", "--reason", "doute", "--operator", "x"), "est transmis");
    refused(run.run("discard", "2024-1", "--reason", "doute", "--operator", "x"), "Suite : coscom reprocess --year 2024");
  }

  @Test
  @Order(8)
  void anAccountThatChangedSinceTheLastPaymentIsShownMaskedAndKept() throws IOException, SQLException {
    Path input = FolderFiles.deleted(OUTPUT.resolve("2025-input"));
    Files.createDirectories(input);
    for (String name : List.of("contracts.csv", "sectors.csv", "zones.csv", "paying-caisses.csv", "opposable-rates.csv")) {
      Files.writeString(input.resolve(name), Files.readString(INPUT.resolve(name)));
    }
    String rpps = column("SELECT e.rpps FROM payment_order p JOIN entitlement e USING (run_id, contract_id)"
        + " WHERE p.caisse = '021' ORDER BY contract_id").get(0);
    Files.writeString(input.resolve("bank-accounts.csv"), "rpps;caisse;holder;iban;bic;payee_kind;document_ref;cancelled\n"
        + rpps + ";;NOUVEAU TITULAIRE;FR7630003000010000000000031;;;RIB-2;\n");
    Map<String, String> later = new HashMap<>(run.environment());
    later.put("COSCOM_NOW", "2026-05-04T09:00:00+02:00");
    CommandLineRun next = new CommandLineRun(run.database(), later);
    Answer sealed = next.run("annual-payment", "--year", "2025", "--input", input.toString(), "--output", OUTPUT.toString(), "--operator", "op");
    assertThat(sealed.exitCode()).as(sealed.err()).isEqualTo(ExitCode.DONE);
    String sha256 = DurableFile.sha256(OUTPUT.resolve("2025/run-1/run.json"));
    assertThat(next.run("approve", "2025-1", "--sha256", sha256, "--operator", "d").exitCode()).isEqualTo(ExitCode.DONE);

    String[] release = {"release", "2025-1", "--sha256", sha256, "--operator", "c", "--caisse", "021"};
    assertThat(at(later, "2026-04-29T09:00:00+02:00").run(release).err()).contains("2026-04-30");
    assertThat(at(later, "2026-05-16T09:00:00+02:00").run(release).err()).contains("est passée");
    Answer released = at(later, "2026-05-15T09:00:00+02:00").run(release);
    assertThat(released.exitCode()).as(released.err()).isEqualTo(ExitCode.DONE);
    assertThat(released.out()).contains("caisse 021 : 1 ;").contains("→ FR76 **** **** 0031").doesNotContain("FR7630003000010000000000031");
    assertThat(column("SELECT count(*) FROM account_change")).containsExactly("1");
  }

  private static CommandLineRun at(Map<String, String> environment, String now) {
    Map<String, String> then = new HashMap<>(environment);
    then.put("COSCOM_NOW", now);
    return new CommandLineRun(null, then);
  }

  private Answer sign(String act, String who, String... more) {
    List<String> arguments = new ArrayList<>(List.of(act, "2024-1", "--operator", who));
    if (!List.of(more).contains("--sha256")) {
      arguments.addAll(List.of("--sha256", digest));
    }
    arguments.addAll(List.of(more));
    return run.run(arguments.toArray(String[]::new));
  }

  private static void refused(Answer answer, String sentence) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.err()).contains(sentence);
  }

  private static String payment(String caisse) {
    return "SCT_CPAM" + caisse + "_COSCOM_2024_20250515_0001.xml";
  }

  private static void handedOver(String caisse) throws IOException {
    for (String name : List.of(payment(caisse), payment(caisse) + ".sha256")) {
      assertThat(Files.isSameFile(FOLDER.resolve("released").resolve(name), FOLDER.resolve("payments").resolve(name)))
          .as("a link, not a copy: " + name).isTrue();
    }
  }

  private List<String> column(String sql) throws SQLException {
    try (Connection connection = run.database().connect(); Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    }
  }

  private void superuser(String... statements) throws SQLException {
    try (Connection connection = TestDatabase.connectAsSuperuser(run.database()); Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}

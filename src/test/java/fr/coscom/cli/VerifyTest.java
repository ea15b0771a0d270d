package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import fr.coscom.platform.Database;
import fr.coscom.platform.DurableFile;
import fr.coscom.platform.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A released run of sample-data/2024, untouched and tampered with: in a copy of its folder, or by a superuser in a copy of its database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyTest {

  private static final Path OUTPUT = Path.of("target/verified");
  private static final Path FOLDER = OUTPUT.resolve("2024/run-1").toAbsolutePath();

  private CommandLineRun run;

  @TempDir
  Path temporary;

  /** Before and after it the year has dry runs, which leave the run as it is. */
  @BeforeAll
  void release() throws IOException {
    run = CommandLineRun.onFreshDatabase();
    FolderFiles.deleted(OUTPUT);
    dryRun();
    assertThat(run.annualPayment(Path.of("sample-data/2024"), OUTPUT).exitCode()).isEqualTo(ExitCode.DONE);
    String sha256 = DurableFile.sha256(FOLDER.resolve("run.json"));
    assertThat(run.run("approve", "2024-1", "--sha256", sha256, "--operator", "d").exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(run.run("release", "2024-1", "--sha256", sha256, "--operator", "c").exitCode()).isEqualTo(ExitCode.DONE);
    dryRun();
  }

  private void dryRun() {
    Answer dry = run.run("annual-payment", "--year", "2024", "--input", "sample-data/2024-broken", "--output", OUTPUT.toString(),
        "--operator", "operations", "--dry-run");
    assertThat(dry.exitCode()).as(dry.err()).isEqualTo(ExitCode.DONE);
  }

  @AfterAll
  void close() {
    run.close();
  }

  @Test
  void anUntouchedFolderIsEqualByteForByte() {
    Answer answer = run.run("verify", FOLDER.toString());
    assertThat(answer.exitCode()).as(answer.out() + answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out()).contains("contrats recalculés").contains("tout est égal");
    assertThat(run.run("verify", FOLDER.resolveSibling("dry-run-1").toString()).exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(run.run("verify", FOLDER.toString(), "--format", "json").out()).contains("\"equal\" : true");
  }

  @Test
  void aFolderOfNoRunIsRefused() {
    assertThat(run.run("verify", temporary.toString()).exitCode()).isEqualTo(ExitCode.INPUT_REFUSED);
    assertThat(run.run("verify", temporary.resolve("nowhere").toString()).exitCode()).isEqualTo(ExitCode.INPUT_REFUSED);
  }

  @Test
  void whatDeadAttemptsLeftIsToldAndNoDifference() throws IOException {
    Path copy = copy();
    Files.writeString(copy.resolve("report.html.part.failed-1"), "half");
    Files.writeString(copy.resolve(".coscom.lock"), "");
    Files.delete(copy.resolve("released/SCT_CPAM311_COSCOM_2024_20250515_0001.xml"));
    Answer answer = run.run("verify", copy.toString());
    assertThat(answer.exitCode()).as(answer.out()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out()).contains("report.html.part.failed-1");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "entitlements.csv | 0.00 | 0.01 | Fichier modifié : entitlements.csv:",
    "report.html | </html> | </HTML> | Fichier modifié : report.html:",
    "payments/SCT_CPAM811_COSCOM_2024_20250515_0001.xml | <IBAN>FR76 | <IBAN>FR77 | Fichier modifié : payments/SCT_CPAM811",
    "run.json | ANNUAL | ANNUEL | Fichier modifié : run.json:",
  })
  void anEditedFileIsNamedWithItsLine(String file, String from, String to, String sentence) throws IOException {
    Path copy = copy();
    String text = Files.readString(copy.resolve(file));
    Files.writeString(copy.resolve(file), text.replaceFirst(from, to));
    Answer answer = run.run("verify", copy.toString());
    assertThat(answer.exitCode()).isEqualTo(ExitCode.CONTROL_BROKEN);
    assertThat(answer.out()).contains(sentence).contains("1 écart").doesNotContainPattern("FR7[67][0-9]{10}");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Path copy = copy();
    Files.delete(copy.resolve("payments/bordereau-201.html"));
    Answer answer = run.run("verify", copy.toString());
    assertThat(answer.exitCode()).isEqualTo(ExitCode.CONTROL_BROKEN);
    assertThat(answer.out()).contains("Fichier absent : payments/bordereau-201.html");
  }

  /** The files of a kind by themselves, one handed over already, one that somebody edited beside them. */
  @Test
  void whatIsGoneIsPutBackAndWhatWasEditedIsNot() throws IOException {
    Path copy = copy();
    String file = "payments/SCT_CPAM311_COSCOM_2024_20250515_0001.xml";
    List<String> gone = List.of(file, file + ".sha256", "payments/SCT_CPAM811_COSCOM_2024_20250515_0001.xml", "entitlements.csv", "report.pdf",
        "run.json");
    Files.delete(copy.resolve("released/SCT_CPAM811_COSCOM_2024_20250515_0001.xml"));
    for (String path : gone) {
      Files.delete(copy.resolve(path));
    }
    Files.writeString(copy.resolve("accounting.csv"), "x");
    Answer answer = run.run("verify", copy.toString(), "--restore", "--format", "json");
    assertThat(answer.exitCode()).as(answer.out()).isEqualTo(ExitCode.INPUT_REFUSED);

    Files.copy(FOLDER.resolve("run.json"), copy.resolve("run.json"));
    Answer edited = run.run("verify", copy.toString(), "--restore");
    assertThat(edited.exitCode()).as(edited.out()).isEqualTo(ExitCode.CONTROL_BROKEN);
    assertThat(edited.out()).contains("accounting.csv").contains("1 écart").contains("Remis en place, avec les octets scellés : " + file);
    assertThat(copy.resolve("accounting.csv")).hasContent("x");
    assertThat(Files.isSameFile(copy.resolve(file), copy.resolve("released").resolve(Path.of(file).getFileName()))).isTrue();
    for (String path : gone) {
      assertThat(copy.resolve(path)).hasSameBinaryContentAs(FOLDER.resolve(path));
    }
  }

  @Test
  void aFileBesideThoseHandedOverIsADifference() throws IOException {
    Path copy = copy();
    Files.writeString(copy.resolve("released/SCT_CPAM999_COSCOM_2024_20250515_0001.xml"), "<Document/>", StandardCharsets.US_ASCII);
    Answer answer = run.run("verify", copy.toString());
    assertThat(answer.exitCode()).isEqualTo(ExitCode.CONTROL_BROKEN);
    assertThat(answer.out()).contains("released/SCT_CPAM999");
  }

  /** The statement changes one row of a contract chosen by its caisse; each must be told by these words. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "UPDATE posting SET cents = cents + 1 WHERE posting_id = 7                     | premier sceau faux 2: postings | Écriture différente de l'ordonnancement : 7 ",
    "UPDATE posting SET caisse = '021' WHERE posting_id = 8 AND caisse <> '021'    | premier sceau faux 2: postings | Écriture différente de l'ordonnancement : 8 ",
    "DELETE FROM posting WHERE posting_id = 9                                      | missing 9                      | Écriture différente de l'ordonnancement : ? ",
    "INSERT INTO posting (contract_id, year, component, cents, run_id, kind, caisse, reason) SELECT 'MORE', 2024, 'AIF', 500000, run_id, 'ORDER', '311', 'x' FROM run WHERE name = '2024-1' | posting | MORE AIF",
    "UPDATE posting_seal SET digest = repeat('0', 64) WHERE seal_id = 2            | premier sceau faux 2           | Signature sur autre chose que le registre",
    "DELETE FROM posting_seal WHERE seal_id = 1                                    | premier sceau faux 2           | ",
    "UPDATE entitlement SET mao_cents = mao_cents + 1 WHERE run_id = (SELECT run_id FROM run WHERE name = '2024-1') AND status = 'PAYABLE' AND caisse = '811' | mao_cents, recalculé | Ordonnancement différent",
    "UPDATE entitlement SET trace = replace(trace, '2024', '2023') WHERE caisse = '021' | trace, recalculé          | ",
    "UPDATE fact_contracts SET effective_on = '2024-06-01' WHERE caisse = '021'    | aif_cents, recalculé           | trace, recalculé",
    "UPDATE settlement SET to_pay_cents = 1, aif_cents = 1 - rms_cents - rhp_cents - mao_cents WHERE to_pay_cents > 0 AND run_id = (SELECT run_id FROM run WHERE name = '2024-1') | Ordonnancement différent | Virement différent",
    "UPDATE payment_order SET iban = 'FR7630003000010000000000031' WHERE caisse = '201' | Virement différent         | Le registre ne redonne pas le fichier scellé : payments/SCT_CPAM201",
    "UPDATE collective_order SET debtor_name = 'X Y' WHERE caisse = '201'          | Le registre ne redonne pas le fichier scellé : payments/SCT_CPAM201 | bordereau-201",
    "UPDATE control SET detail = 'none'                                            | Le registre ne redonne pas le fichier scellé : run.json | detail",
    "UPDATE signature SET file_sha256 = repeat('0', 64) WHERE caisse = '311'       | Signature sur autre chose que le registre : APPROVE 311 d | RELEASE 311 c",
    "UPDATE signature SET signed_by = 'Zoe Faux' WHERE caisse = '311' AND act = 'RELEASE' | Signature sur autre chose que le registre : RELEASE 311 | Zoe Faux",
    "UPDATE payment_order SET state = 'REJECTED', outcome = 'REJECTED', outcome_on = '2025-05-20' WHERE caisse = '201' | Virement différent | REJECTED",
    "UPDATE run SET operator = 'somebody'                                          | Le registre ne redonne pas le fichier scellé : run.json | bordereau-311",
  })
  void aRowChangedByASuperuserIsNamed(String statement, String sentence, String also) throws SQLException {
    try (Database tampered = TestDatabase.copyOf(run.database())) {
      try (Connection superuser = TestDatabase.connectAsSuperuser(tampered); Statement change = superuser.createStatement()) {
        change.execute("SET session_replication_role = replica");
        assertThat(change.executeUpdate(statement)).as(statement).isPositive();
      }
      Map<String, String> environment = new HashMap<>(TestDatabase.environment(tampered));
      environment.put("COSCOM_NOW", CommandLineRun.NOW);
      Answer answer = new CommandLineRun(tampered, environment).run("verify", FOLDER.toString());
      assertThat(answer.exitCode()).as(answer.out() + answer.err()).isEqualTo(ExitCode.CONTROL_BROKEN);
      assertThat(answer.out()).contains(sentence).contains(also == null ? "" : also).doesNotContain("FR7630003000010000000000031");
    }
  }

  private Path copy() throws IOException {
    Path copy = FolderFiles.deleted(temporary.resolve("copy"));
    FolderFiles.of(FOLDER).writeTo(copy);
    return copy;
  }
}

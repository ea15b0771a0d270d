package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One year through the real command: paid, corrected, corrected again with nothing new. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReprocessTest {

  private static final Path SAMPLE = Path.of("sample-data", "2024");
  private static final String RATES = "rpps;year;rate;measured_on;document_ref;cancelled\n";

  @TempDir
  Path folder;

  private CommandLineRun run;
  private Path output;

  @BeforeAll
  void annualPayment() {
    run = CommandLineRun.onFreshDatabase();
    output = FolderFiles.deleted(Path.of("target", "reprocess"));
  }

  @AfterAll
  void close() {
    run.close();
  }

  @Test
  @Order(1)
  void aYearThatWasNeverPaidIsRefusedAndNothingIsLeft() throws IOException {
    Path input = Files.createDirectories(folder.resolve("fresh"));
    for (String file : List.of("contracts", "sectors", "zones", "paying-caisses", "bank-accounts")) {
      Files.copy(SAMPLE.resolve(file + ".csv"), input.resolve(file + ".csv"));
    }
    Answer refused = reprocess(input, "2025-09-10T09:00:00+02:00");
    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("ni paiement transmis").contains("coscom annual-payment --year 2024");
    assertThat(output.resolve("2024")).doesNotExist();
    assertThat(run.run("status").out()).contains("Aucun paiement");
  }

  @Test
  @Order(2)
  void aYearWhosePaymentIsNotReleasedIsRefusedWithTheNextCommand() throws IOException {
    assertThat(run.annualPayment(SAMPLE, output).exitCode()).isEqualTo(ExitCode.DONE);
    Answer refused = reprocess(corrections(), "2025-09-10T09:00:00+02:00");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("coscom approve 2024-1");
    Released.run(run.database(), "2024-1");
  }

  @Test
  @Order(3)
  void aDryRunOfACorrectionPostsNothingAndHoldsNobodyForNotBeingSent() throws IOException {
    Answer dry = at("2025-09-10T09:00:00+02:00").run("reprocess", "--year", "2024", "--input", corrections().toString(), "--output",
        output.toString(), "--reason", "essai", "--operator", "operations", "--dry-run");
    assertThat(dry.exitCode()).as(dry.err()).isEqualTo(ExitCode.DONE);
    FolderFiles files = FolderFiles.of(output.resolve("2024/dry-run-1"));
    assertThat(files.text("entitlements.csv")).doesNotContain("NOT_SENT");
    assertThat(Table.of(files.text("recoveries.csv")).sum("amount")).isEqualTo("6270.00");
    assertThat(files.text("accounting.csv")).contains(";RAPPEL;").contains(";INDU;").doesNotContain("ACCRUAL");
  }

  @Test
  @Order(4)
  void aCorrectionOrdersTheDifferenceAndNothingElse() throws IOException {
    Answer done = reprocess(corrections(), "2025-09-10T09:00:00+02:00");
    assertThat(done.exitCode()).as(done.err()).isEqualTo(ExitCode.DONE);
    assertThat(done.out()).contains("coscom compare 2024-1 2024-2");
    FolderFiles files = FolderFiles.of(output.resolve("2024/run-2"));
    Table entitlements = Table.of(files.text("entitlements.csv"));
    assertThat(entitlements.column("contract_id")).as("all contracts of the year")
        .isEqualTo(Table.of(FolderFiles.of(output.resolve("2024/run-1")).text("entitlements.csv")).column("contract_id"));
    assertThat(entitlements.sum("to_pay")).isEqualTo("3120.00");
    assertThat(entitlements.sum("to_recover")).isEqualTo("6270.00");
    assertThat(files.names(".xml")).containsExactly("payments/SCT_CPAM811_COSCOM_2024_20250915_0002.xml");
    assertThat(files.text("recoveries.csv").lines()).containsExactly(
        "contract_id;rpps;caisse;year;amount;aif;rms;rhp;mao;paid_on;legal_basis;limitation_on;reason",
        "C-FULL-YEAR;19990000010;311;2024;5000.00;5000.00;0.00;0.00;0.00;2025-05-15;L133_4;2028-05-15;WITHDRAWN",
        "C-SECTOR2-83-5;19990000150;811;2024;1270.00;1270.00;0.00;0.00;0.00;2025-05-15;L133_4;2028-05-15;PAYABLE");
    assertThat(files.text("run.json")).contains("\"UNAFFECTED_AT_ZERO\"").contains("\"DEBTS_EQUAL_RECOVERIES\"")
        .contains("\"execution_date\" : \"2025-09-15\"").contains("\"outside_second_quarter\" : true");
  }

  @Test
  @Order(5)
  void theDifferenceIsToldByCauseAndSumsToTheCent() {
    Answer compared = run.run("compare", "2024-1", "2024-2", "--format", "json", "-v");
    assertThat(compared.exitCode()).as(compared.err()).isEqualTo(ExitCode.DONE);
    JsonNode found = JsonMapper.builder().build().readTree(compared.out());
    assertThat(found.get("schema").asInt()).isEqualTo(1);
    List<String> causes = new ArrayList<>();
    Map<String, Long> parts = new HashMap<>();
    found.get("contracts").forEach(contract -> {
      contract.get("parts").forEach(part -> {
        causes.add("%s %s %s %s > %s line %s: %d".formatted(contract.get("contract").asString(), part.get("file").asString(),
            part.get("column").asString(), part.get("before").asString(""), part.get("after").asString(""),
            part.path("line").asString("-"), part.get("moved").get("total").asLong()));
        parts.merge(contract.get("contract").asString(), part.get("moved").get("total").asLong(), Long::sum);
      });
      assertThat(parts.get(contract.get("contract").asString())).isEqualTo(contract.get("difference").get("total").asLong());
    });
    assertThat(causes).containsExactly(
        "C-FULL-YEAR contracts.csv cancelled  > Y line 2: -500000",
        "C-RATE-MISSING opposable-rates.csv   > 62.40 line 2: 312000",
        "C-SECTOR2-83-5 opposable-rates.csv rate 83.50 > 58.10 line 3: -127000");
    assertThat(found.get("difference").get("total").asLong()).isEqualTo(-315000);
    assertThat(run.run("compare", "2024-1", "2024-2").out()).contains("-1 270,00 €")
        .containsPattern("colonne rate : « 83.50 »\\s+devient « 58.10 »");
    assertThat(run.run("compare", "2024-1", "2024-2", "--lang", "en", "--contract", "C-RATE-MISSING").out())
        .contains("opposable-rates.csv, line 2 (lot 3): row added");
    assertThat(run.run("compare", "2024-1", "2024-9").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  @Order(6)
  void theSameInputAgainOrdersNothingWritesNoPaymentFileAndSaysSo() throws IOException {
    assertThat(reprocess(corrections(), "2025-09-11T09:00:00+02:00").exitCode()).as("2024-2 waits").isEqualTo(ExitCode.REFUSED);
    Released.run(run.database(), "2024-2");
    Answer again = reprocess(corrections(), "2025-10-01T09:00:00+02:00");
    assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.DONE);
    assertThat(again.out()).contains("Rien à payer ni à récupérer");
    FolderFiles files = FolderFiles.of(output.resolve("2024/run-3"));
    assertThat(files.names(".xml")).isEmpty();
    assertThat(files.text("recoveries.csv").lines()).hasSize(1);
    assertThat(files.text("accounting.csv").lines()).hasSize(1);
    assertThat(run.run("compare", "2024-2", "2024-3", "--lang", "en").out()).contains("59 contracts compared, 59 without a difference");
    Released.run(run.database(), "2024-3");
  }

  @Test
  @Order(7)
  void whatBecomesOfADebtIsToldByALaterLot() throws IOException {
    Path input = Files.createDirectories(folder.resolve("events"));
    Files.writeString(input.resolve("debt-events.csv"), """
        contract_id;year;run;event;event_on;amount;document_ref;cancelled
        C-FULL-YEAR;2024;2024-2;NOTIFIED;2025-09-22;;AR-1;
        C-FULL-YEAR;2024;2024-2;CONTESTED;2025-10-20;;CRA-1;
        C-SECTOR2-83-5;2024;2024-2;REPAID;2025-10-02;1270,00;CHQ-1;
        C-RETIRED;2024;2024-2;REPAID;2025-10-02;10;CHQ-2;
        C-SECTOR2-83-5;2024;2024-2;WAIVED;2025-10-03;;CHQ-1;
        """);
    Files.writeString(input.resolve("sectors.csv"), """
        rpps;convention_code;optam;from;to;cancelled
        19990000085;9;;2020-01-01;;
        """);
    Answer done = reprocess(input, "2025-11-03T09:00:00+01:00");
    assertThat(done.exitCode()).as(done.err()).isEqualTo(ExitCode.DONE);
    FolderFiles files = FolderFiles.of(output.resolve("2024/run-4"));
    assertThat(files.text("anomalies.csv")).contains("debt-events.csv;5;run;UNKNOWN_DEBT;2024-2")
        .contains("debt-events.csv;6;amount;AMOUNT_MISSING");
    assertThat(lines(files, "sectors.csv")).singleElement().asString().doesNotContain("du lot");
    assertThat(lines(files, "majorations.csv")).as("found in rows of the first folder").isNotEmpty()
        .allMatch(line -> line.contains("(Ligne du lot 1, dossier chargé par 2024-1 le "));
    assertThat(files.text("report.html")).contains("contesté").contains("remboursé");
    Released.run(run.database(), "2024-4");
  }

  @Test
  @Order(8)
  void whatWasWaivedIsPaidASecondTimeOnlyByADecision() throws IOException {
    Path input = Files.createDirectories(folder.resolve("waived"));
    Files.writeString(input.resolve("debt-events.csv"), """
        contract_id;year;run;event;event_on;amount;document_ref;cancelled
        C-FULL-YEAR;2024;2024-2;WAIVED;2025-11-20;5000,00;CRA-2;
        """);
    Files.writeString(input.resolve("contracts.csv"), Files.readAllLines(SAMPLE.resolve("contracts.csv")).stream()
        .filter(line -> line.startsWith("contract_id;") || line.startsWith("C-FULL-YEAR;")).map(line -> line + "\n").reduce("", String::concat));
    Answer broken = reprocess(input, "2025-12-01T09:00:00+01:00");
    assertThat(broken.exitCode()).as(broken.err()).isEqualTo(ExitCode.CONTROL_BROKEN);
    assertThat(broken.err()).contains("1 écart sur 1, 5\u202F000,00\u00A0€").contains("coscom discard")
        .contains("C-FULL-YEAR : indu 2024-2 abandonné, 5\u202F000,00\u00A0€ ; rappel de 5\u202F000,00\u00A0€")
        .contains("debt-events.csv").contains("holds.csv").contains("DEBT_GIVEN_UP").doesNotContain("équipe du programme");
    assertThat(output.resolve("2024/run-5/run.json")).doesNotExist();
    assertThat(at("2025-12-01T09:30:00+01:00").run("status").out()).as("the same command would break again")
        .contains("Arrêté par un contrôle : RAPPEL_BESIDE_DEBT. Suite :", "coscom discard 2024-5 --reason TEXTE")
        .doesNotContain("relancer la même commande");
    assertThat(at("2025-12-01T10:00:00+01:00").run("discard", "2024-5", "--reason", "indu abandonné", "--operator", "operations").exitCode())
        .isEqualTo(ExitCode.DONE);
    Files.writeString(input.resolve("decisions.csv"), """
        contract_id;year;reason;decision;document_ref;decided_by;decided_on;cancelled
        C-FULL-YEAR;2024;DEBT_GIVEN_UP;PAY;DEC-9;La directrice;2025-12-01;
        """);
    Answer done = reprocess(input, "2025-12-02T09:00:00+01:00");
    assertThat(done.exitCode()).as(done.err()).isEqualTo(ExitCode.DONE);
    FolderFiles files = FolderFiles.of(output.resolve("2024/run-6"));
    assertThat(Table.of(files.text("entitlements.csv")).sum("to_pay")).isEqualTo("5000.00");
    JsonNode decision = JsonMapper.builder().build().readTree(files.text("run.json")).get("decisions").valueStream()
        .filter(d -> d.get("reason").asString().equals("DEBT_GIVEN_UP")).findFirst().orElseThrow();
    assertThat(decision.get("applied").asBoolean()).isTrue();
    assertThat(files.text("payments/bordereau-311.html")).contains("DEBT_GIVEN_UP").contains("DEC-9");
    assertThat(files.text("anomalies.csv")).doesNotContain("PAY DEBT_GIVEN_UP");
    assertThat(lines(files, "debt-events.csv")).as("told once").isEmpty();
    assertThat(lines(files, "sectors.csv")).as("holds until it is answered").singleElement().asString()
        .startsWith("sectors.csv;2;convention_code;NOT_IN_LIST;9;").contains(" (Ligne du lot 5, dossier chargé par 2024-4 le 03/11/2025.);");
  }

  private static List<String> lines(FolderFiles files, String file) throws IOException {
    return files.text("anomalies.csv").lines().filter(line -> line.startsWith(file + ";")).toList();
  }

  private Path corrections() throws IOException {
    Path input = Files.createDirectories(folder.resolve("corrections"));
    Files.writeString(input.resolve("opposable-rates.csv"), RATES
        + "19990000184;2024;62.40;2025-09-01;GED-T;\n19990000150;2024;58.10;2025-09-01;GED-T;\n");
    Files.writeString(input.resolve("contracts.csv"), Files.readAllLines(SAMPLE.resolve("contracts.csv")).stream()
        .filter(line -> line.startsWith("contract_id;") || line.startsWith("C-FULL-YEAR;"))
        .map(line -> line.startsWith("C-FULL-YEAR;") ? line + "Y\n" : line + "\n").reduce("", String::concat));
    return input;
  }

  private Answer reprocess(Path input, String now) {
    return at(now).run("reprocess", "--year", "2024", "--input", input.toString(), "--output", output.toString(), "--reason",
        "pièces reçues", "--operator", "operations");
  }

  private CommandLineRun at(String now) {
    Map<String, String> environment = new HashMap<>(run.environment());
    environment.put("COSCOM_NOW", now);
    return new CommandLineRun(run.database(), environment);
  }
}

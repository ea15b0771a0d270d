package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.platform.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bank's answers to the payment files of sample-data/2024, through the real command. */
class ReconcileCommandTest {

  private static final String MESSAGE = "CPAM311-COSCOM-2024-20250515-0001";

  @TempDir Path folder;

  @Test
  void ofTheAnswersToARealFileEachIsToldOnceAndThePageBalances() throws Exception {
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      Path output = folder.resolve("output");
      assertThat(run.annualPayment(Path.of("sample-data/2024"), output).exitCode()).isZero();
      assertThat(run.run("status").out()).as("the bank has nothing yet").doesNotContain("Banque");
      handOver(run);
      Path report = Files.writeString(folder.resolve("report.xml"), rejections());
      Path page = output.resolve("2024/run-1/reconciliation.html");

      CommandLineRun.Answer first = run.run("reconcile", report.toString(), "--operator", "a.petit");
      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(first.out()).contains("report.xml : 2 réponses appliquées, 0 confirmation, 1 en attente").contains(page.toString());
      assertThat(first.err()).contains("ALERTE : 1 ");
      String html = Files.readString(page);
      assertThat(html).contains("COSCOM24-311-000000002", "AC04\u00A0: compte clos", "un nouveau RIB", "MD07", "BANK_ANSWER_MD07",
          "aucun de nos virements").doesNotContain("FR76");

      assertThat(run.run("reconcile", report.toString(), "--lang", "en").exitCode()).isZero();
      assertThat(Files.readString(page)).as("in the language asked for").contains("<html lang=\"en\"", "Bank reconciliation of the run 2024-1",
          "Rejected: the bank did not execute", "AC04: account closed").doesNotContain("Rapprochement", "compte clos", "À ");

      CommandLineRun.Answer again = run.run("reconcile", report.toString());
      assertThat(again.exitCode()).isZero();
      assertThat(again.out()).contains("report.xml : déjà importé, rien n'a changé.");
      assertThat(Files.readString(page)).as("the same page").isEqualTo(html);

      assertThat(run.run("reconcile", "--close", "3").exitCode()).as("nobody is named").isEqualTo(ExitCode.USAGE);
      assertThat(run.run("reconcile").exitCode()).isEqualTo(ExitCode.USAGE);
      CommandLineRun.Answer known = run.run("reconcile", "--close", "1", "--reason", "x", "--operator", "a.petit");
      assertThat(known.exitCode()).as("the first answer was applied").isEqualTo(ExitCode.REFUSED);
      assertThat(run.run("reconcile", "--close", "3", "--reason", "virement d'un autre service", "--operator", "a.petit").exitCode()).isZero();
      assertThat(Files.readString(page)).as("it is told no more").doesNotContain("aucun de nos virements");
      assertThat(run.run("status").out()).doesNotContain("à traiter");
      assertThat(run.run("reconcile", "--close", "3", "--reason", "x", "--operator", "a.petit").exitCode()).isEqualTo(ExitCode.REFUSED);
      assertThat(run.run("reconcile", report.toString()).out()).as("nor when the file comes again").contains("déjà importé");

      assertThat(run.run("status", "--lang", "en").out()).contains("rejected AC04").contains("bank-accounts.csv: new account details");
      assertThat(run.run("status", "--format", "json").out()).contains("\"rejected\" : 1000000").contains("\"waits_for\" : \"ACCOUNT\"");
    }
  }

  @Test
  void oneRefusedFileKeepsTheOthersOut() throws Exception {
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      assertThat(run.annualPayment(Path.of("sample-data/2024"), folder.resolve("output")).exitCode()).isZero();
      handOver(run);
      Path good = Files.writeString(folder.resolve("good.xml"), rejections());
      Path bad = Files.writeString(folder.resolve("bad.xml"), "<!DOCTYPE a [<!ENTITY b \"c\">]>" + rejections());
      CommandLineRun.Answer refused = run.run("reconcile", good.toString(), bad.toString());
      assertThat(refused.exitCode()).isEqualTo(3);
      assertThat(refused.err()).contains("bad.xml refusé, rien n'a changé");
      assertThat(run.run("status", "--format", "json").out()).contains("\"rejected\" : 0");
    }
  }

  @Test
  void whenTheBooksDoNotBalanceNothingIsImported() throws Exception {
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      assertThat(run.annualPayment(Path.of("sample-data/2024"), folder.resolve("output")).exitCode()).isZero();
      handOver(run);
      try (Connection superuser = TestDatabase.connectAsSuperuser(run.database()); Statement edit = superuser.createStatement()) {
        edit.execute("ALTER TABLE payment_order DISABLE TRIGGER ALL");
        edit.execute("UPDATE payment_order SET amount_cents = amount_cents + 1 WHERE end_to_end_id = 'COSCOM24-311-000000001'");
        edit.execute("ALTER TABLE payment_order ENABLE TRIGGER ALL");
      }
      CommandLineRun.Answer broken = run.run("reconcile", Files.writeString(folder.resolve("report.xml"), rejections()).toString());
      assertThat(broken.exitCode()).isEqualTo(5);
      assertThat(broken.err()).contains("ORDERED_EQUALS_OUTCOMES").contains("rien n'est importé");
      assertThat(run.run("status", "--format", "json").out()).contains("\"rejected\" : 0");
    }
  }

  private static void handOver(CommandLineRun run) throws Exception {
    // As two signatures would, without the persons and their acts.
    try (Connection connection = TestDatabase.connectAsSuperuser(run.database()); Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute("UPDATE collective_order SET state = 'RELEASED'");
      statement.execute("SET session_replication_role = origin");
      statement.execute("UPDATE payment_order SET state = 'SENT'");
    }
  }

  private static String rejections() {
    return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
        <GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2025-05-16T10:00:00+02:00</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
        <OrgnlPmtInfAndSts><OrgnlPmtInfId>CPAM311-COSCOM-2024-0001-01</OrgnlPmtInfId>%s%s%s</OrgnlPmtInfAndSts>
        </CstmrPmtStsRpt></Document>
        """.formatted(MESSAGE, line("000000002", "AC04"), line("000000003", "MD07"), line("000099999", "AC01"));
  }

  private static String line(String number, String code) {
    return """
        <TxInfAndSts><OrgnlEndToEndId>COSCOM24-311-%s</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>%s</Cd></Rsn></StsRsnInf>
        <OrgnlTxRef><Amt><InstdAmt Ccy="EUR">5000.00</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>""".formatted(number, code);
  }
}

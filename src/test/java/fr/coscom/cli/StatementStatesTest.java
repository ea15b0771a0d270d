package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of which runs there are letters: a dry one, one that is not signed, a signed one, one whose transfer is sent again, one of which a
 * caisse's order is discarded, and one that is discarded whole. Real commands, one year.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatementStatesTest {

  private static final String FIRST = "COSCOM24-311-000000001";
  private static final String SECOND = "COSCOM24-311-000000002";

  @TempDir static Path folder;
  private YearAtTheBank year;

  @BeforeAll
  void openTheYear() {
    year = YearAtTheBank.fresh(folder.resolve("output"));
  }

  @AfterAll
  void close() {
    year.close();
  }

  private Answer statement(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "statement";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return year.on("2025-06-02").run(all);
  }

  private Path letters(String name) {
    return folder.resolve("letters").resolve(name);
  }

  private String letter(String name, String contract, String file) throws IOException {
    Answer answer =
        statement(contract, "--year", "2024", "--format", "html", "--output", letters(name).toString());
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    Path written = letters(name).resolve(file);
    assertThat(answer.out().strip()).isEqualTo(written.toString());
    return LettersOfSamples.read(Files.readString(written));
  }

  @Test
  @Order(1)
  void aDryRunHasNoLetters() {
    CaseFolder input = new CaseFolder();
    List.of("C-ONE", "C-TWO").forEach(input::contract);
    input.row("paying-caisses.csv", "caisse", "811", "legal_name", "CPAM AUTRE", "iban", CaseFolder.iban(90));
    CaseFolder.set(input.contract("C-OTHER"), "caisse", "811");
    input.write(folder.resolve("2024"));
    Answer none = statement("C-ONE", "--year", "2024", "--output", letters("none").toString());
    assertThat(none.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(none.err()).contains("Aucun paiement calculé pour 2024");
    year.done("2025-05-05", "annual-payment", "--year", "2024", "--input", folder.resolve("2024").toString(), "--output",
        year.output().toString(), "--operator", "operations", "--dry-run");
    Answer dry = statement("--run", "2024-D1", "--output", letters("dry").toString());
    assertThat(dry.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(dry.err()).contains("2024-D1 est une simulation");
    assertThat(letters("dry")).doesNotExist();
  }

  @Test
  @Order(2)
  void beforeTheSignaturesALetterIsADraftUnderAnotherName() throws IOException {
    year.annualPayment(folder.resolve("2024"));
    assertThat(letter("one", "C-ONE", "2024-1-C-ONE_projet.html")).contains("PROJET, à ne pas envoyer");
    assertThat(statement("C-ONE", "--run", "2024-1", "--output", letters("one").toString()).err())
        .contains("PROJET : 2024-1 n'est pas encore mis en paiement");
  }

  @Test
  @Order(3)
  void eachCaisseSignsForItsOwnLetters() throws IOException {
    year.sign("2025-05-06", "approve", "2024-1", "--caisse", "311");
    year.sign("2025-05-06", "release", "2024-1", "--caisse", "311");
    assertThat(letter("one", "C-ONE", "2024-1-C-ONE.html")).doesNotContain("PROJET");
    assertThat(letter("one", "C-OTHER", "2024-1-C-OTHER_projet.html")).contains("PROJET");
  }

  @Test
  @Order(4)
  void nothingOfADiscardedOrderIsSent() throws IOException {
    year.done("2025-05-07", "discard", "2024-1", "--caisse", "811", "--reason", "RIB douteux", "--operator", "operations");
    Answer refused = statement("C-OTHER", "--run", "2024-1", "--output", letters("one").toString());
    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("est écarté");
    Answer all = statement("--run", "2024-1", "--format", "html", "--output", letters("all").toString());
    assertThat(all.exitCode()).as(all.err()).isEqualTo(ExitCode.DONE);
    assertThat(all.out()).contains("2 lettres");
    assertThat(all.err()).contains("Lettres 100 % (3/3)").contains("1 contrat sans lettre");
    Table index = Table.of(FolderFiles.of(letters("all")).text("index.csv"));
    assertThat(index.row("C-OTHER")).containsEntry("file", "").containsEntry("sha256", "");
    assertThat(FolderFiles.of(letters("all")).names(".html")).containsExactly("2024-1-C-ONE.html", "2024-1-C-TWO.html");
  }

  @Test
  @Order(5)
  void whatIsThereIsTakenAsItIsAndNeverOverwritten() throws IOException {
    String[] again = {"--run", "2024-1", "--format", "html", "--output", letters("all").toString()};
    Files.delete(letters("all").resolve("index.csv"));
    assertThat(statement(again).exitCode()).as("an attempt that died is gone on with").isEqualTo(ExitCode.DONE);
    Files.writeString(letters("all").resolve("2024-1-C-TWO.html"), "annotée à la main");
    Files.delete(letters("all").resolve("index.csv"));
    Answer conflict = statement(again);
    assertThat(conflict.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(conflict.err()).contains("2024-1-C-TWO.html existe déjà avec un autre contenu");
    assertThat(Files.readString(letters("all").resolve("2024-1-C-TWO.html"))).isEqualTo("annotée à la main");
    assertThat(letters("all").resolve("index.csv")).as("no index of half the letters").doesNotExist();
  }

  @Test
  @Order(6)
  void aFolderHoldsTheLettersOfOneRunAndMedium() {
    Path one = letters("medium");
    assertThat(statement("--run", "2024-1", "--output", one.toString()).exitCode()).as("HTML").isEqualTo(ExitCode.DONE);
    Answer other = statement("--run", "2024-1", "--format", "pdf", "--output", one.toString());
    assertThat(other.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(other.err()).contains("contient déjà d'autres lettres");
    assertThat(FolderFiles.of(one).names(".pdf")).isEmpty();
  }

  @Test
  @Order(7)
  void aTransferThatDidNotArriveIsToldWhetherItIsSentAgainOrNot() throws IOException {
    BankAnswers bank = new BankAnswers(folder, CaseFolder.iban(0));
    year.reconcile("2025-05-16", bank.rejections("P1", "CPAM311-COSCOM-2024-20250515-0001", FIRST + " AC04 5000.00", SECOND + " AC04 5000.00"));
    CaseFolder input = new CaseFolder();
    input.row("bank-accounts.csv", "rpps", CaseFolder.rpps(1), "holder", "EXEMPLE 1", "iban", CaseFolder.iban(91));
    year.reprocess("2025-06-02", input.write(folder.resolve("new")));
    assertThat(letter("again", "C-ONE", "2024-2-C-ONE_projet.html")).contains(
        "Le virement de 5 000,00 € prévu le 15/05/2025 n'est pas arrivé à destination",
        "Dont non arrivé, envoyé de nouveau", "À verser maintenant",
        "la même somme est envoyée de nouveau le 09/06/2025, sur le compte FR", "**** **** " + CaseFolder.iban(91).substring(23))
        .doesNotContain("ordonnée en totalité");
    assertThat(letter("again", "C-TWO", "2024-2-C-TWO_projet.html"))
        .contains("Le virement de 5 000,00 € prévu le 15/05/2025 n'est pas arrivé à destination et n'a pas encore été envoyé de nouveau.")
        .doesNotContain("ordonnée en totalité");
  }

  @Test
  @Order(8)
  void aDiscardedRunHasNoLettersAndTheOneBeforeItSpeaksAgain() throws IOException {
    year.done("2025-06-03", "discard", "2024-2", "--reason", "essai", "--operator", "operations");
    Answer refused = statement("--run", "2024-2", "--output", letters("two").toString());
    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("2024-2").contains("est écarté");
    assertThat(letter("one", "C-ONE", "2024-1-C-ONE.html")).contains("Un virement de 5 000,00 € est ordonné pour le 15/05/2025");
  }

  @Test
  @Order(9)
  void whatIsMissingOnTheCommandLineIsAUsageError() {
    assertThat(statement().exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(statement("C-ONE").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(statement("--run", "2024-1").err()).contains("--output");
    assertThat(statement("C-ONE", "--year", "2023", "--run", "2024-1").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(statement("C-ONE", "--run", "2024-7").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(statement("C-NOBODY", "--year", "2024").exitCode()).isEqualTo(ExitCode.USAGE);
  }
}

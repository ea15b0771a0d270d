package fr.coscom.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.coscom.cli.TestedCommand;
import fr.coscom.ledger.FenceStore;
import fr.coscom.ledger.SettlementStore;
import fr.coscom.ledger.Superseded;
import fr.coscom.platform.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others do to a run while it is under way: files lost or edited, rows edited, a run of another year, a stop. */
class DisturbedRunTest {

  private static final String PAYMENT = "payments/SCT_CPAM311_COSCOM_2024_20250515_0001.xml";

  @TempDir private Path folder;
  private TestedYear year;
  private Path input;

  @BeforeEach
  void prepare() {
    year = new TestedYear(folder);
    input = SmallYear.of(2024).in(folder.resolve("input"));
  }

  @AfterEach
  void close() {
    year.close();
  }

  @Test
  void paymentFileThatIsLostBeforeTheSealIsMadeAgain() throws Exception {
    TestedCommand first = disturbed("Écriture des états", () -> Files.delete(year.run("2024-1").resolve("payments")
        .resolve("bordereau-none.html")));
    assertThat(first.exitCode()).isEqualTo(1);
    Map<String, String> written = year.files("2024-1");
    Files.delete(year.run("2024-1").resolve(PAYMENT));
    assertThat(year.annualPayment(2024, input).exitCode()).isZero();
    assertThat(year.files("2024-1")).containsAllEntriesOf(written);
  }

  @Test
  void paymentFileThatIsEditedBreaksTheRunUntilItIsMovedAway() throws Exception {
    Path payment = year.run("2024-1").resolve(PAYMENT);
    TestedCommand first = disturbed("Relecture des fichiers de virements",
        () -> Files.writeString(payment, " ", StandardOpenOption.APPEND));
    assertThat(first.exitCode()).as(first.err()).isEqualTo(5);
    assertThat(year.annualPayment(2024, input).exitCode()).as("edited still").isEqualTo(5);
    Files.move(payment, folder.resolve("edited.xml"));
    assertThat(year.annualPayment(2024, input).exitCode()).isZero();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(delimiter = '|', value = {
    "Second calcul indépendant | UPDATE entitlement SET aif_cents = aif_cents - 1 WHERE contract_id = 'C-2'",
    "Second calcul indépendant | UPDATE entitlement SET status = 'PAYABLE', reasons = '' WHERE contract_id = 'C-12'",
    "Contrôles d'équilibre | UPDATE posting SET cents = cents + 1 WHERE contract_id = 'C-2' AND component = 'AIF'",
    "Contrôles d'équilibre | UPDATE posting SET caisse = '999' WHERE contract_id = 'C-2' AND component = 'AIF'",
    "Contrôles d'équilibre | UPDATE payment_order SET amount_cents = amount_cents + 1 WHERE contract_id = 'C-2'",
    "Contrôles d'équilibre | UPDATE payment_order SET iban = 'FR7610107001011234567890129' WHERE contract_id = 'C-2'",
    "Contrôles d'équilibre | UPDATE payment_order SET holder = 'AUTRE' WHERE contract_id = 'C-2'",
    "Relecture des fichiers de virements | UPDATE payment_order SET iban = 'FR7610107001011234567890129' WHERE contract_id = 'C-2'"
  })
  void rowsEditedBehindTheProgramBreakAControlAndNothingIsSealed(String step, String edit) throws Exception {
    TestedCommand first = disturbed(step, () -> year.tamper("SET session_replication_role = replica; " + edit));
    assertThat(first.exitCode()).as(first.err()).isEqualTo(5);
    assertThat(year.rows("SELECT state FROM run")).containsExactly("PREPARING");
    assertThat(year.run("2024-1").resolve("run.json")).doesNotExist();
    assertThat(year.annualPayment(2024, input).exitCode()).as("until it is discarded").isEqualTo(5);
    assertThat(year.discard("2024-1").exitCode()).isZero();
    assertThat(year.annualPayment(2024, input).exitCode()).as("a new run").isZero();
  }

  @Test
  void whatALaterRunWasSentAgainStaysKnownWhenTheEarlierRunIsDiscarded() throws Exception {
    Path earlier = SmallYear.of(2024).in(folder.resolve("earlier"));
    assertThat(year.annualPayment(2023, earlier).exitCode()).isZero();
    assertThat(year.annualPayment(2024, input).exitCode()).isZero();
    assertThat(year.discard("2023-1").exitCode()).isZero();
    Path withoutHolds = SmallYear.of(2024).without("holds.csv").in(folder.resolve("without-holds"));
    assertThat(year.annualPayment(2023, withoutHolds).exitCode()).isZero();
    assertThat(year.rows("SELECT status || ' ' || reasons FROM entitlement WHERE run_id = (SELECT max(run_id) FROM run) "
        + "AND contract_id = 'C-12'")).as("the hold that the run of 2024 was sent").containsExactly("HELD MANUAL_HOLD");
  }

  @Test
  void attemptThatWakesUpAfterItsRunWasDiscardedWritesNothing() throws Exception {
    disturbed("Ordonnancement", () -> {
      throw new IllegalStateException("frozen");
    });
    long fence = Long.parseLong(year.rows("SELECT fence FROM run").get(0));
    int run = Integer.parseInt(year.rows("SELECT run_id FROM run").get(0));
    assertThat(year.discard("2024-1").exitCode()).isZero();
    try (Connection connection = year.database().connect()) {
      assertThatThrownBy(() -> FenceStore.hold(connection, run, fence)).isInstanceOf(Superseded.class);
    }
  }

  @Test
  void discardWaitsForALoadOfAnotherYear() throws Exception {
    assertThat(year.annualPayment(2024, input).exitCode()).isZero();
    try (Connection load = year.database().connect(); Connection discard = year.database().connect()) {
      load.setAutoCommit(false);
      execute(load, "SELECT wait_for_lots()");
      execute(discard, "SET lock_timeout = '300ms'");
      assertThatThrownBy(() -> SettlementStore.forgetLot(discard, 1)).isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState()).isEqualTo("55P03");
      load.rollback();
      execute(discard, "UPDATE run SET state = 'DISCARDED', discarded_by = 'test', discard_reason = 'test'");
      SettlementStore.forgetLot(discard, 1);
    }
    assertThat(year.rows("SELECT void_from FROM lot")).containsExactly("2");
  }

  @Test
  void errorOfTheServerTellsNoBankAccount() throws Exception {
    assertThat(year.annualPayment(2024, input).exitCode()).isZero();
    try (Connection connection = year.database().connect();
        PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO payment_order SELECT end_to_end_id || 'X', run_id, caisse, year, number + 1000, contract_id || 'X', holder, iban,
                   bic, 0, state FROM payment_order LIMIT 1""")) {
      assertThatThrownBy(insert::executeUpdate).isInstanceOf(SQLException.class)
          .hasMessageNotContaining("FR14").hasMessageNotContaining("MARTIN");
    }
  }

  /** The pool of the job is told by a failure of its own, and a writer that cannot close hides what it was that failed. */
  @ParameterizedTest
  @ValueSource(strings = {"Calcul des contrats 100 %", "Ordonnancement", "Écriture des états"})
  void aDatabaseThatGoesAwayIsSaidInOneSentenceAndTheSameCommandGoesOn(String step) throws Exception {
    TestedCommand first = disturbed(step, () -> year.tamper(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.err().lines().reduce((before, last) -> last)).get().asString().startsWith("La base de données ne répond plus (");
    assertThat(first.err()).doesNotContain("Exception");
    assertThat(year.annualPayment(2024, input).exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"Lecture et chargement des fichiers", "Second calcul indépendant", "Fichiers de virements", "Scellement"})
  void stopEndsTheStepAndTheSameCommandGoesOn(String step) throws Exception {
    StopSignal signal = StopSignal.unhooked();
    TestedCommand first = year.annualPayment(signal, told -> {
      if (told.equals(step)) {
        signal.raise();
      }
    }, 2024, input);
    assertThat(first.exitCode()).as(first.err()).isEqualTo(step.equals("Scellement") ? 0 : 143);
    if (first.exitCode() != 0) {
      assertThat(first.err()).contains("Arrêt demandé");
      assertThat(year.annualPayment(2024, input).exitCode()).isZero();
    }
    assertThat(year.rows("SELECT state FROM run")).containsExactly("SEALED");
  }

  @Test
  void howFarTheFilesOfTheCaissesAreIsToldByTenths() throws Exception {
    TestedCommand command = year.annualPayment(2024, input);
    int files = Integer.parseInt(year.rows("SELECT count(*) FROM collective_order").get(0));
    assertThat(files).isGreaterThan(1);
    List<String> told = command.err().lines().filter(line -> line.startsWith("Fichiers de virements")).toList();
    assertThat(told).hasSize(files + 1).startsWith("Fichiers de virements").endsWith(
        "Fichiers de virements 100 % (" + files + "/" + files + ")");
  }

  @FunctionalInterface
  private interface Disturbance {
    void happen() throws Exception;
  }

  private TestedCommand disturbed(String step, Disturbance disturbance) {
    AtomicBoolean done = new AtomicBoolean();
    return year.annualPayment(StopSignal.unhooked(), told -> {
      if (told.startsWith(step) && !done.getAndSet(true)) {
        try {
          disturbance.happen();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    }, 2024, input);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package fr.coscom.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.ledger.Run;
import fr.coscom.ledger.SettlementStore;
import fr.coscom.platform.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run sends again is asked several times while it settles: no answer of the bank may come in between. Two real sessions. */
class SettlingAloneTest {

  private static final String WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 1129272131 AND NOT granted";

  @TempDir Path folder;
  private PaidYear year;
  private BankFiles bank;
  private Connection settling;
  private Connection importing;
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @BeforeEach
  void pay() throws SQLException {
    year = new PaidYear();
    bank = new BankFiles(folder);
    settling = TestDatabase.connectAsSuperuser(year.database);
    importing = TestDatabase.connectAsSuperuser(year.database);
    settling.setAutoCommit(false);
    importing.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    settling.close();
    importing.close();
    other.shutdownNow();
    year.close();
  }

  @Test
  void anAnswerWaitsUntilTheRunIsSettled() throws Exception {
    settle(year.assessed(PaidYear.nothing(), PaidYear.EUROS, "PAYABLE"));
    Future<?> answer = waiting(() -> take(bank.rejected("P1", "AC01", "B")));
    settling.commit();
    answer.get(20, TimeUnit.SECONDS);
    importing.commit();
    assertThat(year.states()).contains("B=REJECTED");
  }

  @Test
  void aRunSettlesWithTheAnswersThatWereBeingTaken() throws Exception {
    Run run = year.assessed(PaidYear.account("B", "FR76NEWB"), PaidYear.EUROS, "PAYABLE");
    take(bank.rejected("P1", "AC01", "B"));
    Future<?> settled = waiting(() -> settle(run));
    importing.commit();
    settled.get(20, TimeUnit.SECONDS);
    settling.commit();
    assertThat(year.states()).as("the answer was seen").contains("B=REISSUED B=ORDERED");
  }

  private Void settle(Run run) throws SQLException {
    try (var lot = settling.createStatement()) {
      lot.execute("SET coscom.lot = " + run.lot());
    }
    SettlementStore.settle(settling, run);
    return null;
  }

  private Imported take(Path file) throws SQLException {
    return new ReconciliationStore(importing, OffsetDateTime.parse("2025-06-01T09:00:00+02:00"), "a.petit")
        .take(List.of(AnswerFile.checked(file)));
  }

  /** Starts it and sees it wait for the lock. */
  private <T> Future<T> waiting(Callable<T> act) throws Exception {
    Future<T> started = other.submit(act);
    for (int tries = 0; !year.text(WAITING).equals("1"); tries++) {
      assertThat(started.isDone() || tries > 500).as("it did not wait").isFalse();
      Thread.sleep(20);
    }
    return started;
  }
}

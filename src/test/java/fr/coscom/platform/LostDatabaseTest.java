package fr.coscom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures as libraries hand them on. */
class LostDatabaseTest {

  @Test
  void whatTheNetworkDidIsToldRatherThanWhatAPoolMadeOfIt() {
    SQLException driver = new SQLException("Connection to 127.0.0.1:1 refused. Check …", "08001", new ConnectException("Connection refused."));
    SQLException pool = new SQLException("coscom - Connection is not available", "08001", driver);
    assertThat(LostDatabase.sentence(new IllegalStateException("the job ended FAILED", pool))).contains("database.lost");
  }

  @Test
  void whatIsHiddenByAWriterThatCannotCloseOrByARollbackIsFound() {
    RuntimeException close = new RuntimeException("Failed to close 1 delegate(s)");
    close.addSuppressed(new IllegalStateException(new SQLException("FATAL: terminating connection", "57P01")));
    assertThat(LostDatabase.sentence(close)).contains("database.stopped");
    assertThat(LostDatabase.sentence(new RuntimeException("Unable to rollback", new SQLException("Connection is closed")))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "08006, An I/O error occurred, ne répond plus (connexion rompue ou refusée)",
    "57P01, FATAL: terminating connection, ne répond plus (arrêt du serveur)",
    "57P03, FATAL: the database system is starting up, ne répond pas encore (serveur en cours de démarrage)"})
  void howItWentAwayIsSaidInTheUsersLanguageAndTheDriversWordsStayInTheCause(String state, String driver, String says) {
    DatabaseUnavailable told = DatabaseUnavailable.behind(new IllegalStateException(new SQLException(driver, state))).orElseThrow();
    assertThat(told.text("fr")).startsWith("La base de données " + says).doesNotContain(driver);
    assertThat(told).hasStackTraceContaining(driver);
  }

  @Test
  void otherFailuresOfTheDatabaseAreNot() {
    assertThat(LostDatabase.sentence(new SQLException("duplicate key", "23505"))).isEmpty();
    assertThat(LostDatabase.sentence(new IllegalStateException(new SQLException("no code")))).isEmpty();
  }
}

package fr.coscom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Failures as libraries hand them on. */
class LostDatabaseTest {

  @Test
  void whatTheNetworkSaidIsToldRatherThanWhatAPoolMadeOfIt() {
    SQLException driver = new SQLException("Connection to 127.0.0.1:1 refused. Check …", "08001", new ConnectException("Connection refused."));
    SQLException pool = new SQLException("coscom - Connection is not available", "08001", driver);
    assertThat(LostDatabase.cause(new IllegalStateException("the job ended FAILED", pool))).contains("Connection refused");
  }

  @Test
  void whatIsHiddenByAWriterThatCannotCloseOrByARollbackIsFound() {
    RuntimeException close = new RuntimeException("Failed to close 1 delegate(s)");
    close.addSuppressed(new IllegalStateException(new SQLException("FATAL: terminating connection", "57P01")));
    assertThat(LostDatabase.cause(close)).contains("FATAL: terminating connection");
    assertThat(LostDatabase.cause(new RuntimeException("Unable to rollback", new SQLException("Connection is closed")))).isPresent();
  }

  @Test
  void otherFailuresOfTheDatabaseAreNot() {
    assertThat(LostDatabase.cause(new SQLException("duplicate key", "23505"))).isEmpty();
    assertThat(LostDatabase.cause(new IllegalStateException(new SQLException("no code")))).isEmpty();
  }
}

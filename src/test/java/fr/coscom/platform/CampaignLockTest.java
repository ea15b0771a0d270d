package fr.coscom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CampaignLockTest {

  private final Database database = TestDatabase.create();

  @Test
  void oneYearIsHeldByOne() throws SQLException {
    try (CampaignLock first = CampaignLock.tryTake(database, 2025).orElseThrow()) {
      assertThat(first.held()).isTrue();
      assertThat(CampaignLock.tryTake(database, 2025)).isEmpty();
      CampaignLock.tryTake(database, 2024).orElseThrow().close();
    }
    CampaignLock.tryTake(database, 2025).orElseThrow().close();
  }

  @Test
  void aLostSessionIsALostLock() throws SQLException {
    CampaignLock first = CampaignLock.tryTake(database, 2025).orElseThrow();
    try (var superuser = TestDatabase.connectAsSuperuser(database); var statement = superuser.createStatement()) {
      statement.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'");
    }
    assertThat(first.held()).isFalse();
    CampaignLock.tryTake(database, 2025).orElseThrow().close();
  }
}

package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments and days are two forms of one sum; the comparison sees one cent. */
class SecondCalculationFormsTest {

  private static final int CONTRACTS = 400;

  @ParameterizedTest(name = "{0} {1}={2}")
  @CsvSource({
      "2023, zone_loss, END_OF_TERM", "2024, zone_loss, END_OF_TERM", "2024, zone_loss, AT_ONCE",
      "2024, hospital_days, CONTRACT_ONLY", "2024, stagiaire_cap, NONE", "2024, optam_exempt, YES",
      "2024, dp_prorated, YES", "2024, opposable_components, AIF", "2024, reference_interne, 7",
      "2024, adhesion_rule, DOCTOR_SIGNATURE"})
  void segmentsGiveWhatTheDaysGive(int year, String parameter, String value) throws SQLException {
    long seed = new Random().nextInt(1_000_000);
    try (Database database = TestDatabase.create(); Connection connection = TestDatabase.connectAsSuperuser(database)) {
      int runId = RandomPopulation.make(connection, year, CONTRACTS, seed);
      try (SecondCalculationStore store = store(connection, runId, parameter, value)) {
        TestedSecondCalculation.keep(store, connection, runId);
        SecondCalculationStore.Result days = store.compareDayByDay("seed", CONTRACTS);
        assertThat(days.first()).as("population of seed " + seed).isEmpty();
        assertThat(days.contracts()).isEqualTo(CONTRACTS);
        assertThat(store.compare().agrees()).as("it agrees with itself").isTrue();
        assertThat(number(connection, "SELECT count(*) FROM entitlement WHERE status = 'PAYABLE'"))
            .as("the population of seed " + seed + " has something to pay").isGreaterThan(CONTRACTS / 10);
      }
    }
  }

  @Test
  void amountsStayWithinTheirLimits() throws SQLException {
    long seed = new Random().nextInt(1_000_000);
    try (Database database = TestDatabase.create(); Connection connection = TestDatabase.connectAsSuperuser(database)) {
      int runId = RandomPopulation.make(connection, 2024, CONTRACTS, seed);
      try (SecondCalculationStore store = store(connection, runId)) {
        TestedSecondCalculation.keep(store, connection, runId);
        assertThat(number(connection, """
            SELECT count(*) FROM entitlement
             WHERE aif_cents > 500000 OR rhp_cents > 125000 OR rms_cents > 360000
                OR 5 * mao_cents > aif_cents + rhp_cents + rms_cents + 10
            """)).as("seed " + seed).isZero();
      }
    }
  }

  @Test
  void oneCentAndOneStatusAreSeen() throws SQLException {
    try (Database database = TestDatabase.create(); Connection connection = TestDatabase.connectAsSuperuser(database)) {
      int runId = RandomPopulation.make(connection, 2024, 200, 7);
      try (SecondCalculationStore store = store(connection, runId)) {
        TestedSecondCalculation.keep(store, connection, runId);
        String changed = text(connection, "SELECT min(contract_id) FROM entitlement WHERE status = 'PAYABLE'");
        String held = text(connection, "SELECT min(contract_id) FROM entitlement WHERE status = 'HELD' AND aif_cents > 0");
        execute(connection, """
            ALTER TABLE entitlement DISABLE TRIGGER USER;
            UPDATE entitlement SET aif_cents = aif_cents - 1 WHERE contract_id = '%s';
            UPDATE entitlement SET status = 'PAYABLE', reasons = '' WHERE contract_id = '%s'
            """.formatted(changed, held));
        SecondCalculationStore.Result all = store.compare();
        assertThat(all.contracts()).isEqualTo(200);
        assertThat(all.differingContracts()).isEqualTo(2);
        assertThat(all.differences()).as("one amount, one status, one list of reasons").isEqualTo(3);
        assertThat(all.cents().cents()).isEqualTo(1);
        assertThat(all.first()).extracting(SecondCalculationStore.Difference::field)
            .containsExactlyInAnyOrder("aif", "status", "reasons");
        SecondCalculationStore.Result days = store.compareDayByDay("x", 200);
        assertThat(days.first()).extracting(SecondCalculationStore.Difference::contractId).containsExactly(changed);
      }
    }
  }

  @Test
  void aContractThatTheRunForgotIsADifference() throws SQLException {
    try (Database database = TestDatabase.create(); Connection connection = TestDatabase.connectAsSuperuser(database)) {
      int runId = RandomPopulation.make(connection, 2024, 10, 7);
      try (SecondCalculationStore store = store(connection, runId)) {
        SecondCalculationStore.Result all = store.compare();
        assertThat(all.differingContracts()).isEqualTo(10);
        assertThat(all.first()).hasSize(SecondCalculationStore.SHOWN);
        assertThat(all.first().get(0).kept()).contains("ABSENT");
      }
    }
  }

  @Test
  void theSampleFollowsTheSeed() throws SQLException {
    try (Database database = TestDatabase.create(); Connection connection = TestDatabase.connectAsSuperuser(database)) {
      int runId = RandomPopulation.make(connection, 2024, 100, 7);
      try (SecondCalculationStore store = store(connection, runId)) {
        SecondCalculationStore.Result one = store.compareDayByDay("one", 5);
        assertThat(store.compareDayByDay("one", 5)).isEqualTo(one);
        assertThat(store.compareDayByDay("two", 5)).isNotEqualTo(one);
        assertThat(one.contracts()).isEqualTo(5);
      }
      assertThat(number(connection, "SELECT count(*) FROM pg_class WHERE relname LIKE 'second%' AND relpersistence = 't'"))
          .as("nothing is left behind").isZero();
    }
  }

  private static SecondCalculationStore store(Connection connection, int runId, String... changed) {
    return new SecondCalculationStore(connection, runId, TestedSecondCalculation.parameters(changed));
  }

  private static long number(Connection connection, String query) throws SQLException {
    return Long.parseLong(text(connection, query));
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

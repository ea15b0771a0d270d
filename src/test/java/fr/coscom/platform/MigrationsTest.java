package fr.coscom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The external server, played by a database of the suite's own server. */
class MigrationsTest {

  @TempDir
  Path folder;

  private final Database database = TestDatabase.create();
  private final String url = TestDatabase.url(database);

  @Test
  void theTablesOfSpringBatchAreThoseThatVersionTwoWasWrittenFor() throws IOException {
    assertThat(DurableFile.sha256(new ByteArrayInputStream(BatchTables.definition().getBytes(StandardCharsets.UTF_8))))
        .as("another text: if the tables changed, add a migration that changes those of schema batch")
        .isEqualTo("f2ac75cae966e4eb1cd97ee6b11f130495b7109153754a7983befb87614d6e38");
  }

  @Test
  void aSchemaOfANewerProgramIsRefusedWithBothVersions() throws SQLException {
    asOwner("""
        INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                                           execution_time, success)
        VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'postgres', 1, true)""");
    assertThatThrownBy(this::openAsApp).isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("version 99").hasMessageContaining("version " + Migrations.VERSION.getVersion());
  }

  @Test
  void aChangedMigrationIsRefused() throws SQLException {
    asOwner("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");
    assertThatThrownBy(this::openAsApp).isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("checksum");
  }

  @Test
  void aUserWithFewRightsMayUseASchemaThatIsUpToDate() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), TestDatabase.appPassword() + "\n");
    try (Database external = Database.open(Map.of(
            "COSCOM_DB_URL", url, "COSCOM_DB_USER", "coscom_app", "COSCOM_DB_PASSWORD_FILE", password.toString()));
        Connection session = external.connect()) {
      assertThat(session.getSchema()).isEqualTo("public");
      assertThat(external.description()).doesNotContain("requireAuth");
    }
  }

  @Test
  void aUserWithFewRightsCannotBringASchemaUpToDateAndIsTold() throws SQLException {
    asOwner("DELETE FROM flyway_schema_history WHERE script LIKE 'R__%'");
    assertThatThrownBy(this::openAsApp).isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("propriétaire");
  }

  @Test
  void anEmptyDatabaseIsMigratedByItsUser() throws Exception {
    String empty = emptyDatabase();
    Map<String, String> environment = Map.of(
        "COSCOM_DB_URL", empty, "COSCOM_DB_USER", "postgres", "COSCOM_DB_PASSWORD", TestDatabase.ownerPassword());
    Database.open(environment).close();
    try (Database external = Database.open(environment);
        Connection session = external.connect();
        Statement statement = session.createStatement()) {
      statement.execute("SELECT FROM run, batch.batch_job_instance");
    }
  }

  @Test
  void aDatabaseOfSomebodyElseIsLeftAlone() throws Exception {
    String taken = emptyDatabase();
    Map<String, String> environment = Map.of(
        "COSCOM_DB_URL", taken, "COSCOM_DB_USER", "postgres", "COSCOM_DB_PASSWORD", TestDatabase.ownerPassword());
    try (Connection session = new Sessions(taken, "postgres", TestDatabase.ownerPassword()).getConnection();
        Statement statement = session.createStatement()) {
      statement.execute("CREATE TABLE theirs ()");
    }
    assertThatThrownBy(() -> Database.open(environment)).isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("en indiquer une vide");
  }

  @Test
  void aWrongPasswordSaysWhichVariablesToLookAt() {
    assertThatThrownBy(() -> Database.open(Map.of(
            "COSCOM_DB_URL", url, "COSCOM_DB_USER", "coscom_app", "COSCOM_DB_PASSWORD", "secret")))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("COSCOM_DB_PASSWORD_FILE")
        .hasMessageNotContaining("secret");
  }

  /** The server of the tests has no TLS. It answers: nobody is sent to look at the network. */
  @Test
  void aServerThatRefusesTlsIsNotToldToBeSilent() {
    String encrypted = url + (url.contains("?") ? "&" : "?") + "sslmode=require";
    assertThatThrownBy(() -> Database.open(Map.of(
            "COSCOM_DB_URL", encrypted, "COSCOM_DB_USER", "coscom_app", "COSCOM_DB_PASSWORD", "secret")))
        .isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("SSL").hasMessageNotContaining("ne répond pas.");
  }

  /** The words of the driver are English: they stay in the cause. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      127.0.0.1:1/coscom?user=nobody          | 127.0.0.1:1
      127.0.0.1:1,localhost:2/coscom          | 127.0.0.1:1, localhost:2
      nowhere.invalid/coscom?connectTimeout=5 | nowhere.invalid:5432
      """)
  void aServerThatIsNotThereIsNamedInTheUsersLanguage(String place, String named) {
    assertThatThrownBy(() -> Database.open(Map.of("COSCOM_DB_URL", "jdbc:postgresql://" + place)))
        .isInstanceOfSatisfying(DatabaseUnavailable.class, told -> {
          assertThat(told.text("fr")).startsWith("Le serveur " + named + " (COSCOM_DB_URL) ne répond pas. Vérifier ")
              .doesNotContain("Connection", "connection", "..", "nobody").hasLineCount(1);
          assertThat(told.text("en")).startsWith("The server " + named + " (COSCOM_DB_URL) does not answer. ");
          assertThat(told).hasStackTraceContaining("onnection");
        });
  }

  @Test
  void settingsThatContradictEachOtherAreRefused() {
    assertThatThrownBy(() -> Database.open(Map.of("COSCOM_DB_URL", "jdbc:mysql://localhost/coscom")))
        .isInstanceOf(BadSetting.class).hasMessageContaining("jdbc:mysql");
    assertThatThrownBy(() -> Database.open(
            Map.of("COSCOM_DB_URL", url, "COSCOM_DB_PASSWORD", "a", "COSCOM_DB_PASSWORD_FILE", "b")))
        .isInstanceOf(BadSetting.class);
    assertThatThrownBy(() -> Database.open(Map.of("COSCOM_DB_URL", url, "COSCOM_DB_PASSWORD_FILE", "/nowhere")))
        .isInstanceOf(BadSetting.class).hasMessageContaining("/nowhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "jdbc:postgresql://127.0.0.1:1/coscom?password=secret", "jdbc:postgresql://127.0.0.1:1/coscom?user=a&sslpassword=secret",
    "jdbc:postgresql://a:secret@127.0.0.1:1/coscom"})
  void aPasswordInTheAddressIsRefusedSinceLogsShowAddresses(String address) {
    assertThatThrownBy(() -> Database.open(Map.of("COSCOM_DB_URL", address))).isInstanceOf(BadSetting.class)
        .hasMessageContaining("COSCOM_DB_PASSWORD_FILE").hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"COSCOM_DB_USER", "COSCOM_DB_PASSWORD", "COSCOM_DB_PASSWORD_FILE"})
  void whoNamesAUserButNoServerDoesNotGetTheDatabaseOfThisMachine(String name) {
    Map<String, String> environment = Map.of(name, "x", "COSCOM_HOME", folder.resolve("home").toString(), "COSCOM_DB_URL", " ");
    assertThatThrownBy(() -> Database.open(environment)).isInstanceOf(BadSetting.class).hasMessageContaining(name);
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void aMissingPasswordAndAMissingDatabaseAreSaidAsSuch() {
    for (Map<String, String> none : List.of(Map.of("COSCOM_DB_URL", url, "COSCOM_DB_USER", "coscom_app"),
        Map.of("COSCOM_DB_URL", url, "COSCOM_DB_USER", "coscom_app", "COSCOM_DB_PASSWORD", ""))) {
      assertThatThrownBy(() -> Database.open(none)).isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("demande un mot de passe, et aucun n'est donné");
    }
    assertThatThrownBy(() -> Database.open(Map.of("COSCOM_DB_URL", url.replace("/" + database.description() + "?", "/nowhere?"),
            "COSCOM_DB_USER", "coscom_app", "COSCOM_DB_PASSWORD", TestDatabase.appPassword())))
        .isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("n'a pas de base de ce nom").hasMessageContaining("COSCOM_DB_URL");
  }

  @Test
  void aLoginWithoutRightsIsToldWhichRoleToHaveGranted() throws SQLException {
    asOwner("REVOKE SELECT ON ALL TABLES IN SCHEMA public FROM coscom_app");
    assertThatThrownBy(this::openAsApp).isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("GRANT coscom_calculator")
        .hasMessageNotContaining("propriétaire");
  }

  private void openAsApp() {
    Database.open(Map.of(
        "COSCOM_DB_URL", url, "COSCOM_DB_USER", "coscom_app", "COSCOM_DB_PASSWORD", TestDatabase.appPassword())).close();
  }

  private void asOwner(String statement) throws SQLException {
    try (Connection owner = TestDatabase.connectAsOwner(database); Statement s = owner.createStatement()) {
      s.execute(statement);
    }
  }

  private String emptyDatabase() throws SQLException {
    String name = database.description() + "_empty";
    try (Connection superuser = TestDatabase.connectAsSuperuser(database);
        Statement s = superuser.createStatement()) {
      s.execute("CREATE DATABASE " + name + " TEMPLATE template0");
    }
    return url.replace("/" + database.description() + "?", "/" + name + "?");
  }
}

package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import fr.coscom.platform.Database;
import fr.coscom.platform.DurableFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An external server that knows its users: db/roles.sql, three people with a role each, and one with none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseUsersTest {

  private static final Path OUTPUT = Path.of("target/users");
  private EmbeddedPostgres server;

  @BeforeAll
  void start() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
    Database.open(environment("postgres")).close();
    admin(roles());
    admin("""
        CREATE ROLE calculator LOGIN PASSWORD 'x' IN ROLE coscom_calculator;
        CREATE ROLE director LOGIN PASSWORD 'x' IN ROLE coscom_director;
        CREATE ROLE second_director LOGIN PASSWORD 'x' IN ROLE coscom_director;
        CREATE ROLE accountant LOGIN PASSWORD 'x' IN ROLE coscom_accountant;
        CREATE ROLE everything LOGIN PASSWORD 'x' IN ROLE coscom_director, coscom_accountant;
        CREATE ROLE reader LOGIN PASSWORD 'x' IN ROLE coscom_app""");
    Database.open(environment("postgres")).close();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Test
  void eachActWantsAUserWithItsRoleWhateverNameIsTyped() throws IOException, SQLException {
    FolderFiles.deleted(OUTPUT);
    assertThat(prepare("director").exitCode()).as("a director prepares nothing").isEqualTo(ExitCode.REFUSED);
    assertThat(prepare("director").err()).contains("coscom_calculator");
    Answer sealed = prepare("calculator");
    assertThat(sealed.exitCode()).as(sealed.err()).isEqualTo(ExitCode.DONE);

    refused(sign("calculator", "approve", "Mme Directrice"), "coscom_director");
    refused(sign("reader", "approve", "Mme Directrice"), "coscom_director");
    done(sign("director", "approve", "Mme Directrice", "--caisse", "311"));
    done(sign("everything", "approve", "Mme Directrice", "--caisse", "021"));
    refused(sign("director", "release", "M. Comptable", "--caisse", "311"), "coscom_accountant");
    refused(sign("everything", "release", "M. Comptable", "--caisse", "311"), "everything");
    done(sign("accountant", "release", "M. Comptable", "--caisse", "311"));
    done(sign("second_director", "approve", "M. Directeur adjoint", "--caisse", "201"));

    assertThat(one("SELECT string_agg(act || ' ' || caisse || ' ' || signed_by || ' ' || db_user, ', ' ORDER BY signature_id) FROM signature"))
        .isEqualTo("APPROVE 311 Mme Directrice director, APPROVE 021 Mme Directrice everything,"
            + " RELEASE 311 M. Comptable accountant, APPROVE 201 M. Directeur adjoint second_director");
    assertThat(one("SELECT db_user || ' ' || sealed_db_user FROM run")).isEqualTo("calculator calculator");
    assertThat(one("SELECT string_agg(DISTINCT db_user, ' ' ORDER BY db_user) FROM run_event WHERE event LIKE '%REFUSED'"))
        .isEqualTo("calculator director everything reader");
  }

  private Answer prepare(String user) {
    return run(user).annualPayment(Path.of("sample-data/2024"), OUTPUT);
  }

  private Answer sign(String user, String act, String name, String... more) throws IOException {
    String sha256 = DurableFile.sha256(OUTPUT.resolve("2024/run-1/run.json"));
    String[] arguments = new String[6 + more.length];
    System.arraycopy(new String[] {act, "2024-1", "--sha256", sha256, "--operator", name}, 0, arguments, 0, 6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    return run(user).run(arguments);
  }

  private static void done(Answer answer) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
  }

  private static void refused(Answer answer, String sentence) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.err()).contains(sentence);
  }

  private CommandLineRun run(String user) {
    return new CommandLineRun(null, environment(user));
  }

  private Map<String, String> environment(String user) {
    return Map.of("COSCOM_DB_URL", server.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""), "COSCOM_DB_USER", user,
        "COSCOM_DB_PASSWORD", user.equals("postgres") ? "postgres" : "x", "COSCOM_NOW", CommandLineRun.NOW);
  }

  private void admin(String sql) throws SQLException {
    try (Connection session = server.getPostgresDatabase().getConnection(); Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private String one(String sql) throws SQLException {
    try (Connection session = server.getPostgresDatabase().getConnection(); Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String roles() throws IOException {
    try (InputStream in = Database.class.getResourceAsStream("/db/roles.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

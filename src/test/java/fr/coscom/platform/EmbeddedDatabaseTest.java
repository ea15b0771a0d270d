package fr.coscom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  /** A home that was used and left in order, to copy: making one costs two seconds. */
  @TempDir
  static Path used;

  @TempDir
  Path folder;

  private EmbeddedHome home;
  private final List<Process> commands = new ArrayList<>();

  @BeforeAll
  static void useAHome() {
    EmbeddedDatabase.open(EmbeddedHome.at(used, TestDatabase.programs()), ServerSettings.durable()).close();
  }

  @BeforeEach
  void nameTheHome() throws IOException {
    Path path = folder.resolve("a home");
    copy(used, path);
    home = EmbeddedHome.at(path, TestDatabase.programs());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  @AfterEach
  void leaveNothingRunning() throws IOException {
    for (Process command : commands) {
      command.destroyForcibly();
    }
    PostmasterFile.read(home.data()).filter(PostmasterFile::alive)
        .flatMap(server -> ProcessHandle.of(server.pid()))
        .ifPresent(server -> {
          server.destroy();
          server.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        });
  }

  @Test
  void whatIsWrittenIsThereForTheNextCommandAndTheServerIsNot() throws Exception {
    try (Database database = open()) {
      write(database, "311");
    }
    assertThat(home.data().resolve("postmaster.pid")).doesNotExist();
    try (Database database = open()) {
      assertThat(caisses(database)).containsExactly("311");
      assertThat(setting(database, "fsync")).isEqualTo("on");
      assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(database, "data_checksums")).isEqualTo("on");
      assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
    }
    for (Path secret : List.of(home.ownerPassword(), home.appPassword())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret))).isEqualTo("rw-------");
    }
    assertThat(Files.readString(home.data().resolve("pg_hba.conf")).lines().filter(line -> !line.startsWith("#")))
        .as("no line trusts anybody").noneMatch(line -> line.contains("trust"));
  }

  @Test
  void aKilledCommandLeavesAServerThatTheNextOneAdopts() throws Exception {
    Process killed = command();
    long server = PostmasterFile.read(home.data()).orElseThrow().pid();
    killed.destroyForcibly().waitFor();
    assertThat(ProcessHandle.of(server)).as("PostgreSQL outlives its command").isPresent();
    try (Database database = open()) {
      assertThat(PostmasterFile.read(home.data()).orElseThrow().pid()).isEqualTo(server);
      write(database, "311");
    }
    assertThat(PostmasterFile.read(home.data())).as("the last one stops it").isEmpty();
  }

  @Test
  void twoCommandsShareOneServerAndTheLastStopsIt() throws Exception {
    Process other = command();
    long server = PostmasterFile.read(home.data()).orElseThrow().pid();
    try (Database database = open(); Database again = open()) {
      assertThat(PostmasterFile.read(home.data()).orElseThrow().pid()).isEqualTo(server);
      assertThat(caisses(again)).isEmpty();
      other.getOutputStream().close();
      assertThat(other.waitFor()).isZero();
      write(database, "311");
    }
    assertThat(PostmasterFile.read(home.data())).isEmpty();
  }

  @Test
  void aCommandKilledAtAnyMomentOfTheFirstStartStopsNobody() throws Exception {
    DataDirectory.delete(home.data());
    Files.delete(home.ownerPassword());
    for (int millis : new int[] {500, 900, 1400, 2000, 2600}) {
      Process killed = launched();
      killed.waitFor(millis, TimeUnit.MILLISECONDS);
      killed.destroyForcibly().waitFor();
    }
    try (Database database = open()) {
      write(database, "311");
      assertThat(caisses(database)).containsExactly("311");
    }
  }

  @Test
  void aServerStaysWhileAnotherCommandUsesIt() throws Exception {
    Process other = command();
    open().close();
    assertThat(PostmasterFile.read(home.data()).filter(PostmasterFile::alive)).isPresent();
    other.getOutputStream().close();
    assertThat(other.waitFor()).isZero();
    assertThat(PostmasterFile.read(home.data())).isEmpty();
  }

  @Test
  void aKilledServerIsStartedAgainWithAllThatWasCommitted() throws Exception {
    Database database = open();
    write(database, "311");
    ProcessHandle server = ProcessHandle.of(PostmasterFile.read(home.data()).orElseThrow().pid()).orElseThrow();
    server.destroyForcibly();
    try (Database again = open()) {
      assertThat(caisses(again)).containsExactly("311");
    }
    database.close();
  }

  @Test
  void aNumberGivenAgainToAnotherProcessIsNotTakenForTheServer() throws Exception {
    open().close();
    long own = ProcessHandle.current().pid();
    Files.writeString(home.data().resolve("postmaster.pid"),
        own + "\n" + home.data() + "\n1700000000\n5432\n\n127.0.0.1\n  1234 5678\nready   \n");
    try (Database database = open()) {
      assertThat(caisses(database)).isEmpty();
    }
  }

  @Test
  void aHalfMadeDataDirectoryNeverHasTheFinalName() throws Exception {
    DataDirectory.delete(home.data());
    Path unfinished = Files.createDirectories(home.folder().resolve("data-unfinished-1/base"));
    Files.writeString(unfinished.resolveSibling("postgresql.conf"), "");
    try (Database database = open()) {
      assertThat(caisses(database)).isEmpty();
    }
    try (Stream<Path> left = Files.list(home.folder())) {
      assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("data-unfinished"));
    }
  }

  @Test
  void thePasswordIsNeeded() throws Exception {
    try (Database database = open()) {
      int port = PostmasterFile.read(home.data()).orElseThrow().port();
      String url = "jdbc:postgresql://127.0.0.1:" + port + "/coscom";
      for (String user : List.of("postgres", "coscom_app")) {
        assertThatThrownBy(() -> DriverManager.getConnection(url, user, "wrong").close())
            .as(user).isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(url, user, null).close())
            .as(user).isInstanceOf(SQLException.class);
      }
      DriverManager.getConnection(url, "coscom_app", PasswordFile.read(home.appPassword())).close();
      assertThat(database.description()).doesNotContain(PasswordFile.read(home.appPassword()));
    }
  }

  @Test
  void aLostPasswordOfTheCommandsIsMadeAnew() throws Exception {
    open().close();
    Files.delete(home.appPassword());
    try (Database database = open()) {
      assertThat(caisses(database)).isEmpty();
    }
  }

  @Test
  void dataOfAnotherVersionAreRefused() throws Exception {
    open().close();
    Files.writeString(home.data().resolve("PG_VERSION"), "17\n");
    assertThatThrownBy(this::open).isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("17").hasMessageContaining("18");
  }

  private Database open() {
    return EmbeddedDatabase.open(home, ServerSettings.durable());
  }

  private Process launched() throws IOException {
    Process process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("java.class.path"), ServerHolder.class.getName(), home.folder().toString(),
        home.programs().toString()).redirectErrorStream(true).start();
    commands.add(process);
    return process;
  }

  private Process command() throws IOException {
    Process process = launched();
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals("READY")) {
        return process;
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("the command did not get ready: " + said);
  }

  private static void write(Database database, String caisse) throws SQLException {
    try (Connection session = database.connect(); Statement statement = session.createStatement()) {
      statement.execute("INSERT INTO order_counter VALUES ('" + caisse + "', 2025)");
    }
  }

  private static List<String> caisses(Database database) throws SQLException {
    return column(database, "SELECT caisse FROM order_counter ORDER BY 1");
  }

  private static String setting(Database database, String name) throws SQLException {
    return column(database, "SHOW " + name).get(0);
  }

  private static List<String> column(Database database, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection session = database.connect(); Statement s = session.createStatement();
        ResultSet rows = s.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}

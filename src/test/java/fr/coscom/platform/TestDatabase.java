package fr.coscom.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A migrated database of its own for a test class, cloned in some 20 ms from a template on one embedded server for the
 * whole suite. The server does not sync and dies with the JVM.
 */
public final class TestDatabase {

  private static final AtomicInteger CLONES = new AtomicInteger();
  private static final String TEMPLATE = EmbeddedRoles.DATABASE;

  private TestDatabase() {}

  /** An empty, migrated database, gone when it is closed; sessions are of {@code coscom_app}, with its few rights. */
  public static Database create() {
    return clone(TEMPLATE);
  }

  /** The same with all that another holds, on which no session may be open. */
  public static Database copyOf(Database other) {
    return clone(other.description());
  }

  private static Database clone(String template) {
    Suite suite = Suite.STARTED;
    String name = "test_" + CLONES.incrementAndGet();
    try (Connection session = suite.superuser("postgres").getConnection();
        Statement statement = session.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER coscom_owner STRATEGY file_copy");
      EmbeddedRoles.grant(session, name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Database(new Sessions(suite.url(name), EmbeddedRoles.APP, suite.appPassword), name, () -> drop(suite, name));
  }

  /** The variables with which a command works on this database; it must be kept open as long. */
  public static Map<String, String> environment(Database database) {
    return Map.of(
        "COSCOM_DB_URL", url(database), "COSCOM_DB_USER", EmbeddedRoles.APP, "COSCOM_DB_PASSWORD", appPassword());
  }

  /** Some thousand files each: left until the end of the suite they take longer to delete than surefire waits. */
  private static void drop(Suite suite, String name) {
    try (Connection session = suite.superuser("postgres").getConnection(); Statement statement = session.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A session of the owner of the schema, who may do what {@code coscom_app} may not. */
  public static Connection connectAsOwner(Database database) throws SQLException {
    Suite suite = Suite.STARTED;
    String url = suite.url(database.description());
    return Sessions.asOwner(url, EmbeddedServer.SUPERUSER, suite.ownerPassword).getConnection();
  }

  /** A session of the superuser: for tests that tamper. */
  public static Connection connectAsSuperuser(Database database) throws SQLException {
    return Suite.STARTED.superuser(database.description()).getConnection();
  }

  /** Programs unpacked once for all tests of this working copy that one machine runs: two would unpack at a time. */
  public static Path programs() {
    return Path.of("target", "postgresql" + System.getProperty("coscom.fork", "")).toAbsolutePath();
  }

  static String url(Database database) {
    return Suite.STARTED.url(database.description());
  }

  static String ownerPassword() {
    return Suite.STARTED.ownerPassword;
  }

  static String appPassword() {
    return Suite.STARTED.appPassword;
  }

  private static final class Suite {

    static final Suite STARTED = new Suite();

    final int port;
    final String ownerPassword;
    final String appPassword;

    Suite() {
      try {
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        sweep(target);
        Path folder = target.resolve("test-home-" + ProcessHandle.current().pid());
        EmbeddedHome home = EmbeddedHome.at(folder, programs());
        Database template = EmbeddedDatabase.open(home, ServerSettings.fleeting());
        port = PostmasterFile.read(home.data()).orElseThrow().port();
        ownerPassword = PasswordFile.read(home.ownerPassword());
        appPassword = PasswordFile.read(home.appPassword());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
          template.close();
          DataDirectory.delete(folder);
        }));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What a killed suite left. */
    private static void sweep(Path target) throws IOException {
      try (DirectoryStream<Path> homes = Files.newDirectoryStream(target, "test-home-*")) {
        for (Path folder : homes) {
          long owner = Long.parseLong(folder.getFileName().toString().substring("test-home-".length()));
          if (ProcessHandle.of(owner).isEmpty()) {
            PostmasterFile.read(folder.resolve("data")).filter(PostmasterFile::alive)
                .ifPresent(server -> ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroy));
            DataDirectory.delete(folder);
          }
        }
      }
    }

    String url(String database) {
      return EmbeddedServer.url(port, database);
    }

    Sessions superuser(String database) {
      return new Sessions(url(database), EmbeddedServer.SUPERUSER, ownerPassword);
    }
  }
}

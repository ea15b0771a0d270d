package fr.coscom.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real PostgreSQL server, one a test process; every call of {@link #fresh()} is a new database with the schema. */
final class LedgerDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static EmbeddedPostgres server;

  private LedgerDatabase() {}

  static synchronized Connection fresh() throws SQLException {
    if (server == null) {
      start();
    }
    String name = "ledger" + NUMBER.incrementAndGet();
    try (Connection admin = connect("postgres"); Statement statement = admin.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE ledger STRATEGY = file_copy");
    }
    return connect(name);
  }

  private static void start() throws SQLException {
    try {
      server = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Connection admin = connect("postgres"); Statement statement = admin.createStatement()) {
      statement.execute("CREATE DATABASE ledger");
    }
    try (Connection ledger = connect("ledger"); Statement statement = ledger.createStatement()) {
      statement.execute(schema());
    }
  }

  private static Connection connect(String database) throws SQLException {
    return server.getDatabase("postgres", database).getConnection();
  }

  private static String schema() {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("V")).sorted().toList()) {
        all.append(Files.readString(file)).append('\n');
      }
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

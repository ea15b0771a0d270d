package fr.coscom.platform;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The program's database, migrated: our tables in schema {@code public}, those of Spring Batch in schema {@code batch}.
 * An external PostgreSQL when {@code COSCOM_DB_URL} is set, else the embedded one of {@code COSCOM_HOME}.
 */
public final class Database implements AutoCloseable {

  private final Sessions sessions;
  private final String description;
  private final Runnable release;

  Database(Sessions sessions, String description, Runnable release) {
    this.sessions = sessions;
    this.description = description;
    this.release = release;
  }

  /**
   * Opens the database that the environment names, and brings its schema up to date.
   *
   * @param environment {@code COSCOM_DB_URL}, {@code COSCOM_DB_USER}, {@code COSCOM_DB_PASSWORD} or
   *     {@code COSCOM_DB_PASSWORD_FILE}; else {@code COSCOM_HOME}
   * @throws DatabaseUnavailable when it cannot be used now; the message says what to do
   * @throws BadSetting when the variables contradict each other
   */
  public static Database open(Map<String, String> environment) {
    String url = environment.getOrDefault("COSCOM_DB_URL", "").strip();
    if (url.isEmpty()) {
      refuseAlone(environment);
    }
    return url.isEmpty()
        ? EmbeddedDatabase.open(EmbeddedHome.of(environment), ServerSettings.durable())
        : ExternalDatabase.open(url, environment);
  }

  /** Whoever names a user means a server: the ledger of this machine must not be taken for that one. */
  private static void refuseAlone(Map<String, String> environment) {
    for (String name : List.of("COSCOM_DB_USER", "COSCOM_DB_PASSWORD", "COSCOM_DB_PASSWORD_FILE")) {
      if (!environment.getOrDefault(name, "").isEmpty()) {
        throw new BadSetting(null, "setting.alone", name);
      }
    }
  }

  /** A new session at each call, in UTC; whoever takes it closes it. */
  public Connection connect() throws SQLException {
    return sessions.getConnection();
  }

  /** The same sessions, for those who want a source of them. There is no pool behind it. */
  public DataSource dataSource() {
    return sessions;
  }

  /** Which server it is, without any secret. */
  public String description() {
    return description;
  }

  /**
   * Lets the server go: the embedded one is stopped when no other command uses it. Sessions must be closed before. No
   * shutdown hook does this; whoever opened closes, in order.
   *
   * @throws DatabaseUnavailable when the embedded server does not stop
   */
  @Override
  public void close() {
    release.run();
  }

  static DatabaseUnavailable failed(SQLException e, String description) {
    boolean diskFull = "53100".equals(e.getSQLState());
    return new DatabaseUnavailable(e, diskFull ? "server.disk" : "database.failed", description, LostDatabase.said(e));
  }

  static DatabaseUnavailable failed(IOException e, String description) {
    return new DatabaseUnavailable(e, "home.unusable", description, e);
  }
}

package fr.coscom.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The database and the roles of the embedded server. The owner of the schema cannot log in; the commands work as a role
 * that owns nothing. Each statement may be the last one before a kill, so each looks first at what is there.
 */
final class EmbeddedRoles {

  static final String OWNER = "coscom_owner";
  static final String APP = "coscom_app";
  static final String DATABASE = "coscom";

  private EmbeddedRoles() {}

  /** @param password of the commands' role, as its file has it */
  static void ensure(Sessions superuser, String database, String password) throws SQLException {
    try (Connection session = superuser.getConnection(); Statement statement = session.createStatement()) {
      // The server may still be at work for a command that was killed here: what that one asked for ends first.
      statement.execute("SELECT pg_advisory_lock(hashtextextended('coscom.roles', 0))");
      if (!exists(session, "SELECT FROM pg_roles WHERE rolname = ?", OWNER)) {
        statement.execute("CREATE ROLE coscom_owner NOLOGIN NOSUPERUSER");
      }
      if (!exists(session, "SELECT FROM pg_roles WHERE rolname = ?", APP)) {
        statement.execute("CREATE ROLE coscom_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT");
        setPassword(session, password);
      }
      if (!exists(session, "SELECT FROM pg_database WHERE datname = ?", database)) {
        statement.execute("CREATE DATABASE " + database + " OWNER coscom_owner TEMPLATE template0");
      }
      grant(session, database);
    }
  }

  /** A clone of a database does not take these rights over. */
  static void grant(Connection session, String database) throws SQLException {
    String open = """
        SELECT FROM pg_database d
         WHERE datname = ?
           AND (has_database_privilege('public', d.oid, 'TEMP')
             OR NOT has_database_privilege('coscom_app', d.oid, 'TEMP'))""";
    try (Statement statement = session.createStatement()) {
      if (exists(session, open, database)) {
        statement.execute("REVOKE ALL ON DATABASE template1, postgres, " + database + " FROM PUBLIC");
        statement.execute("GRANT CONNECT, TEMPORARY ON DATABASE " + database + " TO coscom_app");
      }
    }
  }

  /** Gives the commands' role the password of its file, unless it has it already. */
  static void ensurePassword(Sessions superuser, Sessions app, String password) throws SQLException {
    try {
      app.getConnection().close();
    } catch (SQLException e) {
      if (!"28P01".equals(e.getSQLState())) {
        throw e;
      }
      try (Connection session = superuser.getConnection()) {
        setPassword(session, password);
      }
    }
  }

  private static void setPassword(Connection session, String password) throws SQLException {
    try (PreparedStatement quote = session.prepareStatement("SELECT format('ALTER ROLE coscom_app PASSWORD %L', ?)")) {
      quote.setString(1, password);
      try (ResultSet row = quote.executeQuery(); Statement statement = session.createStatement()) {
        row.next();
        statement.execute(row.getString(1));
      }
    }
  }

  private static boolean exists(Connection session, String query, String name) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}

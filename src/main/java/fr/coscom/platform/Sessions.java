package fr.coscom.platform;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.Driver;

/**
 * Opens sessions that behave the same whatever the machine, the server and the role are set to. There is no pool: a
 * session setting ({@code SET coscom.lot}) must not pass from one use to the next.
 */
final class Sessions implements DataSource {

  /**
   * The driver sends the JVM's time zone with the connection and it wins over every connection property, hence SET.
   * Five minutes: longer than any pause inside a transaction, short enough to free what a frozen process holds. With the 4 MB that a
   * server comes with, questions about a large year take another way and do not end.
   */
  private static final String SAME_EVERYWHERE = """
      SET TIME ZONE 'UTC';
      SET datestyle = 'ISO, YMD';
      SET search_path = public;
      SET client_min_messages = warning;
      SET statement_timeout = 0;
      SET work_mem = '32MB';
      SET idle_in_transaction_session_timeout = '5min'""";

  private final String url;
  private final Properties properties = new Properties();
  private final String atStart;

  /** @param url what it says itself wins over our properties, but for user and password */
  Sessions(String url, String user, String password) {
    this(url, user, password, SAME_EVERYWHERE);
  }

  private Sessions(String url, String user, String password, String atStart) {
    this.url = url;
    this.atStart = atStart;
    set("user", user);
    set("password", password);
    set("ApplicationName", "coscom");
    set("reWriteBatchedInserts", "true");
    set("tcpKeepAlive", "true");
    // The detail of an error holds the row that failed, names and bank accounts too.
    set("logServerErrorDetail", "false");
    set("connectTimeout", "10");
    // Bounds the wait for a server that vanished; no statement of ours takes an hour.
    set("socketTimeout", "3600");
  }

  /** Sessions of a superuser that work as the owner of the schema. */
  static Sessions asOwner(String url, String user, String password) {
    return new Sessions(url, user, password, SAME_EVERYWHERE + "; SET ROLE " + EmbeddedRoles.OWNER);
  }

  private void set(String name, String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection session = new Driver().connect(url, properties);
    if (session == null) {
      throw new SQLException("not a URL of PostgreSQL");
    }
    try (Statement statement = session.createStatement()) {
      statement.execute(atStart);
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the user is fixed");
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}

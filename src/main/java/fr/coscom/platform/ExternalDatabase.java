package fr.coscom.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens the database on the server that {@code COSCOM_DB_URL} names; its user migrates too, if it may. */
final class ExternalDatabase {

  private static final int OLDEST = 15;
  /** Every library that has the URL may log it. */
  private static final Pattern SECRET = Pattern.compile("[?&](ssl)?password=|//[^/]*@", Pattern.CASE_INSENSITIVE);

  private ExternalDatabase() {}

  static Database open(String url, Map<String, String> environment) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new BadSetting(null, "url.bad", withoutSecrets(url));
    }
    if (SECRET.matcher(url).find()) {
      throw new BadSetting(null, "url.secret", withoutSecrets(url));
    }
    String password = password(environment);
    Sessions sessions = new Sessions(url, environment.get("COSCOM_DB_USER"), password);
    refuseUnusable(sessions, password == null || password.isEmpty(), url);
    Migrations.migrate(sessions);
    return new Database(sessions, "PostgreSQL, " + withoutSecrets(url), () -> {});
  }

  private static String password(Map<String, String> environment) {
    String password = environment.get("COSCOM_DB_PASSWORD");
    String file = environment.get("COSCOM_DB_PASSWORD_FILE");
    if (password != null && file != null) {
      throw new BadSetting(null, "password.twice");
    }
    try {
      return file == null ? password : PasswordFile.read(Path.of(file));
    } catch (IOException e) {
      throw new BadSetting(e, "password.file", file);
    }
  }

  private static void refuseUnusable(Sessions sessions, boolean noPassword, String url) {
    try (Connection session = sessions.getConnection()) {
      int version = session.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new DatabaseUnavailable(null, "server.old", withoutSecrets(url), version, OLDEST);
      }
    } catch (SQLException e) {
      throw refused(e, noPassword, url);
    }
  }

  private static DatabaseUnavailable refused(SQLException e, boolean noPassword, String url) {
    String shown = withoutSecrets(url);
    String state = String.valueOf(e.getSQLState());
    boolean login = state.startsWith("28");
    // The driver itself refuses a login without a password when the server asks for one.
    if (noPassword && (login || state.equals("08004"))) {
      return new DatabaseUnavailable(e, "login.noPassword", shown);
    }
    if (state.equals("3D000")) {
      return new DatabaseUnavailable(e, "database.unknown", shown, LostDatabase.said(e));
    }
    if (LostDatabase.network(e)) {
      return new DatabaseUnavailable(e, "database.unreachable", servers(url));
    }
    if (LostDatabase.STATES.contains(state)) {
      return new DatabaseUnavailable(e, LostDatabase.sentence(e).orElseThrow());
    }
    return login ? new DatabaseUnavailable(e, "login.refused", shown) : Database.failed(e, shown);
  }

  /** Host and port as the driver takes them from the URL, the ones that it supposes included. */
  private static String servers(String url) {
    Properties parsed = Driver.parseURL(url, new Properties());
    if (parsed == null) {
      return withoutSecrets(url);
    }
    String[] hosts = PGProperty.PG_HOST.getOrDefault(parsed).split(",");
    String[] ports = PGProperty.PG_PORT.getOrDefault(parsed).split(",");
    return IntStream.range(0, hosts.length).mapToObj(i -> hosts[i] + ":" + ports[i]).collect(Collectors.joining(", "));
  }

  /** A URL may carry a password after the question mark, or before an at sign. */
  private static String withoutSecrets(String url) {
    return url.replaceAll("\\?.*", "").replaceAll("//[^/]*@", "//");
  }
}

package fr.coscom.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Opens the database on the server that {@code COSCOM_DB_URL} names; its user migrates too, if it may. */
final class ExternalDatabase {

  private static final int OLDEST = 15;

  private ExternalDatabase() {}

  static Database open(String url, Map<String, String> environment) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new BadSetting(null, "url.bad", withoutSecrets(url));
    }
    Sessions sessions = new Sessions(url, environment.get("COSCOM_DB_USER"), password(environment));
    refuseUnusable(sessions, withoutSecrets(url));
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

  private static void refuseUnusable(Sessions sessions, String shown) {
    try (Connection session = sessions.getConnection()) {
      int version = session.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new DatabaseUnavailable(null, "server.old", shown, version, OLDEST);
      }
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (state.startsWith("28")) {
        throw new DatabaseUnavailable(e, "login.refused", shown);
      }
      throw Database.failed(e, shown);
    }
  }

  /** A URL may carry a password after the question mark, or before an at sign. */
  private static String withoutSecrets(String url) {
    return url.replaceAll("\\?.*", "").replaceAll("//[^/]*@", "//");
  }
}

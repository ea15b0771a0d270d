package fr.coscom.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/** Brings the schema to the version of the program, as {@code db/migration} tells it. Flyway locks out a second one. */
public final class Migrations {

  /** The newest version in {@code db/migration} and in Java. */
  static final MigrationVersion VERSION = MigrationVersion.fromVersion("12");

  private Migrations() {}

  /**
   * @param owner sessions of a role that may create tables; when nothing is to be done any role that may read will do
   * @throws DatabaseUnavailable when the schema is newer than the program, is not ours, or may not be changed
   */
  static void migrate(DataSource owner) {
    boolean read = false;
    try {
      Flyway flyway = flyway(owner);
      MigrationInfoService info = flyway.info();
      refuseNewer(info);
      read = true;
      if (info.pending().length > 0) {
        flyway.migrate();
      } else {
        flyway.validate();
      }
    } catch (FlywayException | SQLException e) {
      throw reason(e, read ? "schema.rights" : "schema.unreadable");
    }
  }

  private static Flyway flyway(DataSource owner) throws SQLException {
    return Flyway.configure()
        .dataSource(owner)
        .locations("classpath:db/migration")
        .javaMigrations(new BatchTables())
        .defaultSchema("public")
        .schemas("public")
        .createSchemas(false)
        .cleanDisabled(true)
        .outOfOrder(false)
        .validateMigrationNaming(true)
        // A changed value makes Flyway grant anew: new tables, or the role came later.
        .placeholders(Map.of("schema_version", VERSION.getVersion(), "app_role", appRole(owner)))
        .load();
  }

  private static String appRole(DataSource owner) throws SQLException {
    try (Connection session = owner.getConnection();
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("SELECT FROM pg_roles WHERE rolname = 'coscom_app'")) {
      return row.next() ? "present" : "absent";
    }
  }

  private static void refuseNewer(MigrationInfoService info) {
    MigrationVersion theirs = newest(info.applied());
    if (theirs.compareTo(VERSION) > 0) {
      throw new DatabaseUnavailable(null, "schema.newer", theirs, VERSION);
    }
    if (!newest(info.all()).equals(VERSION)) {
      throw new IllegalStateException("Migrations.VERSION is not the newest: rights would not be granted anew");
    }
  }

  private static MigrationVersion newest(MigrationInfo[] migrations) {
    return Arrays.stream(migrations)
        .map(MigrationInfo::getVersion)
        .filter(Objects::nonNull)
        .max(MigrationVersion::compareTo)
        .orElse(MigrationVersion.fromVersion("0"));
  }

  /** @param rights what is said to a user whose rights do not reach */
  private static DatabaseUnavailable reason(Exception e, String rights) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return "42501".equals(sql.getSQLState())
            ? new DatabaseUnavailable(e, rights, LostDatabase.said(sql))
            : Database.failed(sql, "public, batch");
      }
    }
    return new DatabaseUnavailable(e, "schema.failed", e.getMessage());
  }
}

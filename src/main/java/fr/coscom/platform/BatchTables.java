package fr.coscom.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** Spring Batch's own tables, as its jar defines them, in a schema of their own. */
final class BatchTables implements JavaMigration {

  static final String DEFINITION = "/org/springframework/batch/core/schema-postgresql.sql";

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("2");
  }

  @Override
  public String getDescription() {
    return "batch tables";
  }

  /** None: another wording of the same tables in a later jar must not stop a payment. A test watches the text. */
  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws Exception {
    try (Statement statement = context.getConnection().createStatement()) {
      statement.execute("CREATE SCHEMA batch");
      statement.execute("SET LOCAL search_path = batch");
      statement.execute(definition());
      statement.execute("SET LOCAL search_path = public");
    }
  }

  static String definition() throws IOException {
    try (InputStream in = BatchTables.class.getResourceAsStream(DEFINITION)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

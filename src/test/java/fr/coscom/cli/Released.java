package fr.coscom.cli;

import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Puts a sealed run into the state that two signatures would, without the persons and their acts. */
final class Released {

  private Released() {}

  static void run(Database database, String name) {
    try (Connection connection = TestDatabase.connectAsSuperuser(database); Statement set = connection.createStatement();
        PreparedStatement update = connection.prepareStatement("UPDATE run SET state = 'RELEASED' WHERE name = ?")) {
      set.execute("SET session_replication_role = replica");
      update.setString(1, name);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

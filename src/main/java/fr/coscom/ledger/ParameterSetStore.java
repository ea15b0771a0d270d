package fr.coscom.ledger;

import fr.coscom.law.ParameterSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Keeps every set of parameters that a run pinned. */
public final class ParameterSetStore {

  private ParameterSetStore() {}

  public static void pin(Connection connection, ParameterSet set) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "INSERT INTO parameter_set (digest, content) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING")) {
      insert.setString(1, set.digest());
      insert.setString(2, set.content());
      insert.executeUpdate();
    }
  }

  /** @throws IllegalStateException when no run pinned it */
  public static ParameterSet pinned(Connection connection, String digest) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT content FROM parameter_set WHERE digest = ?")) {
      select.setString(1, digest);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("no parameter set " + digest);
        }
        return ParameterSet.parse(row.getString(1));
      }
    }
  }
}

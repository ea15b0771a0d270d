package fr.coscom.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Sets what is known for the rest of a transaction: the views {@code known_…} then show the facts as known to one lot. */
public final class KnownLotStore {

  private KnownLotStore() {}

  /** @param connection with a transaction open; the setting ends with it */
  public static void set(Connection connection, int lot) throws SQLException {
    try (PreparedStatement set = connection.prepareStatement("SELECT set_config('coscom.lot', ?, true)")) {
      set.setString(1, Integer.toString(lot));
      set.execute();
    }
  }
}

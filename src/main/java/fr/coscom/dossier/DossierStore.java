package fr.coscom.dossier;

import fr.coscom.basis.CivilYear;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the facts known to a run for its dossiers, one doctor after the other in the order of RPPS. Each kind of fact is one ordered
 * cursor, and the cursors are merged: memory does not grow with the population. The session must have set {@code coscom.lot}.
 */
public final class DossierStore {

  private static final int ROWS_PER_FETCH = 2000;

  /** After every RPPS. */
  private static final String LAST = "99999999999";

  private DossierStore() {}

  /** Doctors of whom some contract is not assessed yet, from after {@code afterRpps} up to {@code lastRpps}. */
  public static DossierCursor notYetAssessed(Connection connection, int runId, CivilYear year, String afterRpps, String lastRpps)
      throws SQLException {
    return new DossierCursor(connection, new Scope(runId, year, afterRpps, lastRpps, Optional.empty(), false));
  }

  /** All doctors of a run, whatever was assessed. */
  public static DossierCursor whole(Connection connection, int runId, CivilYear year) throws SQLException {
    return new DossierCursor(connection, new Scope(runId, year, "", LAST, Optional.empty(), true));
  }

  /** The dossiers of some doctors, whatever was assessed. */
  public static DossierCursor ofDoctors(Connection connection, int runId, CivilYear year, Set<String> rpps) throws SQLException {
    return new DossierCursor(connection, new Scope(runId, year, "", LAST, Optional.of(rpps), true));
  }

  record Scope(int runId, CivilYear year, String afterRpps, String lastRpps, Optional<Set<String>> only, boolean assessedToo) {

    FactStream stream(Connection connection, String sql) throws SQLException {
      return FactStream.open(connection, sql, this, ROWS_PER_FETCH);
    }
  }
}

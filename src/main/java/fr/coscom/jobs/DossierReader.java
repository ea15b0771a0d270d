package fr.coscom.jobs;

import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.DossierCursor;
import fr.coscom.dossier.DossierStore;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.Run;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what is staged and not yet assessed of one range of doctors, on a connection of its own. It keeps no position: what is done
 * is what the ledger holds.
 */
final class DossierReader implements ItemStreamReader<Dossier> {

  private final DataSource source;
  private final Attempt attempt;
  private final String afterRpps;
  private final String lastRpps;
  private Connection connection;
  private DossierCursor cursor;

  DossierReader(DataSource source, Attempt attempt, String afterRpps, String lastRpps) {
    this.source = source;
    this.attempt = attempt;
    this.afterRpps = afterRpps;
    this.lastRpps = lastRpps;
  }

  @Override
  public void open(ExecutionContext context) {
    Run run = attempt.run();
    try {
      connection = source.getConnection();
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      KnownLotStore.set(connection, run.lot());
      cursor = DossierStore.notYetAssessed(connection, run.id(), run.year(), afterRpps, lastRpps);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Dossier read() throws SQLException {
    return cursor.next().orElse(null);
  }

  @Override
  public void close() {
    try (Connection closing = connection; DossierCursor open = cursor) {
      if (closing != null) {
        closing.rollback();
        closing.setReadOnly(false);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      connection = null;
      cursor = null;
    }
  }
}

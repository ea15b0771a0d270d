package fr.coscom.audit;

import fr.coscom.audit.Verification.Difference;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.ParameterSetStore;
import fr.coscom.ledger.Run;
import fr.coscom.platform.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes a sealed run once more from what is stored: the facts as known to its lot, the parameters that it pinned, its opening
 * time and execution date. Nothing is kept of it.
 */
public final class VerificationStore {

  /** Differences of one kind are listed up to this many. */
  private static final int MOST = 20;

  private VerificationStore() {}

  /**
   * @param run sealed
   * @param folder of the run, or a copy of it
   * @param restore puts back what is gone from the folder, where the ledger still gives the bytes that were sealed; a file that is
   *     there is never touched
   */
  public static Verification verify(Database database, Run run, Path folder, boolean restore) throws SQLException, IOException {
    try (Connection reading = database.connect(); Connection writing = database.connect()) {
      reading.setAutoCommit(false);
      writing.setAutoCommit(false);
      try {
        return verify(reading, writing, run, folder, restore);
      } finally {
        reading.rollback();
        writing.rollback();
      }
    }
  }

  private static Verification verify(Connection reading, Connection writing, Run run, Path folder, boolean restore)
      throws SQLException, IOException {
    ParameterSet parameters = ParameterSetStore.pinned(reading, run.parameterDigest());
    long contracts = ReplayStore.replay(reading, writing, run, parameters.forYear(run.year()));
    List<Difference> differences = new ArrayList<>(ReplayStore.differences(writing, run, MOST));
    KnownLotStore.set(reading, run.lot());
    differences.addAll(LedgerProofStore.differences(reading, run, MOST));
    FolderProofStore files = new FolderProofStore(reading, run, parameters, folder, restore);
    differences.addAll(files.differences());
    return new Verification(run, contracts, files.count(), LedgerProofStore.seals(reading), differences, files.notices(),
        files.restored());
  }
}

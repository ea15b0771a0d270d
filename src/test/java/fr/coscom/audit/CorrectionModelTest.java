package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CorrectionModelTest {

  private static final int CONTRACTS = 25;
  private static final int YEARS = 4;
  private static final int ACTIONS = 50;

  @Test
  void afterEachActionTheLedgerEqualsAComputationFromScratch() throws SQLException {
    long seed = Long.getLong("seed", System.nanoTime());
    try (CorrectedYears ledger = new CorrectedYears()) {
      assertThat(new CorrectionModel(ledger, seed, CONTRACTS, 2022, YEARS).act(ACTIONS)).as("seed " + seed).isPositive();
    }
  }
}

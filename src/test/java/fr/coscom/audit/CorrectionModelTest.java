package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** 1 000 sequences, one for each contract in each year. */
class CorrectionModelTest {

  private static final int CONTRACTS = 125;
  private static final int YEARS = 8;
  private static final int ACTIONS = 120;

  @Test
  void afterEachActionTheLedgerEqualsAComputationFromScratch() throws SQLException {
    long seed = Long.getLong("seed", System.nanoTime());
    try (CorrectedYears ledger = new CorrectedYears()) {
      assertThat(new CorrectionModel(ledger, seed, CONTRACTS, 2018, YEARS).act(ACTIONS)).as("seed " + seed).isPositive();
    }
  }
}

package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.audit.CorrectionModel;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** 20 random sequences of corrections, runs, signatures and discards through the whole job. */
class CommandedYearsTest {

  private static final int CONTRACTS = 5;
  private static final int FIRST_YEAR = 2021;
  private static final int YEARS = 4;
  private static final int ACTIONS = 30;

  @Test
  void afterEachActionTheLedgerEqualsAComputationFromScratch() throws SQLException {
    long seed = Long.getLong("seed", System.nanoTime());
    try (CommandedYears ledger = new CommandedYears(Path.of("target", "commanded-years"), FIRST_YEAR, YEARS)) {
      assertThat(new CorrectionModel(ledger, seed, CONTRACTS, FIRST_YEAR, YEARS).act(ACTIONS)).as("seed " + seed).isNotNegative();
    }
  }
}

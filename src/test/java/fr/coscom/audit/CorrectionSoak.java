package fr.coscom.audit;

import java.sql.SQLException;

/**
 * {@code make soak}: random corrections of 125 contracts in 8 years, 1 000 sequences on one PostgreSQL, again and again with new seeds.
 * Arguments: how many times, and the first seed.
 */
public final class CorrectionSoak {

  private static final int CONTRACTS = 125;
  private static final int YEARS = 8;
  private static final int ACTIONS = 120;

  private CorrectionSoak() {}

  /** Ends with the first ledger that is not what it should be, and says its seed. */
  public static void main(String[] arguments) throws SQLException {
    int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    for (int i = 0; i < times; i++) {
      try (CorrectedYears ledger = new CorrectedYears()) {
        int compared = new CorrectionModel(ledger, seed + i, CONTRACTS, 2020, YEARS).act(ACTIONS);
        System.out.printf("seed %d: %d sequences, %d actions, %d differences explained to the cent%n", seed + i, CONTRACTS * YEARS,
            ACTIONS, compared);
      }
    }
    System.exit(0);
  }
}

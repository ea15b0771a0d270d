package fr.coscom.cli;

import fr.coscom.audit.CorrectionModel;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * {@code make soak}: random corrections of 5 contracts in 4 years through the whole job, again and again with new seeds. Arguments:
 * how many times, and the first seed.
 */
public final class CommandedSoak {

  private static final int CONTRACTS = 5;
  private static final int FIRST_YEAR = 2021;
  private static final int YEARS = 4;
  private static final int ACTIONS = 60;

  private CommandedSoak() {}

  /** Ends with the first ledger that is not what it should be, and says its seed. */
  public static void main(String[] arguments) throws SQLException {
    int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    for (int i = 0; i < times; i++) {
      try (CommandedYears ledger = new CommandedYears(Path.of("target", "commanded-soak"), FIRST_YEAR, YEARS)) {
        int compared = new CorrectionModel(ledger, seed + i, CONTRACTS, FIRST_YEAR, YEARS).act(ACTIONS);
        System.out.printf("seed %d: %d sequences through the whole job, %d actions, %d differences explained to the cent%n", seed + i,
            CONTRACTS * YEARS, ACTIONS, compared);
      }
    }
    System.exit(0);
  }
}

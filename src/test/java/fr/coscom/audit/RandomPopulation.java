package fr.coscom.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Invented contracts with doubts of every kind; the same seed invents the same. */
final class RandomPopulation {

  private RandomPopulation() {}

  /** @return the run, of kind ANNUAL, with its work list */
  static int make(Connection connection, int year, int contracts, long seed) throws SQLException {
    KnownFacts facts = new KnownFacts(connection);
    int runId = facts.openRun(year, "ANNUAL");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET test.contracts = %d; SET test.seed = %d; SET test.year = %d".formatted(contracts, seed, year));
      statement.execute(script());
      statement.execute("ANALYZE");
    }
    facts.workList();
    return runId;
  }

  private static String script() {
    try (InputStream stream = RandomPopulation.class.getResourceAsStream("random-population.sql")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

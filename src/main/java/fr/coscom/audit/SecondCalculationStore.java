package fr.coscom.audit;

import fr.coscom.basis.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Computes the entitlements of a run a second time, in SQL, from the facts known to it, by another algorithm than the
 * one that pays, and compares with what the run kept. One difference is one too many.
 *
 * <p>Works in temporary tables of the given connection (all named {@code second_…}), which must have {@code coscom.lot}
 * set to the lot of the run; {@link #close()} drops them. Nothing else is written. Not for two threads.
 */
public final class SecondCalculationStore implements AutoCloseable {

  /** How many differences a result shows. */
  public static final int SHOWN = 20;

  private static final List<String> STAGES = List.of("second-1-periods.sql", "second-2-days.sql", "second-3-evidence.sql",
      "second-4-segments.sql", "second-5-reasons.sql");

  private final Connection connection;
  private final int runId;
  private final SecondParameters parameters;
  private boolean calculated;

  /**
   * @param connection with {@code SET coscom.lot}; stays open
   * @param parameters name to value, all of those the SQL reads and no other
   * @throws IllegalArgumentException when a parameter is missing, unknown, or a reading that the SQL does not follow
   */
  public SecondCalculationStore(Connection connection, int runId, Map<String, String> parameters) {
    this.connection = connection;
    this.runId = runId;
    this.parameters = new SecondParameters(parameters);
  }

  /** The names of the parameters that the SQL reads. */
  public static Set<String> reads() {
    return SecondParameters.names();
  }

  /**
   * What was compared and what differs.
   *
   * @param contracts how many contracts were looked at
   * @param differingContracts how many of them differ
   * @param differences how many fields differ
   * @param cents the sum of the absolute differences of the amounts; an amount that one side lacks counts in full
   * @param first the first differences, by contract
   */
  public record Result(
      long contracts, long differingContracts, long differences, Money cents, List<Difference> first) {

    public Result {
      first = List.copyOf(first);
    }

    public boolean agrees() {
      return differences == 0;
    }
  }

  /**
   * One field of one contract.
   *
   * @param field row, status, reasons, from, to, days, aif, rms, rhp or mao; amounts are in cents
   * @param kept what the run kept; empty when it kept none
   * @param found what SQL finds; empty when it finds none
   */
  public record Difference(String contractId, String field, Optional<String> kept, Optional<String> found) {}

  /**
   * The whole population: status, reasons, days and amounts, by segments between the days on which something changes.
   *
   * @throws IllegalStateException when the run is unknown, the connection looks at another lot, or a contract ends for a
   *     reason that the SQL does not know
   */
  public Result compare() throws SQLException {
    calculate();
    execute("second-compare.sql");
    return result("SELECT count(*) FROM run_contract w JOIN second_run r ON w.run_id = r.run_id");
  }

  /**
   * The four amounts of a sample, summed day by day.
   *
   * @param seed chooses the sample: the same seed takes the same contracts
   */
  public Result compareDayByDay(String seed, int sampleSize) throws SQLException {
    calculate();
    sample(seed, sampleSize);
    execute("second-day-by-day.sql");
    return result("SELECT count(*) FROM second_sample");
  }

  /** Computes into the table {@code second_entitlement}; once. */
  void calculate() throws SQLException {
    if (calculated) {
      return;
    }
    close();
    loadScope();
    for (String stage : STAGES) {
      execute(stage);
      if (stage.equals(STAGES.get(0))) {
        checkPeriods();
      }
    }
    calculated = true;
  }

  @Override
  public void close() throws SQLException {
    calculated = false;
    execute("second-drop.sql");
  }

  private void loadScope() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("""
          CREATE TEMP TABLE second_scope (run_id integer NOT NULL);
          CREATE TEMP TABLE second_parameter (name text PRIMARY KEY, value text NOT NULL)
          """);
    }
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO second_scope VALUES (?)")) {
      insert.setInt(1, runId);
      insert.executeUpdate();
    }
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO second_parameter VALUES (?, ?)")) {
      for (Map.Entry<String, String> parameter : parameters.values().entrySet()) {
        insert.setString(1, parameter.getKey());
        insert.setString(2, parameter.getValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The SQL must not read past an end that it does not understand, nor look at the facts of another run. */
  private void checkPeriods() throws SQLException {
    if (count("SELECT count(*) FROM second_run WHERE lot = known_lot()") != 1) {
      throw new IllegalStateException("coscom.lot is not the lot of run " + runId);
    }
    long unread = count("""
        SELECT count(*)
          FROM second_contract c
          LEFT JOIN second_event_day e ON e.end_reason = c.end_reason
         WHERE c.end_reason IS NOT NULL
           AND (c.end_event_on IS NULL OR c.end_reason <> 'NOT_RENEWED' AND e.end_reason IS NULL)
        """);
    if (unread > 0) {
      throw new IllegalStateException("run %d: %d contracts end in a way that is not known".formatted(runId, unread));
    }
  }

  private void sample(String seed, int size) throws SQLException {
    execute("second-sample.sql");
    try (PreparedStatement insert = connection.prepareStatement("""
        INSERT INTO second_sample
        SELECT n FROM second_entitlement ORDER BY md5(? || contract_id), contract_id LIMIT ?
        """)) {
      insert.setString(1, seed);
      insert.setInt(2, size);
      insert.executeUpdate();
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE second_sample");
    }
  }

  private Result result(String population) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet totals = statement.executeQuery("""
        SELECT count(DISTINCT contract_id), count(*), coalesce(sum(cents), 0)::bigint FROM second_difference
        """)) {
      totals.next();
      return new Result(
          count(population), totals.getLong(1), totals.getLong(2), new Money(totals.getLong(3)), firstDifferences());
    }
  }

  private List<Difference> firstDifferences() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("""
        SELECT contract_id, field, kept, found FROM second_difference
         ORDER BY contract_id COLLATE "C", position LIMIT ?
        """)) {
      select.setInt(1, SHOWN);
      List<Difference> first = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          first.add(new Difference(row.getString(1), row.getString(2),
              Optional.ofNullable(row.getString(3)), Optional.ofNullable(row.getString(4))));
        }
      }
      return first;
    }
  }

  private long count(String query) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String resource) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text(resource));
    }
  }

  private static String text(String resource) {
    try (InputStream stream = SecondCalculationStore.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its resource " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

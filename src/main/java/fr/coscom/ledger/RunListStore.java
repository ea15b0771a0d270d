package fr.coscom.ledger;

import fr.coscom.basis.CivilYear;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads runs for commands that change none. */
public final class RunListStore {

  private static final String RUNS = """
      SELECT run_id, year, number, kind, state, opened_at, opened_offset, execution_date, outside_window, reason, operator,
             output_folder, input_folder, program_digest, parameter_digest, coalesce(lot, 0), run_json_sha256,
             rehearsal
        FROM run WHERE (? IS NULL OR year = ?) AND (?::text IS NULL OR name = ?) ORDER BY run_id
      """;

  private static final String RELEASED_LATER = """
      SELECT DISTINCT v.run_id FROM run_event v JOIN run_event o ON o.run_id = ? AND o.event = 'OPENED'
       WHERE v.event = 'RELEASED' AND v.event_id > o.event_id
      """;

  private RunListStore() {}

  /** Oldest first, dry runs and discarded ones included. */
  public static List<Run> all(Connection connection) throws SQLException {
    return read(connection, Optional.empty(), Optional.empty());
  }

  public static List<Run> ofYear(Connection connection, CivilYear year) throws SQLException {
    return read(connection, Optional.of(year.value()), Optional.empty());
  }

  /**
   * The run that was the last word on the year when this one was opened: the latest released before it; nothing for a first run. A
   * dry run may be opened while a run waits for its signatures.
   */
  public static Optional<Run> before(Connection connection, Run run) throws SQLException {
    return released(connection, run.year(), run).stream().reduce((a, b) -> b);
  }

  /** The runs of a year that were released when a run, of that year or another, was opened; oldest first. */
  public static List<Run> released(Connection connection, CivilYear year, Run when) throws SQLException {
    Set<Integer> later = releasedLater(connection, when);
    return ofYear(connection, year).stream()
        .filter(run -> run.id() < when.id() && run.state() == Run.State.RELEASED && !later.contains(run.id())).toList();
  }

  /** Whether the run corrects a year, or is a dry run that would. */
  public static boolean corrects(Connection connection, Run run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT scope = 'CORRECTION' FROM lot WHERE lot = ?")) {
      select.setInt(1, run.lot());
      try (ResultSet row = select.executeQuery()) {
        return run.kind() == Run.Kind.CORRECTION || row.next() && row.getBoolean(1);
      }
    }
  }

  private static Set<Integer> releasedLater(Connection connection, Run run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(RELEASED_LATER)) {
      select.setInt(1, run.id());
      try (ResultSet row = select.executeQuery()) {
        Set<Integer> later = new HashSet<>();
        while (row.next()) {
          later.add(row.getInt(1));
        }
        return later;
      }
    }
  }

  /** @param name as in {@code 2024-1} */
  public static Optional<Run> named(Connection connection, String name) throws SQLException {
    return read(connection, Optional.empty(), Optional.of(name)).stream().findFirst();
  }

  private static List<Run> read(Connection connection, Optional<Integer> year, Optional<String> name) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(RUNS)) {
      select.setObject(1, year.orElse(null), Types.INTEGER);
      select.setObject(2, year.orElse(null), Types.INTEGER);
      select.setString(3, name.orElse(null));
      select.setString(4, name.orElse(null));
      try (ResultSet row = select.executeQuery()) {
        List<Run> runs = new ArrayList<>();
        while (row.next()) {
          runs.add(run(row));
        }
        return runs;
      }
    }
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getInt(1), new CivilYear(row.getInt(2)), row.getInt(3), Run.Kind.valueOf(row.getString(4)),
        Run.State.valueOf(row.getString(5)),
        row.getObject(6, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.of(row.getString(7))),
        row.getBoolean(18), row.getObject(8, LocalDate.class), row.getBoolean(9), Optional.ofNullable(row.getString(10)), row.getString(11),
        Path.of(row.getString(12)), row.getString(13), row.getString(14), row.getString(15), row.getInt(16),
        Optional.ofNullable(row.getString(17)));
  }
}

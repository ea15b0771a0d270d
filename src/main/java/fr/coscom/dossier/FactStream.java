package fr.coscom.dossier;

import fr.coscom.basis.Span;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One ordered cursor of facts, whose first column is the RPPS; rows of doctors that are not asked for are passed over. */
final class FactStream implements AutoCloseable {

  /** Makes a fact of the current row. */
  interface Reading<T> {
    T of(FactStream row) throws SQLException;
  }

  private final PreparedStatement statement;
  private final ResultSet rows;
  private boolean onRow;

  private FactStream(PreparedStatement statement) throws SQLException {
    this.statement = statement;
    try {
      this.rows = statement.executeQuery();
      this.onRow = rows.next();
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /**
   * The statement takes run, RPPS after which, RPPS up to which, in this order; then the doctors, when only some are asked for;
   * then the year if there is one more place.
   */
  static FactStream open(Connection connection, String sql, DossierStore.Scope scope, int rowsPerFetch) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(scope.only().isPresent() ? DossierSql.ofSome(sql) : sql);
    statement.setFetchSize(rowsPerFetch);
    statement.setInt(1, scope.runId());
    statement.setString(2, scope.afterRpps());
    statement.setString(3, scope.lastRpps());
    int next = 4;
    if (scope.only().isPresent()) {
      statement.setArray(next++, connection.createArrayOf("text", scope.only().get().toArray()));
    }
    if (statement.getParameterMetaData().getParameterCount() >= next) {
      statement.setInt(next, scope.year().value());
    }
    return new FactStream(statement);
  }

  boolean ended() {
    return !onRow;
  }

  String rpps() throws SQLException {
    return rows.getString(1);
  }

  <T> List<T> take(String rpps, Reading<T> reading) throws SQLException {
    List<T> taken = new ArrayList<>();
    while (onRow && rpps().compareTo(rpps) <= 0) {
      if (rpps().equals(rpps)) {
        taken.add(reading.of(this));
      }
      onRow = rows.next();
    }
    return taken;
  }

  String text(String column) throws SQLException {
    return rows.getString(column);
  }

  Optional<String> maybe(String column) throws SQLException {
    return Optional.ofNullable(rows.getString(column)).filter(s -> !s.isEmpty());
  }

  LocalDate day(String column) throws SQLException {
    return rows.getObject(column, LocalDate.class);
  }

  Optional<LocalDate> maybeDay(String column) throws SQLException {
    return Optional.ofNullable(day(column));
  }

  Optional<BigDecimal> maybeDecimal(String column) throws SQLException {
    return Optional.ofNullable(rows.getBigDecimal(column));
  }

  boolean yes(String column) throws SQLException {
    return rows.getBoolean(column);
  }

  int number(String column) throws SQLException {
    return rows.getInt(column);
  }

  Span span() throws SQLException {
    return new Span(day("from_on"), maybeDay("to_on"));
  }

  Origin origin(String file) throws SQLException {
    return new Origin(file, number("lot"), number("line"));
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}

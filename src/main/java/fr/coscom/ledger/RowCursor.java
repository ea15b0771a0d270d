package fr.coscom.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Rows one after the other as values, some thousands fetched at a time. Needs a transaction; closing it closes its statement. */
public final class RowCursor<T> implements Iterator<T>, AutoCloseable {

  /** Makes a value of the current row. */
  @FunctionalInterface
  public interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static final int ROWS_PER_FETCH = 2000;

  private final PreparedStatement statement;
  private final ResultSet rows;
  private final Reading<T> reading;
  private boolean onRow;

  /** @param statement with its values set; closed when it fails */
  public RowCursor(PreparedStatement statement, Reading<T> reading) throws SQLException {
    this.statement = statement;
    this.reading = reading;
    try {
      statement.setFetchSize(ROWS_PER_FETCH);
      this.rows = statement.executeQuery();
      this.onRow = rows.next();
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    return onRow;
  }

  @Override
  public T next() {
    if (!onRow) {
      throw new NoSuchElementException();
    }
    try {
      T value = reading.of(rows);
      onRow = rows.next();
      return value;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}

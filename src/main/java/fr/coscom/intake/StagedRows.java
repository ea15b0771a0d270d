package fr.coscom.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Streams checked rows into {@code intake_row} by COPY in its binary form: no escaping, no statement a row, a buffer of
 * fixed size. The connection can do nothing else until {@link #finish}.
 */
final class StagedRows {

  private static final String COPY = """
      COPY intake_row (id, file, line, key, label, contract_id, rpps, commune, sub_area, raw, content, cells, faults)
      FROM STDIN (FORMAT binary)""";
  private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
  private static final int TEXT_OID = 25;

  private final CopyIn copy;
  private ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
  private long rows;

  StagedRows(Connection connection) throws SQLException {
    copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    buffer.put(SIGNATURE).putInt(0).putInt(0);
  }

  void add(String file, CheckedRow row) throws SQLException {
    room(2);
    buffer.putShort((short) 13);
    room(12);
    buffer.putInt(8).putLong(++rows);
    text(file);
    room(8);
    buffer.putInt(4).putInt(row.line());
    text(row.key());
    text(row.label());
    text(row.contract());
    text(row.rpps());
    text(row.commune());
    text(row.subArea());
    uuid(row.raw());
    uuid(row.content());
    texts(row.cells());
    texts(row.faults().isEmpty() ? null : flat(row));
    if (buffer.position() > 1 << 16) {
      send();
    }
  }

  void finish() throws SQLException {
    room(2);
    buffer.putShort((short) -1);
    send();
    long taken = copy.endCopy();
    if (taken != rows) {
      throw new IllegalStateException("COPY took " + taken + " rows of " + rows);
    }
  }

  /**
   * Gives the connection back after any failure, where the transaction can only be rolled back: as long as the COPY is open, the
   * driver would wait for its end for ever. Does nothing once finished.
   */
  void cancel() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private static String[] flat(CheckedRow row) {
    return row.faults().stream()
        .flatMap(fault -> Stream.of(
            fault.code().name(), fault.column(), fault.value(), fault.message()))
        .toArray(String[]::new);
  }

  private void uuid(UUID value) {
    room(20);
    if (value == null) {
      buffer.putInt(-1);
    } else {
      buffer.putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    }
  }

  private void text(String value) {
    if (value == null) {
      room(4);
      buffer.putInt(-1);
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    room(4 + bytes.length);
    buffer.putInt(bytes.length).put(bytes);
  }

  // An array: its length in bytes, dimensions, has-null flag, element type, then size and first index of the dimension.
  private void texts(String[] values) {
    room(24);
    if (values == null) {
      buffer.putInt(-1);
      return;
    }
    int start = buffer.position();
    buffer.putInt(0).putInt(1).putInt(0).putInt(TEXT_OID).putInt(values.length).putInt(1);
    for (String value : values) {
      text(value);
    }
    buffer.putInt(start, buffer.position() - start - 4);
  }

  private void room(int bytes) {
    if (buffer.remaining() < bytes) {
      ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * buffer.capacity(), buffer.position() + bytes));
      buffer = larger.put(buffer.flip());
    }
  }

  private void send() throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}

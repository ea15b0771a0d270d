package fr.coscom.intake;

import java.io.IOException;
import java.io.Reader;

/**
 * Lets the characters of a file through unchanged as long as they are RFC 4180 to the letter, and refuses the rest. A
 * CSV library forgives a stray quote, blanks after a quote or a lone carriage return, and so moves cells in silence;
 * this is what stands before it. It also bounds the length of a record, so that a quote that is never closed does not
 * fill the memory.
 */
final class QuoteGuard extends Reader {

  private enum State { CELL_START, PLAIN, QUOTED, AFTER_QUOTE }

  private final Reader source;
  private final char separator;
  private final int longestRecord;
  private final Refusals refusals;

  private State state = State.CELL_START;
  private int line = 1;
  private int recordLine = 1;
  private int recordLength;
  private boolean afterReturn;
  private String lineEnd;
  private boolean ended;

  QuoteGuard(Reader source, char separator, int longestRecord, Refusals refusals) {
    this.source = source;
    this.separator = separator;
    this.longestRecord = longestRecord;
    this.refusals = refusals;
  }

  @Override
  public int read(char[] target, int from, int length) throws IOException {
    int read;
    try {
      read = source.read(target, from, length);
    } catch (StrictDecoder.Undecodable e) {
      throw refusals.at(line, "", Refusal.UNDECODABLE, e.getMessage());
    }
    for (int i = from; i < from + read; i++) {
      check(target[i]);
    }
    if (read < 0 && !ended) {
      ended = true;
      checkEnd();
    }
    return read;
  }

  private void check(char c) {
    if (c == 0) {
      throw refusals.at(line, "", Refusal.NUL, "NUL");
    }
    if (++recordLength > longestRecord) {
      throw refusals.at(recordLine, "", Refusal.RECORD_TOO_LONG, "", longestRecord);
    }
    if (afterReturn && c != '\n') {
      afterReturn = false;
      loneReturn();
    }
    boolean crlf = afterReturn;
    afterReturn = c == '\r';
    if (c == '\n') {
      lineFeed(crlf ? "CRLF" : "LF");
    } else if (c != '\r' || state == State.QUOTED) {
      step(c);
    }
  }

  // Outside quotes a carriage return without line feed ends no line of RFC 4180; inside it is a line of the cell.
  private void loneReturn() {
    if (state != State.QUOTED) {
      throw refusals.at(line, "", Refusal.BAD_LINE_END, "CR");
    }
    line++;
  }

  private void lineFeed(String end) {
    line++;
    if (state == State.QUOTED) {
      return;
    }
    if (lineEnd == null) {
      lineEnd = end;
    } else if (!lineEnd.equals(end)) {
      throw refusals.at(line - 1, "", Refusal.MIXED_LINE_ENDS, end, lineEnd);
    }
    state = State.CELL_START;
    recordLine = line;
    recordLength = 0;
  }

  private void step(char c) {
    switch (state) {
      case CELL_START -> state = c == '"' ? State.QUOTED : afterPlain(c);
      case PLAIN -> {
        if (c == '"') {
          throw refusals.at(recordLine, "", Refusal.QUOTE_IN_CELL, "\"");
        }
        state = afterPlain(c);
      }
      case QUOTED -> state = c == '"' ? State.AFTER_QUOTE : State.QUOTED;
      case AFTER_QUOTE -> {
        if (c != '"' && c != separator) {
          throw refusals.at(recordLine, "", Refusal.TEXT_AFTER_QUOTE, String.valueOf(c));
        }
        state = c == '"' ? State.QUOTED : State.CELL_START;
      }
      default -> throw new IllegalStateException(state.name());
    }
  }

  private State afterPlain(char c) {
    return c == separator ? State.CELL_START : State.PLAIN;
  }

  private void checkEnd() {
    if (state == State.QUOTED) {
      throw refusals.at(recordLine, "", Refusal.UNTERMINATED_QUOTE, "\"");
    }
    if (afterReturn) {
      throw refusals.at(line, "", Refusal.BAD_LINE_END, "CR");
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

package fr.coscom.ledger;

import java.util.Optional;

/** Rows in the text format of PostgreSQL's COPY: tab between cells, {@code \N} for null. */
final class CopyRows {

  private final StringBuilder text = new StringBuilder(1 << 16);
  private boolean first = true;

  CopyRows cell(Object value) {
    if (!first) {
      text.append('\t');
    }
    first = false;
    if (value == null) {
      text.append("\\N");
    } else {
      escape(value.toString());
    }
    return this;
  }

  CopyRows cell(Optional<?> value) {
    return cell(value.orElse(null));
  }

  void endRow() {
    text.append('\n');
    first = true;
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }

  boolean isEmpty() {
    return text.length() == 0;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

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

  /** Most values, and most of every value, have nothing to escape: what lies between is taken over whole. */
  private void escape(String value) {
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      String escaped = switch (value.charAt(i)) {
        case '\\' -> "\\\\";
        case '\t' -> "\\t";
        case '\n' -> "\\n";
        case '\r' -> "\\r";
        default -> null;
      };
      if (escaped != null) {
        text.append(value, from, i).append(escaped);
        from = i + 1;
      }
    }
    text.append(value, from, value.length());
  }

  boolean isEmpty() {
    return text.length() == 0;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

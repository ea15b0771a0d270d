package fr.coscom.statement;

import java.util.Locale;

/** On what a letter is laid out. */
public enum Medium {
  HTML,
  PDF;

  /** As it is typed and completed; the ending of its files too. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

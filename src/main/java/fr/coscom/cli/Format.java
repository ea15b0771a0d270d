package fr.coscom.cli;

import java.util.Locale;

/** How a command answers. */
enum Format {
  TEXT,
  JSON;

  /** As it is typed and completed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package fr.coscom.intake;

/**
 * A folder that cannot be taken at all: nothing of it is loaded, nothing is changed. The message names file, line,
 * column, what was found and what was expected; no value in it shows a whole IBAN.
 */
public final class FolderRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final String file;
  private final int line;
  private final String column;
  private final String found;
  private final String expected;

  FolderRefused(
      Refusal refusal, String file, int line, String column, String found, String expected, String message) {
    super(message);
    this.refusal = refusal;
    this.file = file;
    this.line = line;
    this.column = column;
    this.found = found;
    this.expected = expected;
  }

  public Refusal refusal() {
    return refusal;
  }

  /** The file's name inside the folder; empty when the folder itself is at fault. */
  public String file() {
    return file;
  }

  /** The line at fault, the header being 1; 0 when the file as a whole is. */
  public int line() {
    return line;
  }

  /** The column at fault, or empty. */
  public String column() {
    return column;
  }

  public String found() {
    return found;
  }

  public String expected() {
    return expected;
  }
}

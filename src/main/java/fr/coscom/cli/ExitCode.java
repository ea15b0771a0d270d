package fr.coscom.cli;

/** What the program's end says to a scheduler. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int INPUT_REFUSED = 3;
  static final int REFUSED = 4;
  static final int CONTROL_BROKEN = 5;
  static final int TRY_LATER = 75;

  private ExitCode() {}
}

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
  /** What a shell sees of a program that SIGTERM ended. */
  static final int STOPPED = 143;

  private ExitCode() {}

  /** Whether the same command may succeed later without anybody doing something about it. */
  static boolean mayPass(int exitCode) {
    return exitCode == FAILED || exitCode == TRY_LATER || exitCode == STOPPED;
  }
}

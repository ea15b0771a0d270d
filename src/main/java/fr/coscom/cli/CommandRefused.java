package fr.coscom.cli;

/** A command that ends with a sentence and an exit code, and has changed nothing. */
final class CommandRefused extends RuntimeException {

  private final int exitCode;
  private final String key;
  private final transient Object[] arguments;

  /** @param key of the sentence in the bundle of this package */
  CommandRefused(int exitCode, String key, Object... arguments) {
    super(key);
    this.exitCode = exitCode;
    this.key = key;
    this.arguments = arguments;
  }

  int exitCode() {
    return exitCode;
  }

  String key() {
    return key;
  }

  Object[] arguments() {
    return arguments.clone();
  }
}

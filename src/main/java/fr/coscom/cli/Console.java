package fr.coscom.cli;

import fr.coscom.basis.Messages;
import fr.coscom.platform.RunClock;
import fr.coscom.platform.StopSignal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a command reads and writes: results on {@code out}, everything else on {@code err}.
 *
 * @param directory relative paths start here
 * @param terminal whether a person watches
 */
record Console(PrintStream out, PrintStream err, Map<String, String> environment, Path directory, boolean terminal, StopSignal signal) {

  Messages words(String language) {
    return Messages.of("cli", language);
  }

  /** {@code fr} or {@code en}. */
  String language() {
    return Language.asked(environment);
  }

  /** The same, speaking this language. */
  Console speaking(String language) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(Language.VARIABLE, language);
    return new Console(out, err, Map.copyOf(changed), directory, terminal, signal);
  }

  RunClock clock() {
    return RunClock.of(environment);
  }

  Path path(Path given) {
    return directory.resolve(given).toAbsolutePath().normalize();
  }
}

package fr.coscom.cli;

import fr.coscom.platform.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** A command run inside the test's own process, from its arguments to its exit code. */
public record TestedCommand(int exitCode, String out, String err) {

  public static TestedCommand run(Map<String, String> environment, Path directory, String... arguments) {
    return run(environment, directory, StopSignal.unhooked(), line -> {}, arguments);
  }

  /** @param told hears each line of stderr when it is written, and may do something before the command goes on */
  public static TestedCommand run(
      Map<String, String> environment, Path directory, StopSignal signal, Consumer<String> told, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream heard = new PrintStream(err, true, StandardCharsets.UTF_8) {
      @Override
      public void println(String line) {
        super.println(line);
        told.accept(line);
      }
    };
    int exitCode = Coscom.run(
        new Console(new PrintStream(out, true, StandardCharsets.UTF_8), heard, environment, directory, false, signal), arguments);
    return new TestedCommand(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

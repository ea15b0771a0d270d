package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.platform.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({
    "json, {, the machine's form",
    "text, Contrat, the reader's form"
  })
  void aFormatIsNamedInSmallLettersAsTheHelpNamesIt(String format, String start, String because) {
    Console console = new Console(print(out), print(err), Map.of(), Path.of(""), false, StopSignal.unhooked());

    int exit = Coscom.run(console, "simulate", "--year", "2024", "--adhesion", "2024-03-15", "--format", format);

    assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).as(because).startsWith(start);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

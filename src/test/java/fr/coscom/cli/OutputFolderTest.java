package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.platform.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

  @TempDir
  Path temp;

  @Test
  void anOutputFolderThatIsAFileIsRefusedBeforeARunIsOpened() throws IOException {
    Path file = Files.writeString(temp.resolve("there"), "a file");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(print(new ByteArrayOutputStream()), print(err),
        Map.of("COSCOM_HOME", temp.resolve("home").toString()), temp, false, StopSignal.unhooked());

    int exit = Coscom.run(console, "annual-payment", "--year", "2024", "--input", "in", "--output", file.resolve("out").toString());

    assertThat(exit).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(file.toString());
    assertThat(temp.resolve("home")).as("no database was started").doesNotExist();
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

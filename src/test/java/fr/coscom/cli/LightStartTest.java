package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs neither Spring nor a database does not load them: that is why it answers at once. */
class LightStartTest {

  private static final Pattern HEAVY =
      Pattern.compile("\\borg\\.(springframework|postgresql|hibernate|flywaydb|thymeleaf)\\.");

  @ParameterizedTest
  @ValueSource(strings = {"annual-payment --help", "status --help", "simulate --year 2024 --adhesion 2024-03-15"})
  void neitherSpringNorTheDatabaseIsLoaded(String line, @TempDir Path folder) throws Exception {
    Path loaded = folder.resolve("classes.txt");
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + loaded, "-cp", System.getProperty("java.class.path"),
        "fr.coscom.cli.Coscom"));
    command.addAll(List.of(line.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("COSCOM_"));
    Process program = builder.start();
    String told = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(told).isZero();
    assertThat(Files.readAllLines(loaded)).hasSizeGreaterThan(500)
        .noneMatch(name -> HEAVY.matcher(name).find());
  }
}

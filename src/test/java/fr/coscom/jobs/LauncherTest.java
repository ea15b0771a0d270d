package fr.coscom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher of an installation without sources, with a Java that says how it was started. */
class LauncherTest {

  private record Answer(int exitCode, String out, String err) {}

  @TempDir Path folder;

  private Path installed;
  private Path launcher;
  private Path jar;

  @BeforeEach
  void install() throws IOException {
    installed = Files.createDirectories(folder.toRealPath().resolve("opt/a place"));
    launcher = installed.resolve("jobs/coscom");
    Files.createDirectories(launcher.getParent());
    Files.copy(Path.of("jobs/coscom"), launcher);
    Path java = installed.resolve("java/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\necho \"$COSCOM_JOBS\" \"$@\"\n");
    assertThat(java.toFile().setExecutable(true) && launcher.toFile().setExecutable(true)).isTrue();
    jar = installed.resolve("target/coscom.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "");
  }

  @Test
  void aLinkToTheLauncherOrToALinkOfItStartsTheProgramThatIsBesideTheLauncher() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("absolute"), launcher);
    Files.createSymbolicLink(bin.resolve("relative"), Path.of("../opt/a place/jobs/coscom"));
    Files.createSymbolicLink(folder.resolve("-twice"), Path.of("bin/relative"));
    for (String started : List.of(launcher.toString(), bin.resolve("absolute").toString(), "bin/relative", "./-twice")) {
      assertStarted(run(Map.of(), started, "status"));
    }
  }

  @Test
  void aPathThatCdSearchesChangesNothing() throws Exception {
    Files.createDirectories(folder.resolve("elsewhere/opt/a place/jobs"));
    assertStarted(run(Map.of("CDPATH", folder.resolve("elsewhere").toString()), "opt/a place/jobs/coscom", "status"));
  }

  @Test
  void withoutTheProgramOneSentenceSaysWhatToPutWhere() throws Exception {
    Files.delete(jar);
    Answer answer = run(Map.of(), launcher.toString(), "status");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).startsWith("coscom: ").contains(jar.toString()).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "512mb", "m", "1 g", "-5m"})
  void aHeapThatIsNoSizeIsRefused(String heap) throws Exception {
    Answer answer = run(Map.of("COSCOM_HEAP", heap), launcher.toString(), "status");
    assertThat(answer).isEqualTo(new Answer(2, "", "coscom: COSCOM_HEAP is \"" + heap + "\": give a size as 512m or 2g\n"));
    assertThat(run(Map.of("COSCOM_HEAP", "2G"), launcher.toString(), "status").out()).contains("-Xmx2G");
  }

  private void assertStarted(Answer answer) {
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).startsWith(installed.resolve("jobs") + " ").endsWith(" -jar " + jar + " status\n");
  }

  private Answer run(Map<String, String> environment, String... command) throws Exception {
    File out = folder.resolve("out.txt").toFile();
    File err = folder.resolve("err.txt").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out).redirectError(err);
    builder.environment().clear();
    builder.environment().put("JAVA_HOME", installed.resolve("java").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Answer(process.exitValue(), Files.readString(out.toPath(), StandardCharsets.UTF_8), Files.readString(err.toPath()));
  }
}

package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole life of a year as the README tells it, each block in a real shell, what it prints compared with what is shown. */
class YearOfTheReadmeTest {

  private static final Pattern SUMMARY = Pattern.compile("(?s)`make run` ends with\n\n```\n(.*?)```");

  @Test
  void everyBlockPrintsWhatItShows(@TempDir Path folder) throws IOException, InterruptedException {
    String readme = Files.readString(Path.of("README.md"));
    ShellScript script = ShellScript.of(readme);
    assertThat(script.commands()).as("commands of the README").hasSizeGreaterThan(15);
    try (Database database = TestDatabase.create()) {
      String printed = run(script, folder, TestDatabase.environment(database));
      assertThat(script.differencesFrom(printed)).isEmpty();
      assertThat(missing(summary(readme), printed)).as("lines of the closing summary that no run prints").isEmpty();
    }
  }

  private static String run(ShellScript script, Path folder, Map<String, String> database) throws IOException, InterruptedException {
    FolderFiles.of(Path.of("sample-data")).writeTo(folder.resolve("sample-data"));
    Path launcher = Files.createDirectory(folder.resolve("jobs")).resolve("coscom");
    Files.writeString(launcher, "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m -cp '%s' fr.coscom.cli.Coscom \"$@\"\n"
        .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path")));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path printed = folder.resolve("printed.txt");
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", script.source()).directory(folder.toFile())
        .redirectErrorStream(true).redirectOutput(printed.toFile());
    shell.environment().keySet().removeIf(name -> name.startsWith("COSCOM_"));
    shell.environment().putAll(database);
    shell.environment().put("LC_ALL", "C.UTF-8");
    shell.start().waitFor();
    return Files.readString(printed, StandardCharsets.UTF_8);
  }

  private static List<String> summary(String readme) {
    Matcher block = SUMMARY.matcher(readme);
    assertThat(block.find()).isTrue();
    return block.group(1).lines().filter(line -> !line.isBlank()).toList();
  }

  /** Folders and digests are left out of the README with {@code …}. */
  private static List<String> missing(List<String> shown, String printed) {
    return shown.stream().filter(line -> printed.lines().noneMatch(
        candidate -> candidate.matches(Pattern.quote(line).replace("…", "\\E.*\\Q").replace("target/run/output", "\\E.*\\Q")))).toList();
  }
}

package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.CommandLineRun.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer who has only the README gets from its five files to the amount that it promises. */
class ReadmeTest {

  private static final Pattern FILE = Pattern.compile("`(mine/[a-z-]+\\.csv)`\\n\\n```csv\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}jobs/coscom (.*(?:mine|MY-FIRST).*)$");

  @Test
  void theFiveFilesAndTheCommandsOfTheReadmeGiveTheAmountItPromises(@TempDir Path folder) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    Matcher file = FILE.matcher(readme);
    List<String> files = new ArrayList<>();
    Files.createDirectory(folder.resolve("mine"));
    while (file.find()) {
      Files.writeString(folder.resolve(file.group(1)), file.group(2));
      files.add(file.group(1));
    }
    assertThat(files).hasSize(5);
    try (CommandLineRun coscom = CommandLineRun.onFreshDatabase()) {
      Answer last = null;
      int commands = 0;
      for (Matcher command = COMMAND.matcher(readme); command.find(); commands++) {
        String[] words = command.group(1).replaceAll("\\bmine", Matcher.quoteReplacement(folder.resolve("mine").toString())).split(" ");
        last = coscom.run(words);
        assertThat(last.exitCode()).as(command.group(1) + "\n" + last.err()).isZero();
      }
      assertThat(commands).isEqualTo(3);
      assertThat(last.out()).contains("292/366").contains("3 989,07 €");
      assertThat(readme).contains("5000 × 292/366 = 3989.07 €");
    }
  }
}

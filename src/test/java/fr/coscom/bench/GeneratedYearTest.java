package fr.coscom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedYearTest {

  @TempDir private Path folder;

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    GeneratedYear.write(3, 200, 2024, folder.resolve("one"));
    GeneratedYear.write(3, 200, 2024, folder.resolve("two"));
    GeneratedYear.write(4, 200, 2024, folder.resolve("other"));
    assertThat(Folders.differences(folder.resolve("one"), folder.resolve("two"))).isEmpty();
    assertThat(Folders.differences(folder.resolve("one"), folder.resolve("other"))).contains("contracts.csv");
  }
}

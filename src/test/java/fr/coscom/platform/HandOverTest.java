package fr.coscom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A payment file leaves as a second name of itself; where that cannot be, it is known before anybody signs. */
class HandOverTest {

  @TempDir Path folder;

  @Test
  void whereThereAreHardLinksTheTrialLeavesNothingBehind() throws IOException {
    Path file = Files.writeString(folder.resolve("a.xml"), "a");
    Files.writeString(folder.resolve(".hard-link"), "of a trial that was killed");
    HandOver.mustBePossible(file);
    assertThat(names(folder)).containsExactly("a.xml");
    assertThat(file).hasContent("a");
  }

  /** A zip archive is a file system without hard links. */
  @Test
  void whereThereAreNoneTheTrialRefuses() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("disk.zip"), Map.of("create", "true"))) {
      Path file = Files.writeString(zip.getPath("/a.xml"), "a");
      assertThatThrownBy(() -> HandOver.mustBePossible(file)).isInstanceOf(OutputConflict.class).hasMessageContaining("a.xml");
      assertThat(names(zip.getPath("/"))).containsExactly("a.xml");
    }
  }

  @Test
  void aSecondNameIsGivenOnceAndNeverToAnotherFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.xml"), "a");
    Path released = folder.resolve("released");
    HandOver.link(file, released);
    HandOver.link(file, released);
    assertThat(Files.isSameFile(file, released.resolve("a.xml"))).isTrue();
    Files.delete(file);
    Files.writeString(file, "a");
    assertThatThrownBy(() -> HandOver.link(file, released)).as("the same bytes, another file").isInstanceOf(OutputConflict.class);
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).filter(name -> !name.endsWith(".zip")).toList().stream();
    }
  }
}

package fr.coscom.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {

  private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir
  Path temporary;

  private Path target;

  @BeforeEach
  void nameTheFile() {
    target = temporary.resolve("2025/run-1/payments").resolve("SCT.xml");
  }

  @Test
  void theFileIsWholeAndOnlyItsOwnerMayReadIt() throws IOException {
    assertThat(DurableFile.write(target, body("abc"))).isEqualTo(SHA256_OF_ABC);
    assertThat(target).hasContent("abc");
    assertThat(names()).containsExactly("SCT.xml");
    assertThat(mode(target)).isEqualTo("rw-------");
    assertThat(mode(target.getParent())).isEqualTo("rwx------");
    assertThat(mode(target.getParent().getParent())).isEqualTo("rwx------");
    assertThat((Integer) Files.getAttribute(target, "unix:nlink")).isEqualTo(1);
  }

  @Test
  void theCheckReadsTheBytesBeforeTheyGetTheirName() throws IOException {
    DurableFile.write(target, body("abc"), (part, sha256) -> {
      assertThat(part).hasContent("abc");
      assertThat(sha256).isEqualTo(SHA256_OF_ABC);
      assertThat(target).doesNotExist();
    });
    assertThat(target).exists();
  }

  @Test
  void theSameBytesUnderTheFinalNameAreAccepted() throws IOException {
    DurableFile.write(target, body("abc"));
    assertThat(DurableFile.write(target, body("abc"))).isEqualTo(SHA256_OF_ABC);
    assertThat(names()).containsExactly("SCT.xml");
  }

  @Test
  void otherBytesUnderTheFinalNameStopTheRunAndStay() throws IOException {
    DurableFile.write(target, body("paid"));
    assertThatThrownBy(() -> DurableFile.write(target, body("abc")))
        .isInstanceOf(OutputConflict.class)
        .hasMessageContaining("SCT.xml").hasMessageContaining(SHA256_OF_ABC);
    assertThat(target).hasContent("paid");
  }

  @Test
  void aLinkUnderTheFinalNameIsNotFollowed() throws IOException {
    Path elsewhere = Files.writeString(temporary.resolve("elsewhere"), "abc");
    Files.createDirectories(target.getParent());
    Files.createSymbolicLink(target, elsewhere);
    assertThatThrownBy(() -> DurableFile.write(target, body("abc"))).isInstanceOf(OutputConflict.class);
  }

  @Test
  void thePartsOfDeadAttemptsAreKeptAsideAndNeverResumed() throws IOException {
    Path part = Files.createDirectories(target.getParent()).resolve("SCT.xml.part");
    Files.writeString(part, "half");
    DurableFile.write(target, body("abc"));
    Files.writeString(part, "half again");
    DurableFile.write(target, body("abc"));
    assertThat(target).hasContent("abc");
    assertThat(names()).containsExactly("SCT.xml", "SCT.xml.part.failed-1", "SCT.xml.part.failed-2");
    assertThat(part.resolveSibling("SCT.xml.part.failed-2")).hasContent("half again");
  }

  @Test
  void aBodyThatFailsLeavesNoFinalName() {
    assertThatThrownBy(() -> DurableFile.write(target, out -> {
      out.write('a');
      throw new IOException("disk full");
    })).hasMessage("disk full");
    assertThat(target).doesNotExist();
  }

  @Test
  void aCheckThatFailsLeavesNoFinalName() throws IOException {
    assertThatThrownBy(() -> DurableFile.write(target, body("abc"), (part, sha256) -> {
      throw new IllegalStateException("total differs");
    })).hasMessage("total differs");
    assertThat(target).doesNotExist();
    assertThat(DurableFile.write(target, body("abc"))).as("the next attempt goes on").isEqualTo(SHA256_OF_ABC);
  }

  @Test
  void bytesChangedOnTheDiskAreNoticed() {
    assertThatThrownBy(() -> DurableFile.write(target, out -> {
      out.write("abc".getBytes(StandardCharsets.UTF_8));
      out.flush();
      Files.writeString(target.resolveSibling("SCT.xml.part"), "xyz");
    })).isInstanceOf(IOException.class).hasMessageContaining("other bytes");
    assertThat(target).doesNotExist();
  }

  @Test
  void withoutHardLinksNothingIsOverwrittenEither() throws IOException {
    Files.createDirectories(target.getParent());
    Path part = Files.writeString(target.resolveSibling("SCT.xml.part"), "abc");
    DurableFile.moveUnderLock(part, target, SHA256_OF_ABC);
    assertThat(target).hasContent("abc");
    Path second = Files.writeString(target.resolveSibling("SCT.xml.part"), "abc");
    DurableFile.moveUnderLock(second, target, SHA256_OF_ABC);
    Path other = Files.writeString(target.resolveSibling("SCT.xml.part"), "xyz");
    assertThatThrownBy(() -> DurableFile.moveUnderLock(other, target, DurableFile.sha256(other)))
        .isInstanceOf(OutputConflict.class);
    assertThat(target).hasContent("abc");
  }

  private static DurableFile.Body body(String content) {
    return out -> out.write(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(target.getParent())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

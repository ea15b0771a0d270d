package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One program has one digest, packed or unpacked: a run that the one began, the other may go on with. */
class ProgramDigestTest {

  @Test
  void anUnpackedProgramTellsTheDigestOfTheJarThatWasDelivered(@TempDir Path folder) throws IOException {
    Path jar = Files.writeString(folder.resolve("coscom.jar"), "a program");
    String delivered = "1".repeat(64);
    assertThat(ProgramDigest.of(jar)).isEqualTo(DurableFile.sha256(jar));
    Files.writeString(folder.resolve("coscom.jar.sha256"), delivered + "\n");
    assertThat(ProgramDigest.of(jar)).isEqualTo(delivered);
    assertThat(ProgramDigest.of(folder)).as("classes").isEqualTo("0".repeat(64));
  }
}

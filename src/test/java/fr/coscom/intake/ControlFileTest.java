package fr.coscom.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlFileTest {

  @TempDir
  Path temp;

  private SampleFolder folder;

  @BeforeEach
  void twoFilesAndTheirControl() {
    folder = SampleFolder.in(temp)
        .file("contracts.csv", SampleFolder.good("contracts.csv"))
        .file("sectors.csv");
    folder.file("control.csv", control("contracts.csv", 1), control("sectors.csv", 0));
  }

  @Test
  void folderThatAgreesIsRead() {
    assertThat(refused()).isNull();
  }

  @Test
  void digestMayBeInCapitals() {
    folder.file("control.csv", control("contracts.csv", 1).replace(sha("contracts.csv"),
        sha("contracts.csv").toUpperCase(java.util.Locale.ROOT)), control("sectors.csv", 0));

    assertThat(refused()).isNull();
  }

  @Test
  void changedByteIsRefusedBeforeAnythingIsParsed() {
    folder.text("contracts.csv", "not even a header\n");

    assertThat(refused().refusal()).isEqualTo(Refusal.CONTROL_SHA256);
    assertThat(refused().file()).isEqualTo("contracts.csv");
  }

  @Test
  void wrongNumberOfRowsIsRefused() {
    folder.file("control.csv", control("contracts.csv", 2), control("sectors.csv", 0));

    assertThat(refused().refusal()).isEqualTo(Refusal.CONTROL_ROWS);
  }

  @Test
  void fileThatIsNotListedIsRefused() {
    folder.file("control.csv", control("contracts.csv", 1));

    assertThat(refused().refusal()).isEqualTo(Refusal.CONTROL_NOT_LISTED);
    assertThat(refused().file()).isEqualTo("sectors.csv");
  }

  @Test
  void fileThatIsListedButAbsentIsRefused() throws IOException {
    Files.delete(temp.resolve("sectors.csv"));

    assertThat(refused().refusal()).isEqualTo(Refusal.CONTROL_NOT_PRESENT);
  }

  @Test
  void wrongRowOfTheControlIsRefused() {
    folder.file("control.csv", control("contracts.csv", 1), "sectors.csv;none;" + sha("sectors.csv"));
    assertThat(refused().refusal()).isEqualTo(Refusal.CONTROL_ROW);
    assertThat(refused().line()).isEqualTo(3);
    folder.file("control.csv", control("contracts.csv", 1), control("contracts.csv", 1), control("sectors.csv", 0));
    assertThat(refused().refusal()).as("a file twice").isEqualTo(Refusal.CONTROL_ROW);
  }

  @Test
  void emptyControlCountsAsAControl() {
    folder.file("control.csv");

    assertThat(refused().refusal()).isEqualTo(Refusal.CONTROL_NOT_LISTED);
  }

  @Test
  void absentControlIsRefusedOnlyWhenTheSettingAsksForIt() throws IOException {
    Files.delete(temp.resolve("control.csv"));
    IntakeSettings strict = new IntakeSettings(StandardCharsets.UTF_8, 1 << 20, 1000, true, "fr");

    assertThat(refused()).isNull();
    assertThat(refused(strict).refusal()).isEqualTo(Refusal.CONTROL_MISSING);
  }

  @Test
  void fileChangedAfterItsControlIsRefusedByTheReadingThatStages() throws IOException {
    Path contracts = temp.resolve("contracts.csv");
    FileTime before = Files.getLastModifiedTime(contracts);
    try (InputFolder opened = InputFolder.open(temp, Scope.ANNUAL, IntakeSettings.DEFAULT)) {
      Files.writeString(contracts, Files.readString(contracts).replace("2021-03-12", "2021-03-11"));
      Files.setLastModifiedTime(contracts, before);

      FolderRefused refused =
          catchThrowableOfType(FolderRefused.class, () -> opened.read((schema, line, cells) -> { }));

      assertThat(refused.refusal()).isEqualTo(Refusal.CONTROL_SHA256);
    }
  }

  private String control(String file, int rows) {
    return file + ";" + rows + ";" + sha(file);
  }

  private String sha(String file) {
    try {
      return HexFormat.of().formatHex(Digests.sha256().digest(Files.readAllBytes(temp.resolve(file))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private FolderRefused refused() {
    return refused(IntakeSettings.DEFAULT);
  }

  private FolderRefused refused(IntakeSettings settings) {
    return catchThrowableOfType(FolderRefused.class, () -> {
      try (InputFolder opened = InputFolder.open(temp, Scope.ANNUAL, settings)) {
        opened.read((schema, line, cells) -> { });
      }
    });
  }
}

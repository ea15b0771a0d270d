package fr.coscom.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What refuses a folder, and what does not. The test's name is the fault. */
class InputFolderTest {

  private static final String HEADER = "ars_region;year;eligible_doctors;cancelled\n";

  @TempDir
  Path temp;

  private SampleFolder folder;

  @BeforeEach
  void aGoodFolder() {
    folder = SampleFolder.whole(temp.resolve("in"));
  }

  @Test
  void aGoodFolderIsReadWhole() {
    assertThat(read()).hasSize(14);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      unknown column          | ars_region;year;eligible_doctor;cancelled\\n                   | UNKNOWN_COLUMN     | 1
      missing column          | ars_region;year;cancelled\\n                                   | MISSING_COLUMN     | 1
      duplicated column       | ars_region;year;year;eligible_doctors;cancelled\\n              | DUPLICATE_COLUMN   | 1
      column with a blank     | ars_region ;year;eligible_doctors;cancelled\\n                  | UNKNOWN_COLUMN     | 1
      trailing separator      | ars_region;year;eligible_doctors;cancelled;\\n                  | UNKNOWN_COLUMN     | 1
      blank line only         | \\n                                                            | UNKNOWN_COLUMN     | 1
      row too short           | HEADER76;2024;250;\\n76;2025;250\\n                             | ROW_WIDTH          | 3
      row too long            | HEADER76;2024;250;;\\n                                         | ROW_WIDTH          | 2
      blank line at the end   | HEADER76;2024;250;\\n\\n                                        | ROW_WIDTH          | 3
      row too short after lines in a cell | HEADER"a\\nb";2024;1;\\n76;2025\\n                  | ROW_WIDTH          | 4
      NUL                     | HEADER76;2024;2\\u00000;\\n                                    | NUL                | 2
      unterminated quote      | HEADER76;2024;250;\\n76;2025;"250;\\n76;2026;250;\\n            | UNTERMINATED_QUOTE | 3
      unterminated quote last | HEADER76;2024;250;"                                           | UNTERMINATED_QUOTE | 2
      text after quote        | HEADER76;2024;"250"0;\\n                                       | TEXT_AFTER_QUOTE   | 2
      blank after quote       | HEADER76;2024;"250" ;\\n                                       | TEXT_AFTER_QUOTE   | 2
      text after quote of a record of two lines | HEADER"7\\n6"x;2024;250;\\n                 | TEXT_AFTER_QUOTE   | 2
      quote in a cell         | HEADER76;20"24;250;\\n                                         | QUOTE_IN_CELL      | 2
      quote after a blank     | HEADER76; "2024";250;\\n                                       | QUOTE_IN_CELL      | 2
      carriage return alone   | HEADER76;2024;250;\\r76;2025;250;\\n                            | BAD_LINE_END       | 2
      carriage return at end  | HEADER76;2024;250;\\r                                          | BAD_LINE_END       | 2
      mixed line ends         | HEADER76;2024;250;\\r\\n                                        | MIXED_LINE_ENDS    | 2
      """)
  void brokenFileIsRefused(String because, String text, Refusal refusal, int line) {
    folder.text("ars-quotas.csv", unescape(text));

    FolderRefused refused = refused();

    assertThat(refused.refusal()).as(because).isEqualTo(refusal);
    assertThat(refused.file()).isEqualTo("ars-quotas.csv");
    assertThat(refused.line()).as(because).isEqualTo(line);
    assertThat(refused.getMessage()).contains("ars-quotas.csv", "ligne " + line, refused.expected());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      header alone                 | HEADER                                              | 0
      header without line end      | ars_region;year;eligible_doctors;cancelled          | 0
      no last line end             | HEADER76;2024;250;                                  | 1
      Windows line ends            | ars_region;year;eligible_doctors;cancelled\\r\\n76;2024;250;\\r\\n | 1
      comma                        | ars_region,year,eligible_doctors,cancelled\\n76,2024,250,\\n | 1
      tab                          | ars_region\\tyear\\teligible_doctors\\tcancelled\\n76\\t2024\\t250\\t\\n | 1
      columns in another order     | cancelled;eligible_doctors;ars_region;year\\n;250;76;2024\\n | 1
      quoted header and cells      | "ars_region";"year";eligible_doctors;cancelled\\n"76";"2024";250;""\\n | 1
      byte order mark              | \\uFEFFHEADER76;2024;250;\\n                         | 1
      """)
  void goodFormsAreRead(String because, String text, int rows) {
    folder.text("ars-quotas.csv", unescape(text));

    assertThat(read()).as(because).filteredOn(row -> row.startsWith("ars-quotas")).hasSize(rows)
        .allMatch(row -> row.equals("ars-quotas.csv:2 [76, 2024, 250, ]"));
  }

  @Test
  void lineIsTheOneOnWhichTheRecordBegins() {
    folder.text("ars-quotas.csv", HEADER + "\"a\nb\rc\";1;\"x;\"\"y\";\n76;2024;250;\n");

    assertThat(read()).contains("ars-quotas.csv:2 [a\nb\rc, 1, x;\"y, ]", "ars-quotas.csv:5 [76, 2024, 250, ]");
  }

  @Test
  void undecodableBytesAreRefusedWithTheirLine() {
    folder.bytes("ars-quotas.csv", (HEADER + "76;2024;250;\n76;2025;Ré;\n").getBytes(StandardCharsets.ISO_8859_1));

    FolderRefused refused = refused();

    assertThat(refused.refusal()).isEqualTo(Refusal.UNDECODABLE);
    assertThat(refused.line()).isEqualTo(3);
    assertThat(refused.found()).isEqualTo("E9");
  }

  @Test
  void undecodableBytesFarAwayAreRefusedWithTheirLine() {
    byte[] bytes = (HEADER + "76;2024;250;\n".repeat(50_000) + "76;2024;\u00FF;\n").getBytes(StandardCharsets.ISO_8859_1);
    folder.bytes("ars-quotas.csv", bytes);

    assertThat(refused().line()).isEqualTo(50_002);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C3", "E2 82", "ED A0 80", "C0 80", "F5 80 80 80", "FF FE"})
  void brokenUtf8AtTheEndIsRefused(String hex) {
    byte[] tail = java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
    byte[] head = HEADER.getBytes(StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    folder.bytes("ars-quotas.csv", all);

    assertThat(refused().refusal()).isEqualTo(Refusal.UNDECODABLE);
  }

  @Test
  void anotherCharsetIsReadWhenAskedFor() {
    Charset windows = Charset.forName("windows-1252");
    String row = SampleFolder.good("holds.csv", "reason=Contrôle de l’été à 5 €");
    SampleFolder other = SampleFolder.in(temp.resolve("windows"));
    other.bytes("holds.csv",
        ("contract_id;category;reason;placed_by;placed_on;lifted_on;cancelled\n" + row).getBytes(windows));
    IntakeSettings settings = new IntakeSettings(windows, 1 << 20, 1000, false, "en");

    List<String> rows = new ArrayList<>();
    try (InputFolder opened = InputFolder.open(other.path(), Scope.CORRECTION, settings)) {
      opened.read((schema, line, cells) -> rows.add(cells[2]));
    }

    assertThat(rows).containsExactly("Contrôle de l’été à 5 €");
  }

  @Test
  void quoteThatNeverClosesDoesNotFillTheMemory() {
    folder.text("ars-quotas.csv", HEADER + "76;2024;250;\n76;2025;\"" + "x\n".repeat(600_000));

    FolderRefused refused = refused();

    assertThat(refused.refusal()).isEqualTo(Refusal.RECORD_TOO_LONG);
    assertThat(refused.line()).isEqualTo(3);
  }

  @Test
  void missingContractsAreRefusedInAnAnnualPaymentAlone() throws IOException {
    Files.delete(folder.path().resolve("contracts.csv"));

    assertThat(refused().refusal()).isEqualTo(Refusal.FILE_MISSING);
    InputFolder.open(folder.path(), Scope.CORRECTION, IntakeSettings.DEFAULT).close();
  }

  @Test
  void folderWithoutAnyFileIsRefused() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    Files.writeString(empty.resolve("README.txt"), "ignored");

    assertThat(refused(empty, Scope.CORRECTION).refusal()).isEqualTo(Refusal.NO_FILE);
    assertThat(refused(temp.resolve("nowhere"), Scope.ANNUAL).refusal()).isEqualTo(Refusal.FOLDER_MISSING);
  }

  @ParameterizedTest
  @CsvSource({"hold.csv, holds.csv", "Contracts.CSV, contracts.csv", "zone.csv, zones.csv", "contrôle.csv, control.csv"})
  void misspeltFileIsRefusedWithTheNearestName(String name, String nearest) {
    folder.text(name, "x\n");

    FolderRefused refused = refused();

    assertThat(refused.refusal()).isEqualTo(Refusal.UNKNOWN_FILE);
    assertThat(refused.expected()).contains(nearest);
  }

  @Test
  void aFileThatFailsWhileItIsReadIsRefused() {
    InputFolder opened = InputFolder.open(folder.path(), Scope.ANNUAL, IntakeSettings.DEFAULT);
    opened.close();

    FolderRefused refused = catchThrowableOfType(FolderRefused.class, () -> opened.read((schema, line, cells) -> {}));

    assertThat(refused.refusal()).isEqualTo(Refusal.UNREADABLE);
    assertThat(refused.file()).isEqualTo("contracts.csv");
  }

  /** The superuser reads anything: for him there is nothing to show. */
  @Test
  void aFileOrFolderThatThisAccountMayNotReadIsRefused() throws IOException {
    Path file = folder.path().resolve("holds.csv");
    Files.setPosixFilePermissions(file, Set.of());
    assumeFalse(Files.isReadable(file), "reads anything");

    assertThat(refused().refusal()).isEqualTo(Refusal.UNREADABLE);
    assertThat(refused().file()).isEqualTo("holds.csv");
    Files.setPosixFilePermissions(folder.path(), Set.of());
    try {
      assertThat(refused().refusal()).isEqualTo(Refusal.UNREADABLE);
    } finally {
      Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void emptyFileIsRefused() {
    folder.text("holds.csv", "");

    assertThat(refused().refusal()).isEqualTo(Refusal.EMPTY_FILE);
    folder.text("holds.csv", "\uFEFF");
    assertThat(refused().refusal()).isEqualTo(Refusal.EMPTY_FILE);
  }

  @Test
  void directoryInPlaceOfAFileIsRefused() throws IOException {
    Files.delete(folder.path().resolve("holds.csv"));
    Files.createDirectory(folder.path().resolve("holds.csv"));

    assertThat(refused().refusal()).isEqualTo(Refusal.NOT_A_FILE);
  }

  @Test
  void symbolicLinkInPlaceOfAFileIsRefused() throws IOException {
    Path target = Files.move(folder.path().resolve("holds.csv"), temp.resolve("target.csv"));
    Files.createSymbolicLink(folder.path().resolve("holds.csv"), target);

    assertThat(refused().refusal()).isEqualTo(Refusal.NOT_A_FILE);
    Files.delete(target);
    assertThat(refused().refusal()).as("a link to nothing").isEqualTo(Refusal.NOT_A_FILE);
  }

  @Test
  void pipeInPlaceOfAFileIsRefused() throws Exception {
    Path pipe = folder.path().resolve("holds.csv");
    Files.delete(pipe);
    org.junit.jupiter.api.Assumptions.assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");

    assertThat(refused().refusal()).isEqualTo(Refusal.NOT_A_FILE);
  }

  @Test
  void fileOverTheLimitIsRefused() {
    IntakeSettings small = new IntakeSettings(StandardCharsets.UTF_8, 100, 1000, false, "fr");

    FolderRefused refused = catchThrowableOfType(
        FolderRefused.class, () -> InputFolder.open(folder.path(), Scope.ANNUAL, small).close());

    assertThat(refused.refusal()).isEqualTo(Refusal.FILE_TOO_LARGE);
  }

  @Test
  void fileChangedBetweenOpeningAndReadingIsRefused() throws IOException {
    try (InputFolder opened = InputFolder.open(folder.path(), Scope.ANNUAL, IntakeSettings.DEFAULT)) {
      Path holds = folder.path().resolve("holds.csv");
      folder.file("holds.csv");
      Files.setLastModifiedTime(holds, FileTime.fromMillis(0));

      FolderRefused refused =
          catchThrowableOfType(FolderRefused.class, () -> opened.read((schema, line, cells) -> { }));

      assertThat(refused.refusal()).isEqualTo(Refusal.FILE_CHANGED);
    }
  }

  @Test
  void ibanTakenForAHeaderIsNotShown() {
    folder.text("bank-accounts.csv", SampleFolder.good("bank-accounts.csv") + "\n");
    assertThat(refused().getMessage()).doesNotContain(SampleFolder.IBAN);
    folder.text("bank-accounts.csv", SampleFolder.IBAN + ";x\n");
    assertThat(refused().getMessage()).contains("FR14 **** **** 2606").doesNotContain(SampleFolder.IBAN);
  }

  private List<String> read() {
    List<String> rows = new ArrayList<>();
    TreeMap<String, Integer> counts = new TreeMap<>();
    try (InputFolder opened = InputFolder.open(folder.path(), Scope.ANNUAL, IntakeSettings.DEFAULT)) {
      List<FileDigest> digests = opened.read((schema, line, cells) -> {
        rows.add(schema.file() + ":" + line + " " + List.of(cells));
        counts.merge(schema.file(), 1, Integer::sum);
      });
      digests.forEach(digest -> assertThat(counts.getOrDefault(digest.file(), 0)).isEqualTo(digest.rows()));
    }
    return rows;
  }

  private FolderRefused refused() {
    return refused(folder.path(), Scope.ANNUAL);
  }

  private static FolderRefused refused(Path path, Scope scope) {
    return catchThrowableOfType(FolderRefused.class, () -> {
      try (InputFolder opened = InputFolder.open(path, scope, IntakeSettings.DEFAULT)) {
        opened.read((schema, line, cells) -> { });
      }
    });
  }

  private static String unescape(String text) {
    return text.replace("HEADER", HEADER).replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t")
        .replace("\\u0000", "\0").replace("\\uFEFF", "\uFEFF");
  }
}

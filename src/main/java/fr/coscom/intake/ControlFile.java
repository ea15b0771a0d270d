package fr.coscom.intake;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code control.csv}: what the sender says it sent. */
final class ControlFile {

  private ControlFile() {}

  /** What the sender says of each file, by its name. Any fault refuses the folder: half a control is none. */
  static Map<String, FileDigest> read(Path folder, IntakeSettings settings) {
    TableSchema schema = Schemas.of(Schemas.CONTROL).orElseThrow();
    RowCheck check = new RowCheck(schema, settings.messages());
    Map<String, FileDigest> said = new LinkedHashMap<>();
    try (InputFile file = InputFile.open(folder, schema, settings)) {
      file.read((same, line, cells) -> {
        CheckedRow row = check.of(line, cells);
        if (!row.faults().isEmpty()) {
          Fault fault = row.faults().get(0);
          throw file.refusals().at(line, fault.column(), Refusal.CONTROL_ROW, fault.value(), fault.message());
        }
        String name = row.cells()[0];
        FileDigest digest = new FileDigest(name, row.cells()[2], -1, Integer.parseInt(row.cells()[1]));
        if (said.put(name, digest) != null) {
          throw file.refusals().at(line, "file", Refusal.CONTROL_ROW, name, name);
        }
      });
    }
    return said;
  }

  /** Before anything is parsed: the same files, with the same bytes. */
  static void requireSame(Map<String, FileDigest> said, List<InputFile> files) {
    List<String> present = files.stream().map(file -> file.schema().file()).toList();
    for (String name : said.keySet()) {
      if (!present.contains(name)) {
        throw files.get(0).refusals().withFile(name).of(Refusal.CONTROL_NOT_PRESENT, name);
      }
    }
    for (InputFile file : files) {
      FileDigest digest = said.get(file.schema().file());
      if (digest == null) {
        throw file.refusals().of(Refusal.CONTROL_NOT_LISTED, file.schema().file());
      }
      requireSame(Refusal.CONTROL_SHA256, digest.sha256(), file.sha256(), file.refusals());
    }
  }

  /** After the reading that counts: the same bytes still, and the number of rows. */
  static void requireSame(FileDigest said, FileDigest read, Refusals refusals) {
    requireSame(Refusal.CONTROL_SHA256, said.sha256(), read.sha256(), refusals);
    requireSame(Refusal.CONTROL_ROWS, String.valueOf(said.rows()), String.valueOf(read.rows()), refusals);
  }

  private static void requireSame(Refusal refusal, String expected, String found, Refusals refusals) {
    if (!expected.equals(found)) {
      throw refusals.of(refusal, found, expected);
    }
  }
}

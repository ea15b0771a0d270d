package fr.coscom.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a code asks for.
 *
 * @param runbook the job and the heading of its runbook that treats it, joined by a sharp
 * @param who answers
 * @param act what he does
 */
record Answer(String runbook, String who, String act) {

  private static final Path FOLDER = Path.of("src/test/resources/fr/coscom/docs");

  /** The answers of one file, by code. */
  static Map<String, Answer> of(String file) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(FOLDER.resolve(file)).stream().skip(1).toList()) {
        String[] cells = line.split(";", 4);
        if (cells.length != 4 || answers.put(cells[0], new Answer(cells[1], cells[2], cells[3])) != null) {
          throw new IllegalStateException("not a row of its own with four cells: " + line);
        }
      }
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The heading, as a link from a page of {@code src/docs}. */
  String link() {
    String[] parts = runbook.split("#", 2);
    return "[%s, %s](../../jobs/%s/RUNBOOK.md#%s)".formatted(parts[0], parts[1].replace('-', ' '), parts[0], parts[1]);
  }
}

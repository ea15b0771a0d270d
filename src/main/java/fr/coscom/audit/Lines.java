package fr.coscom.audit;

import fr.coscom.basis.MaskedIban;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first line in which two texts differ, as people may see it. */
record Lines(long number, String expected, String found) {

  private static final int LONGEST = 200;

  /** Bytes that are no UTF-8 are shown as replacement characters: the text is for people, the digests decide. */
  static Lines firstDifference(Path expected, Path found) throws IOException {
    try (BufferedReader a = reader(expected); BufferedReader b = reader(found)) {
      for (long number = 1; ; number++) {
        String one = a.readLine();
        String other = b.readLine();
        if (one == null || !one.equals(other)) {
          return new Lines(number, shown(one), shown(other));
        }
      }
    }
  }

  private static BufferedReader reader(Path file) throws IOException {
    return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
  }

  /** Masked, and cut where it is long; a dash for nothing. */
  static String shown(String text) {
    if (text == null) {
      return "—";
    }
    String masked = MaskedIban.inText(text.strip());
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
  }
}

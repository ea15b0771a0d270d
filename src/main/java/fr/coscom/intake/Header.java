package fr.coscom.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The first line of a file: which separator, and where each column of the contract is. */
record Header(int width, int[] places) {

  private static final int LONGEST = 1 << 16;
  private static final char[] SEPARATORS = {';', ',', '\t'};

  /** Looks at the first line without consuming it. The separator is the one that gives the most columns we know. */
  static char separator(BufferedReader reader, TableSchema schema, Refusals refusals) throws IOException {
    String line = firstLine(reader, refusals);
    char best = SEPARATORS[0];
    long most = 0;
    for (char separator : SEPARATORS) {
      long known = Arrays.stream(line.split(Pattern.quote(String.valueOf(separator)), -1))
          .map(name -> name.replace("\"", ""))
          .filter(schema.columns()::contains)
          .distinct().count();
      if (known > most) {
        best = separator;
        most = known;
      }
    }
    return best;
  }

  private static String firstLine(BufferedReader reader, Refusals refusals) throws IOException {
    reader.mark(LONGEST);
    StringBuilder line = new StringBuilder();
    try {
      int c = reader.read();
      while (c >= 0 && c != '\n' && c != '\r' && line.length() < LONGEST - 1) {
        line.append((char) c);
        c = reader.read();
      }
    } catch (StrictDecoder.Undecodable e) {
      throw refusals.at(1, "", Refusal.UNDECODABLE, e.getMessage());
    }
    reader.reset();
    return line.toString();
  }

  /** @throws FolderRefused for a column that is unknown, there twice, or missing */
  static Header of(String[] names, TableSchema schema, Refusals refusals) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (schema.indexOf(name) < 0) {
        throw refusals.at(1, name, Refusal.UNKNOWN_COLUMN, name, nearest(name, schema.columns()));
      }
      if (!seen.add(name)) {
        throw refusals.at(1, name, Refusal.DUPLICATE_COLUMN, name);
      }
    }
    List<String> missing = new ArrayList<>(schema.columns());
    missing.removeAll(seen);
    if (!missing.isEmpty()) {
      throw refusals.at(1, String.join(", ", missing), Refusal.MISSING_COLUMN, "", String.join(";", schema.columns()));
    }
    List<String> order = Arrays.asList(names);
    return new Header(names.length, schema.columns().stream().mapToInt(order::indexOf).toArray());
  }

  /** The cells in the order of the contract. */
  String[] inOrder(String[] cells) {
    String[] ordered = new String[places.length];
    for (int i = 0; i < places.length; i++) {
      ordered[i] = cells[places[i]];
    }
    return ordered;
  }

  /** The known name that takes the fewest changes to reach. */
  static String nearest(String name, List<String> known) {
    String best = known.get(0);
    int fewest = Integer.MAX_VALUE;
    String head = name.length() > 60 ? name.substring(0, 60) : name;
    for (String candidate : known) {
      int changes = changes(head, candidate);
      if (changes < fewest) {
        best = candidate;
        fewest = changes;
      }
    }
    return best;
  }

  // Levenshtein's distance.
  private static int changes(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

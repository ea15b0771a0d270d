package fr.coscom.basis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The caisses, and the codes of closed ones that are now paid under another. Source: nomenclature IR_CAI_V and the caisses' own lists. */
public final class Caisses {

  private static final Map<String, Caisse> CURRENT = new TreeMap<>();
  private static final Map<String, String> MERGED = new TreeMap<>();

  static {
    for (List<String> row : rows("caisses.csv")) {
      CURRENT.put(row.get(0), new Caisse(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)));
    }
    for (List<String> row : rows("caisses-merged.csv")) {
      MERGED.put(row.get(0), row.get(2));
    }
  }

  private Caisses() {}

  /** The caisse that pays today for a code, its own or that of a closed one; nothing when the code was never given. */
  public static Optional<Caisse> current(String code) {
    return Optional.ofNullable(CURRENT.get(MERGED.getOrDefault(code, code)));
  }

  public static Collection<Caisse> all() {
    return CURRENT.values();
  }

  /** The department of an INSEE commune code: two characters, three overseas. */
  public static String departmentOf(String commune) {
    return commune.substring(0, commune.startsWith("97") || commune.startsWith("98") ? 3 : 2);
  }

  private static List<List<String>> rows(String resource) {
    try (InputStream in = Caisses.class.getResourceAsStream(resource);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).filter(line -> !line.isBlank()).map(line -> List.of(line.split(";", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}

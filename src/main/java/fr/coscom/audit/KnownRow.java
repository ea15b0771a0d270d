package fr.coscom.audit;

import fr.coscom.dossier.Origin;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A version of a fact as a table of names and values, so that two versions can be told apart cell by cell. */
record KnownRow(Key key, Map<String, String> cells, Origin origin) {

  /** @param file the table of the file, {@code opposable_rates} */
  record Key(String file, String key) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byFile = file.compareTo(other.file);
      return byFile != 0 ? byFile : key.compareTo(other.key);
    }
  }

  KnownRow {
    cells = Map.copyOf(cells);
  }

  /** The same row with some cells, and the origin, of another version of it. */
  KnownRow with(Iterable<String> columns, KnownRow other) {
    Map<String, String> mixed = new HashMap<>(cells);
    for (String column : columns) {
      mixed.remove(column);
      other.cell(column).ifPresent(value -> mixed.put(column, value));
    }
    return new KnownRow(key, mixed, other.origin);
  }

  Optional<String> cell(String column) {
    return Optional.ofNullable(cells.get(column)).filter(value -> !value.isEmpty());
  }

  /** @throws IllegalStateException when the cell is empty */
  String text(String column) {
    return cell(column).orElseThrow(() -> new IllegalStateException(key + " has no " + column));
  }

  Optional<LocalDate> day(String column) {
    return cell(column).map(LocalDate::parse);
  }
}

package fr.coscom.audit;

import fr.coscom.audit.KnownRows.RejectedRow;
import fr.coscom.dossier.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A changed fact, and how to make the change in what was known before.
 *
 * @param parameters names of parameters that change with it
 */
record Change(ChangedFact fact, String row, Consumer<KnownRows> make, List<String> parameters) {

  /** Facts are taken one by one up to this many; beyond, those of one row together. */
  static final int MOST_FACTS = 8;

  /** Rows are taken one by one up to this many; beyond, those of one file together. */
  static final int MOST_ROWS = 12;

  /** What is to be told apart, in a fixed order: one by one, or together when there are too many. */
  static List<Change> between(KnownRows before, KnownRows after, Map<String, String> oldParameters, Map<String, String> newParameters) {
    List<Change> changes = new ArrayList<>();
    TreeSet<KnownRow.Key> keys = new TreeSet<>(before.rows().keySet());
    keys.addAll(after.rows().keySet());
    keys.forEach(key -> rows(key, before.rows().get(key), after.rows().get(key), changes));
    rejections(before, after, changes);
    sent(before, after, changes);
    parameters(oldParameters, newParameters, changes);
    if (changes.size() <= MOST_FACTS) {
      return changes;
    }
    List<Change> byRow = together(changes, Change::row, ChangedFact.Kind.ROW);
    return byRow.size() <= MOST_ROWS ? byRow : together(changes, change -> change.fact().file(), ChangedFact.Kind.FILE);
  }

  private static void rows(KnownRow.Key key, KnownRow before, KnownRow after, List<Change> changes) {
    if (before == null) {
      changes.add(whole(ChangedFact.Kind.ADDED, after, rows -> rows.rows().put(key, after)));
    } else if (after == null) {
      changes.add(whole(ChangedFact.Kind.WITHDRAWN, before, rows -> rows.rows().remove(key)));
    } else {
      for (List<String> columns : ComparedFile.of(key.file()).read()) {
        String was = cells(before, columns);
        String is = cells(after, columns);
        if (!was.equals(is)) {
          ChangedFact fact = new ChangedFact(ChangedFact.Kind.CHANGED, ComparedFile.fileName(key.file()), key.key(),
              columns.stream().map(ComparedFile::columnName).collect(Collectors.joining(",")), Optional.of(was), Optional.of(is),
              Optional.of(after.origin()));
          changes.add(new Change(fact, key.toString(),
              rows -> rows.rows().computeIfPresent(key, (k, row) -> row.with(columns, after)), List.of()));
        }
      }
    }
  }

  private static Change whole(ChangedFact.Kind kind, KnownRow row, Consumer<KnownRows> make) {
    ComparedFile file = ComparedFile.of(row.key().file());
    String cells = file.read().stream().map(columns -> cells(row, columns)).filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" "));
    Optional<String> shown = Optional.of(cells);
    ChangedFact fact = new ChangedFact(kind, ComparedFile.fileName(row.key().file()), row.key().key(), "",
        kind == ChangedFact.Kind.ADDED ? Optional.empty() : shown, kind == ChangedFact.Kind.ADDED ? shown : Optional.empty(),
        Optional.of(row.origin()));
    return new Change(fact, row.key().toString(), make, List.of());
  }

  private static String cells(KnownRow row, List<String> columns) {
    return columns.stream().map(column -> row.cell(column).orElse("")).collect(Collectors.joining(" ")).strip();
  }

  private static void rejections(KnownRows before, KnownRows after, List<Change> changes) {
    after.rejected().forEach((id, row) -> {
      if (!before.rejected().containsKey(id)) {
        changes.add(rejection(ChangedFact.Kind.REJECTED, row, rows -> rows.rejected().put(id, row)));
      }
    });
    before.rejected().forEach((id, row) -> {
      if (!after.rejected().containsKey(id)) {
        changes.add(rejection(ChangedFact.Kind.ANSWERED, row, rows -> rows.rejected().remove(id)));
      }
    });
  }

  private static Change rejection(ChangedFact.Kind kind, RejectedRow row, Consumer<KnownRows> make) {
    ChangedFact fact = new ChangedFact(kind, row.file(), row.contractId().isEmpty() ? row.rpps() : row.contractId(), row.column(),
        Optional.of(row.value()), Optional.empty(), Optional.of(new Origin(row.file(), row.lot(), row.line())));
    return new Change(fact, "rejected " + row.id(), make, List.of());
  }

  private static void sent(KnownRows before, KnownRows after, List<Change> changes) {
    for (String contract : new TreeSet<>(after.notSent())) {
      if (!before.notSent().contains(contract)) {
        changes.add(sent(ChangedFact.Kind.NOT_SENT, contract, rows -> rows.notSent().add(contract)));
      }
    }
    for (String contract : new TreeSet<>(before.notSent())) {
      if (!after.notSent().contains(contract)) {
        changes.add(sent(ChangedFact.Kind.SENT, contract, rows -> rows.notSent().remove(contract)));
      }
    }
  }

  private static Change sent(ChangedFact.Kind kind, String contract, Consumer<KnownRows> make) {
    ChangedFact fact =
        new ChangedFact(kind, "contracts.csv", contract, "", Optional.empty(), Optional.empty(), Optional.empty());
    return new Change(fact, "sent " + contract, make, List.of());
  }

  /** Values that only one of the two sets has belong to rules that the other did not know: they cannot be switched. */
  private static void parameters(Map<String, String> before, Map<String, String> after, List<Change> changes) {
    after.forEach((name, value) -> {
      if (before.containsKey(name) && !before.get(name).equals(value)) {
        ChangedFact fact = new ChangedFact(ChangedFact.Kind.PARAMETER, "parameters.csv", name, "value", Optional.of(before.get(name)),
            Optional.of(value), Optional.empty());
        changes.add(new Change(fact, "parameter " + name, rows -> { }, List.of(name)));
      }
    });
  }

  private static List<Change> together(List<Change> changes, Function<Change, String> by, ChangedFact.Kind kind) {
    Map<String, List<Change>> groups = changes.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    return groups.values().stream().map(group -> group.size() == 1 ? group.get(0) : together(group, kind)).toList();
  }

  private static Change together(List<Change> group, ChangedFact.Kind kind) {
    ChangedFact first = group.get(0).fact();
    boolean row = kind == ChangedFact.Kind.ROW;
    ChangedFact fact = new ChangedFact(kind, first.file(), row ? first.key() : "", told(group, c -> c.fact().column(), row ? "," : ""),
        Optional.of(told(group, c -> c.fact().before().orElse(""), row ? " | " : "")),
        Optional.of(told(group, c -> c.fact().after().orElse(""), row ? " | " : "")), row ? first.origin() : Optional.empty());
    return new Change(fact, group.get(0).row(), rows -> group.forEach(change -> change.make().accept(rows)),
        group.stream().flatMap(change -> change.parameters().stream()).toList());
  }

  /** @param between empty when the parts are not told one by one, but only counted */
  private static String told(List<Change> group, Function<Change, String> part, String between) {
    return between.isEmpty() ? "" : group.stream().map(part).collect(Collectors.joining(between));
  }
}

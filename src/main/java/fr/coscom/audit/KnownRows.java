package fr.coscom.audit;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one run knew of a few doctors, row by row.
 *
 * @param rejected rows that could not be read and still hold somebody
 * @param notSent contracts absent from the contracts.csv of the annual payment and of every lot since
 */
record KnownRows(
    SortedMap<KnownRow.Key, KnownRow> rows, SortedMap<String, RejectedRow> rejected, Set<String> notSent) {

  /** @param contractId empty when the row names none; the same for {@code rpps} */
  record RejectedRow(String id, String file, int lot, int line, String column, String value, String contractId, String rpps) {}

  /** What of this concerns a group. */
  KnownRows of(DoctorGroup group) {
    KnownRows theirs = new KnownRows(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(notSent));
    theirs.notSent.retainAll(group.contracts());
    for (ComparedFile file : ComparedFile.ALL) {
      rows.subMap(new KnownRow.Key(file.table(), ""), new KnownRow.Key(file.table(), "\uffff")).forEach((key, row) -> {
        boolean contract = file.table().equals("contracts") && group.doctors().contains(row.text("rpps"));
        if (contract || row.cell(file.by()).filter(group.of(file)::contains).isPresent()) {
          theirs.rows.put(key, row);
        }
      });
    }
    rejected.forEach((id, row) -> {
      if (group.contracts().contains(row.contractId()) || group.doctors().contains(row.rpps())) {
        theirs.rejected.put(id, row);
      }
    });
    return theirs;
  }

  /** A copy that may be changed. */
  KnownRows copy() {
    return new KnownRows(new TreeMap<>(rows), new TreeMap<>(rejected), new TreeSet<>(notSent));
  }
}

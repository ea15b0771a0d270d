package fr.coscom.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Holds the rows of one folder against each other, in memory: what {@link LotSql} does in the database. */
final class CrossCheck {

  private static final Set<String> STOPPING =
      Set.of("holds.csv", "other-contracts.csv", "decisions.csv", "prior-payments.csv");

  private record Sent(TableSchema schema, CheckedRow row, boolean withdrawn) {
    String file() {
      return schema.file();
    }
  }

  private record Place(String file, Object what) {}

  private final IntakeSettings settings;
  private final CrossWords words;
  private final Scope scope;
  private final List<Sent> rows = new ArrayList<>();
  private final Map<Place, Integer> firstLines = new HashMap<>();
  private final Map<Place, List<Integer>> lines = new HashMap<>();
  private final Set<String> contracts = new HashSet<>();
  private final Set<String> doctors = new HashSet<>();
  private final Set<String> accountsOfCaisses = new HashSet<>();
  private final Map<Integer, String> accounts = new HashMap<>();
  private final Map<String, Integer> repeated = new HashMap<>();
  private final Map<String, Integer> rejected = new HashMap<>();
  private final Set<String> usable = new HashSet<>();

  CrossCheck(IntakeSettings settings, Scope scope) {
    this.settings = settings;
    this.words = CrossWords.of(settings.messages());
    this.scope = scope;
  }

  void add(TableSchema schema, CheckedRow full) {
    // The cells are not needed any more, and would fill the memory.
    CheckedRow row = new CheckedRow(
        full.line(), null, full.key(), full.contract(), full.rpps(), full.commune(), full.subArea(), full.raw(), null, full.faults());
    rows.add(new Sent(schema, row, withdrawn(schema, full)));
    UUID raw = row.raw();
    if (firstLines.putIfAbsent(new Place(schema.file(), raw), row.line()) == null && row.key() != null) {
      lines.computeIfAbsent(new Place(schema.file(), row.key()), place -> new ArrayList<>(1)).add(row.line());
    }
    addAccount(schema, full);
    if (schema.file().equals(Schemas.CONTRACTS)) {
      contracts.add(row.contract());
      doctors.add(row.rpps());
      // A cell that cannot be read makes nobody known.
      contracts.remove(null);
      doctors.remove(null);
    }
  }

  private static boolean withdrawn(TableSchema schema, CheckedRow row) {
    return row.cells() != null && "Y".equals(row.cells()[schema.indexOf("cancelled")]);
  }

  private void addAccount(TableSchema schema, CheckedRow row) {
    if (row.cells() == null) {
      return;
    }
    if (schema.file().equals("bank-accounts.csv") && !"Y".equals(row.cells()[7])) {
      accounts.put(row.line(), row.cells()[3]);
    } else if (schema.file().equals("paying-caisses.csv")) {
      accountsOfCaisses.add(row.cells()[2]);
    }
  }

  List<Anomaly> anomalies() {
    List<Anomaly> all = new ArrayList<>();
    for (Sent sent : rows) {
      List<Anomaly> found = of(sent);
      if (found.stream().anyMatch(anomaly -> anomaly.severity() == Severity.REJECTED)) {
        rejected.merge(sent.file(), 1, Integer::sum);
        refuseIfStopsNobody(sent, found.get(0));
      } else if (!sent.withdrawn()) {
        usable.add(sent.file());
      }
      all.addAll(found);
    }
    return List.copyOf(all);
  }

  /** Whether a row of the file, neither rejected nor withdrawn, can serve the payment. */
  boolean usable(String file) {
    return usable.contains(file);
  }

  int repeated(String file) {
    return repeated.getOrDefault(file, 0);
  }

  int rejected(String file) {
    return rejected.getOrDefault(file, 0);
  }

  private List<Anomaly> of(Sent sent) {
    CheckedRow row = sent.row();
    int first = firstLines.get(new Place(sent.file(), row.raw()));
    if (first != row.line()) {
      repeated.merge(sent.file(), 1, Integer::sum);
      String label = row.key() == null ? "" : row.label();
      return List.of(anomaly(sent, AnomalyCode.REPEATED_ROW, "", label,
          CrossWords.fill(words.repeated(), label, String.valueOf(first))));
    }
    List<Anomaly> found = row.faults().stream()
        .map(fault -> anomaly(sent, fault.code(), fault.column(), fault.value(), fault.message()))
        .collect(Collectors.toCollection(ArrayList::new));
    addDuplicate(sent, found);
    addUnknownContract(sent, found);
    addAccountOfCaisse(sent, found);
    return found;
  }

  private void addDuplicate(Sent sent, List<Anomaly> found) {
    List<Integer> same = sent.row().key() == null ? List.of() : lines.get(new Place(sent.file(), sent.row().key()));
    if (same.size() > 1) {
      String all = same.get(0) + (same.size() > 2 ? ", …" : "") + ", " + same.get(same.size() - 1);
      found.add(anomaly(sent, AnomalyCode.DUPLICATE_KEY, String.join(",", sent.schema().key()), sent.row().label(),
          CrossWords.fill(words.duplicate(), sent.row().label(), all)));
    }
  }

  private void addUnknownContract(Sent sent, List<Anomaly> found) {
    String contract = sent.row().contract();
    if (contract != null && !contracts.contains(contract)) {
      boolean whole = scope == Scope.ANNUAL;
      found.add(anomaly(sent, whole ? AnomalyCode.UNKNOWN_CONTRACT : AnomalyCode.CONTRACT_NOT_CHECKED, "contract_id",
          contract, CrossWords.fill(whole ? words.unknownContract() : words.notChecked(), contract, "")));
    }
  }

  private void addAccountOfCaisse(Sent sent, List<Anomaly> found) {
    if (sent.file().equals("bank-accounts.csv") && accountsOfCaisses.contains(accounts.get(sent.row().line()))) {
      String label = sent.row().label();
      found.add(anomaly(sent, AnomalyCode.IBAN_OF_CAISSE, "iban", label, CrossWords.fill(words.ofCaisse(), label, "")));
    }
  }

  // In a lot of corrections whoever is named may be known to the database.
  private void refuseIfStopsNobody(Sent sent, Anomaly first) {
    CheckedRow row = sent.row();
    boolean known = scope == Scope.ANNUAL && !sent.file().equals("prior-payments.csv")
        ? contracts.contains(row.contract()) || doctors.contains(row.rpps())
        : row.who().isPresent();
    if (STOPPING.contains(sent.file()) && !known) {
      throw new Refusals(settings.messages(), sent.file())
          .at(row.line(), row.whoColumn().orElse(first.column()), Refusal.STOPS_NOBODY_KNOWN, row.who().orElse(first.value()));
    }
  }

  private static Anomaly anomaly(Sent sent, AnomalyCode code, String column, String value, String message) {
    CheckedRow row = sent.row();
    return new Anomaly(sent.file(), row.line(), column, code, value, message, row.contract(), row.rpps(),
        code.severity(), row.key());
  }
}

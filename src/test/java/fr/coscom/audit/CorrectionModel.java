package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Component;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.Origin;
import fr.coscom.entitlement.Assessment;
import fr.coscom.entitlement.Entitlement;
import fr.coscom.entitlement.Status;
import fr.coscom.law.ParameterSet;
import fr.coscom.ledger.Run;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Random corrections, runs, releases and discards of several years, and what the ledger must hold after each, computed from scratch:
 * the model keeps every row ever sent and every run in lists of its own, and computes from these alone. One contract in one year is one
 * sequence; all share the runs, and the facts of a doctor count in every year.
 */
public final class CorrectionModel {

  /** The lot without which nothing is known of zones and contracts; it is never thrown away. */
  private static final int POPULATION = 1;

  private static final String[] DAYS = {"2023-02-01", "2023-06-15", "2024-03-31", "2024-09-01", "2025-01-01"};

  /** What one lot brought; void once its run is discarded. */
  private record Lot(Map<KnownRow.Key, KnownRow> rows) {}

  /** A run that is not discarded, and what it moved. */
  private record Made(Run run, Map<String, Long> moved) {}

  private final ModelledYears ledger;
  private final Random random;
  private final String because;
  private final int contracts;
  private final int firstYear;
  private final int years;
  private final List<Lot> lots = new ArrayList<>();
  private final Map<Integer, List<Made>> made = new TreeMap<>();
  private final Map<Integer, Run> open = new HashMap<>();
  private final Set<Integer> approved = new HashSet<>();
  private int actions;
  private int compared;

  /** @param years from the first on; contracts × years are the sequences */
  public CorrectionModel(ModelledYears ledger, long seed, int contracts, int firstYear, int years) {
    this.ledger = ledger;
    this.random = new Random(seed);
    this.because = "seed " + seed;
    this.contracts = contracts;
    this.firstYear = firstYear;
    this.years = years;
  }

  /** @return how many runs could be compared by cause */
  public int act(int times) throws SQLException {
    for (int i = 0; i < times; i++) {
      actions++;
      int year = firstYear + random.nextInt(years);
      Run waiting = open.get(year);
      if (waiting == null) {
        run(year);
      } else if (random.nextInt(3) > 0 || waiting.lot() == POPULATION) {
        sign(year, waiting);
      } else {
        discard(year, waiting);
      }
      assertThat(ledger.ordered(year)).as("action %d, year %d, %s", actions, year, because).isEqualTo(expected(year));
    }
    return compared;
  }

  /** One signature or both: a run that is approved may still be discarded. */
  private void sign(int year, Run waiting) throws SQLException {
    if (approved.add(waiting.id())) {
      ledger.approve(waiting);
      if (random.nextInt(3) == 0) {
        return;
      }
    }
    ledger.release(waiting);
    open.remove(year);
  }

  private void run(int year) throws SQLException {
    List<Made> before = made.computeIfAbsent(year, y -> new ArrayList<>());
    Lot lot = new Lot(new HashMap<>());
    ledger.begin(year, "%d-%02d-01 09:00+02".formatted(year + 1, 4 + random.nextInt(8)));
    if (lots.isEmpty()) {
      population(lot);
    }
    for (int i = random.nextInt(2 + contracts / 2); i > 0; i--) {
      change(lot, ledger.doctor(random.nextInt(contracts)), firstYear + random.nextInt(years));
    }
    lots.add(lot);
    for (Map.Entry<KnownRow.Key, KnownRow> row : lot.rows().entrySet()) {
      ledger.send(row.getKey().file(), row.getValue().cells());
    }
    Run run = ledger.settle();
    open.put(year, run);
    Map<String, Long> moved = moved(year, expected(year));
    before.add(new Made(run, moved));
    compare(before);
  }

  /** From scratch: the facts of all lots that count, assessed; a held contract stands where the runs before left it. */
  private Map<String, Long> moved(int year, Map<String, Long> ordered) {
    KnownRows known = new KnownRows(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
    lots.forEach(lot -> known.rows().putAll(lot.rows()));
    known.rows().values().removeIf(row -> !row.key().file().equals("contracts") && row.cell("cancelled").isPresent());
    known.rows().values().removeIf(row -> row.cell("year").isPresent() && !row.text("year").equals(Integer.toString(year)));
    Map<String, Long> moved = new HashMap<>();
    for (Dossier dossier : new RowsDossier(known, new CivilYear(year)).dossiers()) {
      for (Entitlement e : Assessment.of(dossier, ParameterSet.current().forYear(new CivilYear(year)))) {
        for (Component component : Component.values()) {
          String place = CorrectedYears.place(e.contract().contractId(), component);
          long standing = ordered.getOrDefault(place, 0L);
          long due = e.status() == Status.HELD ? standing : e.amounts().orElse(Amounts.ZERO).of(component).cents();
          moved.put(place, due - standing);
        }
      }
    }
    return moved;
  }

  private Map<String, Long> expected(int year) {
    Map<String, Long> sum = new TreeMap<>();
    made.getOrDefault(year, List.of()).forEach(run -> run.moved().forEach((place, cents) -> sum.merge(place, cents, Long::sum)));
    sum.values().removeIf(cents -> cents == 0);
    return sum;
  }

  private void discard(int year, Run run) throws SQLException {
    ledger.discard(run);
    open.remove(year);
    List<Made> runs = made.get(year);
    runs.remove(runs.size() - 1);
    lots.set(run.lot() - 1, new Lot(Map.of()));
  }

  /**
   * The parts of the latest difference sum to it, and facts alone explain it unless the contract is held on both sides, or was not known
   * before and is held now: its facts may have been thrown away with the run of another year, and what it was paid stands.
   */
  private void compare(List<Made> runs) throws SQLException {
    if (runs.size() < 2) {
      return;
    }
    Run before = runs.get(runs.size() - 2).run();
    Run after = runs.get(runs.size() - 1).run();
    for (ContractDifference contract : ledger.compare(before, after, Optional.empty()).contracts()) {
      Amounts parts = contract.parts().stream().map(ContractDifference.Part::moved).reduce(Amounts.ZERO, Amounts::plus);
      assertThat(parts).as("%s of %s and %s, %s", contract, before.name(), after.name(), because).isEqualTo(contract.difference());
      assertThat(contract.parts()).as("%s, %s", contract, because)
          .noneMatch(part -> part.fact().kind() == ChangedFact.Kind.PROGRAM
              || part.fact().kind() == ChangedFact.Kind.ORDERED_BETWEEN && contract.before().status().isPresent());
      compared++;
    }
  }

  private void population(Lot lot) {
    put(lot, "zones", "commune", "31001", "sub_area", "", "category", "ZIP", "from_on", "2000-01-01");
    put(lot, "paying_caisses", "caisse", "311");
    for (int i = 0; i < contracts; i++) {
      String doctor = ledger.doctor(i);
      contract(lot, doctor, "C", "2021-05-10");
      put(lot, "sectors", "rpps", doctor, "from_on", "2000-01-01", "convention_code", i % 3 == 0 ? "3" : "1");
      put(lot, "bank_accounts", "rpps", doctor, "caisse", "", "payee_kind", "DOCTOR");
    }
  }

  private void change(Lot lot, String doctor, int year) {
    String contract = "C" + doctor;
    String day = DAYS[random.nextInt(DAYS.length)];
    String gone = random.nextInt(3) == 0 ? "true" : "false";
    switch (random.nextInt(12)) {
      case 0, 1 -> put(lot, "opposable_rates", "rpps", doctor, "year", Integer.toString(year), "rate",
          Integer.toString(random.nextInt(101)), "cancelled", gone);
      case 2 -> contract(lot, doctor, "C", "2021-05-10", "end_reason", "RESIGNATION", "end_event_on", day);
      case 3 -> contract(lot, doctor, "C", "2021-05-10", "cancelled", gone);
      case 4 -> contract(lot, doctor, "D", day, "cancelled", gone);
      case 5, 6 -> put(lot, "stagiaire_attestations", "attestation_id", "S" + doctor, "contract_id", contract, "level", "INTERNE", "from_on",
          day, "to_on", "2025-06-30", "half_days_per_week", Integer.toString(1 + random.nextInt(8)), "agreement_ref", "A",
          "ministry_notice_ref", random.nextBoolean() ? "M" : "", "cancelled", gone);
      case 7 -> put(lot, "hospital_activities", "activity_id", "H" + doctor, "contract_id", contract, "from_on", day, "document_ref", "D",
          "cancelled", gone);
      case 8 -> put(lot, "majorations", "majoration_id", "M" + doctor, "contract_id", contract, "from_on", "2023-01-01", "rate",
          Integer.toString(1 + random.nextInt(20)), "arrete_ref", "R", "cancelled", gone);
      case 9 -> put(lot, "bank_accounts", "rpps", doctor, "caisse", "", "payee_kind", "DOCTOR", "cancelled", gone);
      case 10 -> put(lot, "holds", "contract_id", contract, "category", "X", "placed_on", "2024-01-01", "lifted_on",
          random.nextBoolean() ? "2024-06-01" : "", "cancelled", gone);
      default -> put(lot, "other_contracts", "rpps", doctor, "scheme", "CAIM", "from_on", "2020-01-01", "to_on", day, "cancelled", gone);
    }
  }

  private static void contract(Lot lot, String doctor, String prefix, String signedOn, String... more) {
    List<String> cells = new ArrayList<>(List.of("contract_id", prefix + doctor, "rpps", doctor, "caisse", "311", "commune", "31001",
        "practice", "MSP", "doctor_signed_on", signedOn, "caisse_signed_on", signedOn, "ars_signed_on", signedOn));
    cells.addAll(List.of(more));
    put(lot, "contracts", cells.toArray(String[]::new));
  }

  private static void put(Lot lot, String table, String... cells) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      if (!cells[i].equals("cancelled") || cells[i + 1].equals("true")) {
        row.put(cells[i], cells[i].equals("cancelled") ? "Y" : cells[i + 1]);
      }
    }
    List<String> key = ComparedFile.of(table).key().stream().map(column -> row.getOrDefault(column, "")).toList();
    KnownRow.Key place = new KnownRow.Key(table, String.join("|", key));
    lot.rows().put(place, new KnownRow(place, row, new Origin(table, 0, 0)));
  }
}

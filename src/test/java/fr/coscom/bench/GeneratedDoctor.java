package fr.coscom.bench;

import fr.coscom.basis.Caisse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One doctor with everything that is known of him, as his story goes. */
final class GeneratedDoctor {

  private static final LocalDate OPENING = LocalDate.of(2016, 10, 24);
  private static final LocalDate CLOSURE = LocalDate.of(2025, 12, 31);

  private final Dice dice;
  private final GeneratedFiles files;
  private final int year;
  private final LocalDate first;
  private final LocalDate last;
  private final Story story;
  private final String rpps;
  private final String name;
  private final int serial;
  private final List<GeneratedContract> contracts = new ArrayList<>();

  GeneratedDoctor(Dice dice, GeneratedFiles files, GeneratedPlaces places, int year, int serial, int mostContracts) {
    this.dice = dice;
    this.files = files;
    this.year = year;
    this.first = LocalDate.of(year, 1, 1);
    this.last = LocalDate.of(year, 12, 31);
    this.serial = serial;
    this.story = Story.of(serial, dice.random());
    this.rpps = GeneratedIdentifiers.rpps(serial);
    this.name = GeneratedIdentifiers.name(serial);
    sign(places, mostContracts);
  }

  private void sign(GeneratedPlaces places, int mostContracts) {
    int count = Math.min(mostContracts, switch (story) {
      case OVERLAP, OVERLAP_EXCLUDED, MOVED -> 2;
      case THREE_CONTRACTS -> 3;
      default -> 1;
    });
    LocalDate adhesion = dice.day(LocalDate.of(2017, 1, 1), last.isBefore(CLOSURE) ? last : CLOSURE);
    for (int n = 1; n <= count; n++) {
      Caisse caisse = places.caisses().get(dice.random().nextInt(places.caisses().size()));
      contracts.add(GeneratedContract.signed(
          caisse.code() + "-" + year + "-" + serial + "-" + n, rpps, name, caisse, count == 1 ? adhesion : severalOn(n), dice));
    }
    if (dice.in1000(20)) {
      contracts.get(0).caisseCode = dice.one(places.closedCodes().toArray(String[]::new));
    }
    if (dice.in1000(20)) {
      contracts.get(0).at(GeneratedPlaces.ZONE_LOST);
    }
    new ContractStory(dice, year, OPENING, CLOSURE).tell(story, contracts);
  }

  private LocalDate severalOn(int n) {
    return n == 1 ? dice.day(LocalDate.of(2018, 1, 1), LocalDate.of(year - 1, 12, 31)) : first.plusDays(100L * (n - 1) + dice.from(0, 60));
  }

  /** @return how many contracts were written */
  int write() {
    contracts.forEach(this::contract);
    GeneratedContract contract = contracts.get(0);
    new DoctorFacts(dice, files, year, rpps, name, serial).write(story, contract);
    new CaseFiles(dice, files, year, contract).write(story);
    return contracts.size();
  }

  private void contract(GeneratedContract contract) {
    switch (story) {
      case BAD_CONTRACT -> contract.writeBadly(files);
      case TWO_CONTRACT_ROWS -> {
        contract.write(files);
        contract.writeOtherwise(files);
      }
      case SAME_CONTRACT_ROWS -> {
        contract.write(files);
        contract.write(files);
      }
      default -> contract.write(files);
    }
    GeneratedEvidence evidence = new GeneratedEvidence(dice, files, year, contract.id);
    switch (story) {
      case BAD_EVIDENCE -> evidence.unreadable();
      case TWO_ATTESTATION_ROWS -> evidence.contradictory();
      case STRAY_EVIDENCE -> evidence.stray();
      default -> evidence.write();
    }
  }
}

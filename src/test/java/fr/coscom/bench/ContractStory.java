package fr.coscom.bench;

import java.time.LocalDate;
import java.util.List;

/** What a story changes in the contracts themselves. */
record ContractStory(Dice dice, int year, LocalDate opening, LocalDate closure) {

  void tell(Story story, List<GeneratedContract> contracts) {
    GeneratedContract contract = contracts.get(0);
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate last = LocalDate.of(year, 12, 31);
    switch (story) {
      case NOT_SIGNED, SIGNATURE_DATE_MISSING, SIGNATURE_DATE_MISSING_PAID, RETROACTIVE, RETROACTIVE_PAID, STATED_DATE ->
          signatures(story, contract);
      case BEFORE_OPENING -> contract.sign(opening.minusDays(dice.from(1, 90)), dice);
      case AFTER_CLOSURE, CLOSURE_STRADDLED, CLOSURE_STRADDLED_PAID -> closing(story, contract);
      case NOT_BEGUN -> contract.sign(last.plusDays(dice.from(1, 200)), dice);
      case ENDED_BEFORE -> contract.end(ending(), first.minusDays(dice.from(2, 300)));
      case ENDED_IN_YEAR -> contract.end(ending(), dice.day(first, last));
      case ENDED_BEFORE_ADHESION -> contract.end(ending(), contract.arsSigned.minusDays(dice.from(1, 30)));
      case NOT_RENEWED -> contract.end("NOT_RENEWED", dice.day(first.minusYears(1), last));
      case DECEASED, DECEASED_PAID, ESTATE -> contract.end("DEATH", dice.day(first, last));
      case LEAP_DAY -> contract.sign(LocalDate.of(dice.one(2020, 2024), 2, 29), dice);
      case LAST_DAY -> contract.sign(last, dice);
      case WRONG_ZONE, WRONG_ZONE_PAID -> contract.at(GeneratedPlaces.ACTION_ZONE);
      case WRONG_QUARTER -> {
        contract.at(GeneratedPlaces.QUARTER_ZONED);
        contract.subArea = dice.one("Nord", null);
      }
      case NO_ZONE -> contract.at(GeneratedPlaces.NEVER_ZONED);
      case ALONE, ALONE_PAID -> contract.practice = "NONE";
      case MOVED, THREE_CONTRACTS -> moves(contracts);
      case WITHDRAWN, CANCELLED -> contract.cancelled = true;
      case CAISSE_ELSEWHERE -> contract.commune = GeneratedPlaces.commune("48", GeneratedPlaces.ZONED);
      default -> {
        // The story is not about the contract.
      }
    }
  }

  private void signatures(Story story, GeneratedContract contract) {
    switch (story) {
      case NOT_SIGNED -> contract.arsSigned = null;
      case SIGNATURE_DATE_MISSING, SIGNATURE_DATE_MISSING_PAID -> {
        contract.effective = contract.arsSigned;
        contract.caisseSigned = null;
      }
      case RETROACTIVE, RETROACTIVE_PAID -> contract.effective = contract.arsSigned.minusDays(dice.from(1, 90));
      default -> contract.effective = contract.arsSigned.plusDays(dice.from(0, 60));
    }
  }

  /** Signed by the doctor before or after the last day on which it could be. */
  private void closing(Story story, GeneratedContract contract) {
    contract.sign(closure.plusDays(dice.from(1, 90)), dice);
    contract.doctorSigned = story == Story.AFTER_CLOSURE ? contract.arsSigned : closure.minusDays(dice.from(0, 30));
  }

  /** Each contract but the last ends before the next begins. */
  private static void moves(List<GeneratedContract> contracts) {
    for (int n = 0; n + 1 < contracts.size(); n++) {
      contracts.get(n).end("LEFT_ZONE", contracts.get(n + 1).arsSigned.minusDays(1 + 10L * n));
    }
  }

  private String ending() {
    return dice.one("RESIGNATION", "BREACH", "RETIREMENT", "CESSATION", "LEFT_ZONE");
  }
}

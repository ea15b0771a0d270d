package fr.coscom.bench;

import java.util.Random;

/**
 * What happened to a doctor, and how many doctors in a thousand it happens to; all others are ORDINARY. The first doctors of a year
 * have one story each, so that a small year has them all.
 */
enum Story {
  NOT_SIGNED(5),
  SIGNATURE_DATE_MISSING(5),
  SIGNATURE_DATE_MISSING_PAID(2),
  RETROACTIVE(5),
  RETROACTIVE_PAID(2),
  STATED_DATE(10),
  BEFORE_OPENING(4),
  AFTER_CLOSURE(4),
  CLOSURE_STRADDLED(3),
  CLOSURE_STRADDLED_PAID(2),
  NOT_BEGUN(6),
  ENDED_BEFORE(10),
  ENDED_IN_YEAR(25),
  ENDED_BEFORE_ADHESION(2),
  NOT_RENEWED(8),
  DECEASED(4),
  DECEASED_PAID(2),
  ESTATE(4),
  LEAP_DAY(5),
  LAST_DAY(3),
  WRONG_ZONE(8),
  WRONG_QUARTER(3),
  WRONG_ZONE_PAID(3),
  NO_ZONE(2),
  ALONE(6),
  ALONE_PAID(2),
  OVERLAP(6),
  OVERLAP_EXCLUDED(4),
  MOVED(12),
  THREE_CONTRACTS(3),
  OTHER_AID(8),
  OTHER_AID_EXCLUDED(5),
  OTHER_AID_PAID(2),
  OTHER_AID_ALL_YEAR_EXCLUDED(2),
  SECTOR_UNKNOWN(4),
  SECTOR_HOLE(3),
  SECTOR_OVERLAP(4),
  NOT_CONVENTIONED(4),
  NOT_CONVENTIONED_EXCLUDED(3),
  RATE_MISSING(8),
  RATE_ZERO(4),
  NO_ACCOUNT(8),
  ACCOUNT_OF_OTHER_CAISSE(3),
  HELD(7),
  HOLD_LIFTED(4),
  BAD_CONTRACT(2),
  TWO_CONTRACT_ROWS(2),
  SAME_CONTRACT_ROWS(3),
  BAD_SECTOR(2),
  BAD_RATE(2),
  BAD_OTHER_AID(2),
  BAD_ACCOUNT(3),
  BAD_HOLD(1),
  BAD_DECISION(2),
  BAD_EVIDENCE(3),
  TWO_ATTESTATION_ROWS(2),
  STRAY_EVIDENCE(1),
  REFUSED(3),
  DECISION_FOR_NOTHING(3),
  WITHDRAWN(3),
  CANCELLED(2),
  PAID_BEFORE(6),
  PAID_TOO_MUCH(3),
  CAISSE_ELSEWHERE(6),
  ORDINARY(0);

  private final int in1000;

  Story(int in1000) {
    this.in1000 = in1000;
  }

  static Story of(int serial, Random random) {
    int drawn = random.nextInt(1000);
    if (serial <= values().length) {
      return values()[serial - 1];
    }
    for (Story story : values()) {
      drawn -= story.in1000;
      if (drawn < 0) {
        return story;
      }
    }
    return ORDINARY;
  }
}

package fr.coscom.entitlement;

import java.util.Optional;

/** Why a contract is not paid. A code is never used again for something else: letters and reports cite it. */
public enum Reason {
  CONTRACT_NOT_SIGNED(Status.NOT_ELIGIBLE, false, false),
  ADHESION_BEFORE_OPENING(Status.NOT_ELIGIBLE, false, false),
  ADHESION_AFTER_CLOSURE(Status.NOT_ELIGIBLE, false, false),
  REFUSED(Status.NOT_ELIGIBLE, false, false),
  WITHDRAWN(Status.NOT_ELIGIBLE, false, false),

  SIGNATURE_DATE_MISSING(Status.HELD, true, false),
  RETROACTIVE_EFFECT(Status.HELD, true, false),
  CLOSURE_STRADDLED(Status.HELD, true, false),
  ZONE_NOT_ELIGIBLE(Status.HELD, true, false),
  PRACTICE_NOT_COORDINATED(Status.HELD, true, false),
  CONTRACT_OVERLAP(Status.HELD, false, true),
  INCOMPATIBLE_AID(Status.HELD, true, true),
  SECTOR_UNKNOWN(Status.HELD, false, false),
  SECTOR_OVERLAP(Status.HELD, false, false),
  NOT_CONVENTIONED(Status.HELD, false, true),
  OPPOSABLE_RATE_MISSING(Status.HELD, false, false),
  PAYEE_DECEASED(Status.HELD, true, false),
  BANK_ACCOUNT_MISSING(Status.HELD, false, false),
  CAISSE_ACCOUNT_MISSING(Status.HELD, false, false),
  MANUAL_HOLD(Status.HELD, false, false),
  REJECTED_ROW(Status.HELD, false, false),
  NOT_SENT(Status.HELD, false, false);

  private final Status status;
  private final boolean payLifts;
  private final boolean excludeDaysLifts;

  Reason(Status status, boolean payLifts, boolean excludeDaysLifts) {
    this.status = status;
    this.payLifts = payLifts;
    this.excludeDaysLifts = excludeDaysLifts;
  }

  public Status status() {
    return status;
  }

  /** Whether a decision PAY lifts it; where it does not, the fact itself must come. */
  public boolean payLifts() {
    return payLifts;
  }

  /** Whether a decision EXCLUDE_DAYS lifts it by taking the days concerned out of the contract's year. */
  public boolean excludeDaysLifts() {
    return excludeDaysLifts;
  }

  static Optional<Reason> named(String name) {
    for (Reason reason : values()) {
      if (reason.name().equals(name)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}

package fr.coscom.bank;

/** Why an answer waits in suspense. An alarm says that money may be where it should not. */
enum Cause {
  UNKNOWN_MESSAGE(false),
  UNKNOWN_BLOCK(false),
  UNKNOWN_LINE(true),
  OTHER_MESSAGE(false),
  OTHER_BLOCK(false),
  OTHER_AMOUNT(true),
  OTHER_TOTALS(true),
  OTHER_ACCOUNT(true),
  NO_AMOUNT(false),
  NOT_EUROS(true),
  NOT_SENT(true),
  NOT_PAIN_001(false),
  UNKNOWN_STATUS(false),
  UNEXPECTED_CREDIT(true),
  REVERSAL(true),
  ENTRY_SUM(true),
  KEY_REUSED(true),
  REJECTED_BUT_DEBITED(true),
  REJECT_AFTER_MONEY(true),
  RETURN_AFTER_REJECT(true),
  SECOND_DEBIT(true),
  SECOND_RETURN(true);

  private final boolean alarm;

  Cause(boolean alarm) {
    this.alarm = alarm;
  }

  boolean alarm() {
    return alarm;
  }
}

package fr.coscom.entitlement;

/** What becomes of a contract in a year. Exactly one. */
public enum Status {
  PAYABLE,
  HELD,
  NOT_ELIGIBLE,
  NOTHING_DUE
}

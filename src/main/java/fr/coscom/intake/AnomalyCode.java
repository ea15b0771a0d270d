package fr.coscom.intake;

/**
 * What can be wrong with a row. The names are stable: other programs sort by them. Each has its sentence under
 * {@code anomaly.NAME} in the messages of this package, and what was expected under {@code expected.NAME}.
 */
public enum AnomalyCode {
  REQUIRED,
  BLANKS,
  CONTROL_CHARACTER,
  TOO_SHORT,
  TOO_LONG,
  BAD_FORMAT,
  NOT_IN_LIST,
  BAD_DATE,
  BAD_NUMBER,
  TOO_MANY_DECIMALS,
  OUT_OF_RANGE,
  BAD_RPPS,
  UNKNOWN_CAISSE,
  BAD_IBAN,
  IBAN_NOT_SEPA,
  BAD_BIC,
  BAD_SIRET,
  BAD_HOLDER,
  FROM_AFTER_TO,
  END_EVENT_MISSING,
  SHARE_NOT_ONE,
  DECISION_NOT_ALLOWED,
  AMOUNT_MISSING,
  DUPLICATE_KEY,
  UNKNOWN_CONTRACT,
  UNKNOWN_DEBT,
  /** The account of a doctor is the one that the caisse pays from: the file of that caisse could not be written. */
  IBAN_OF_CAISSE,
  /** The same row, to the letter, more than once in one file: it counts once. */
  REPEATED_ROW,
  /** A folder checked without the database names a contract that only the database can know. */
  CONTRACT_NOT_CHECKED;

  public Severity severity() {
    return this == REPEATED_ROW || this == CONTRACT_NOT_CHECKED ? Severity.NOTICE : Severity.REJECTED;
  }
}

package fr.coscom.intake;

/** What an anomaly does to its row. */
public enum Severity {
  /** The row is set aside: it pays nothing, and may hold its contract. */
  REJECTED,
  /** The row counts; somebody should know. */
  NOTICE
}

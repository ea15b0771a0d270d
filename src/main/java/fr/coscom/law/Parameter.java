package fr.coscom.law;

import java.time.LocalDate;
import java.util.Optional;

/** One dated value. {@code from} and {@code to} are both included. */
public record Parameter(
    String name,
    LocalDate from,
    LocalDate to,
    String value,
    String unit,
    LegalSource source,
    Optional<Reading> reading,
    Status status,
    LocalDate checkedUntil,
    String note) {

  /** How sure the value is: found in the texts, found with another value elsewhere, or chosen. */
  public enum Status {
    CONFIRMED,
    CONTRADICTED,
    ASSUMED
  }

  boolean inForceOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}

package fr.coscom.audit;

import fr.coscom.ledger.Run;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * What an auditor's set is made of: one computed run, and how far the ledger had gone when the set was opened. The
 * same set gives the same bytes whenever it is made again, whatever the bank or a signatory said since.
 *
 * @param asOf the instant in every file of the set
 * @param rehearsal whether the clock was set by hand
 * @param language of the workbook, {@code fr} or {@code en}
 * @param events the last act on a run that is told
 * @param statuses the last state of a transfer that is told
 * @param news the last answer of the bank, or end of one in suspense, that is told
 * @param comparedWith the run that the corrections are told against; nothing for the first of a year
 * @param seed of the drawn sample: the digest of run.json, which nobody knows before the run is sealed
 * @param programDigest of the program that made it
 */
public record AuditSet(
    Run run, OffsetDateTime asOf, boolean rehearsal, String language, long events, long statuses, long news,
    Optional<Run> comparedWith, String seed, String programDigest) {

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

  /** {@code audit-2024-1-20250505-090000}: the folder, and the archive beside it. */
  public String name() {
    return "audit-" + run.name() + "-" + STAMP.format(asOf);
  }
}

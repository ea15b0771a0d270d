package fr.coscom.audit;

import fr.coscom.dossier.Origin;
import java.util.Optional;

/**
 * One thing that a later run knew and an earlier one did not.
 *
 * @param file as it is sent, {@code opposable-rates.csv}; {@code parameters.csv} for a value of the rules
 * @param key the cells that identify the row, joined by a bar
 * @param column the column, or the columns that only make sense together, joined by a comma; empty for a whole row
 * @param before what the earlier run knew; nothing when it knew no such row
 * @param after what the later run knew; nothing when the row was withdrawn
 * @param origin the row that changed it: of the later run, or of the earlier one when the row is gone; nothing for a parameter and
 *     for several rows told together
 */
public record ChangedFact(
    Kind kind, String file, String key, String column, Optional<String> before, Optional<String> after, Optional<Origin> origin) {

  /** How it differs. */
  public enum Kind {
    ADDED,
    WITHDRAWN,
    CHANGED,
    /** A row that could not be read, and holds its contract. */
    REJECTED,
    /** A rejected row that a later one answered. */
    ANSWERED,
    /** The contract was absent from the contracts.csv of an annual payment. */
    NOT_SENT,
    /** The contract is no longer held for having been absent. */
    SENT,
    PARAMETER,
    /** Too many facts changed at once: all those of one row together. */
    ROW,
    /** Too many rows changed at once: all those of one file together. */
    FILE,
    /** Not a fact: the same facts gave something else under another version of the program. */
    PROGRAM,
    /** Not a fact: counted as ordered meanwhile (runs between, prior payments), while the contract is held. */
    ORDERED_BETWEEN
  }
}

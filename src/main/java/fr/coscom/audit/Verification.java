package fr.coscom.audit;

import fr.coscom.basis.Messages;
import fr.coscom.ledger.Run;
import java.util.List;

/**
 * What came out when a run was computed once more from what is stored, and compared with its folder.
 *
 * @param contracts assessed once more; {@code files} made once more; {@code seals} of the ledger recomputed
 * @param differences nothing when the folder is what the ledger says
 * @param notices entries that are not of the run and prove nothing
 * @param restored files that were gone and were put back with the bytes that were sealed
 */
public record Verification(
    Run run, long contracts, int files, long seals, List<Difference> differences, List<String> notices,
    List<String> restored) {

  /** Where a difference lies. */
  public enum Kind {
    /** A file listed in run.json is not in the folder. */
    FILE_MISSING,
    /** A file of the folder is not the one that was sealed. */
    FILE_CHANGED,
    /** The ledger no longer gives the bytes that were sealed. */
    FILE_NOT_REMADE,
    /** A file handed over is not that of a released order. */
    RELEASED,
    /** The rules give another result from the same facts. */
    ENTITLEMENT,
    /** Due less already ordered is not what was settled. */
    SETTLEMENT,
    /** A posting is not what was settled. */
    POSTING,
    /** A transfer is not what was settled, or to another account. */
    TRANSFER,
    /** The hash chain of the ledger is broken. */
    SEAL,
    /** A signature is not on what stands in the ledger. */
    SIGNATURE,
    /** A control of the balance that held does not hold now. */
    CONTROL
  }

  /** @param subject the file, contract, posting or seal; accounts are masked */
  public record Difference(Kind kind, String subject, String expected, String found) {

    public String text(Messages words) {
      return words.text("verify." + kind, subject, expected, found);
    }
  }

  public boolean equal() {
    return differences.isEmpty();
  }
}

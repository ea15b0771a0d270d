package fr.coscom.ledger;

import java.time.OffsetDateTime;

/**
 * One signature on the order of one caisse in a run (code de la sécurité sociale, D. 253-5).
 *
 * @param caisse three digits; empty for a run without any payment file, which is signed as a whole
 * @param runJsonSha256 digest of run.json that the signatory read
 * @param rehearsal whether the clock was set by hand
 */
public record Signature(
    int runId, String caisse, Act act, String runJsonSha256, String signedBy, OffsetDateTime signedAt, boolean rehearsal) {

  /** The director approves, then the accounting officer releases. */
  public enum Act {
    APPROVE(Run.State.SEALED, Run.State.APPROVED),
    RELEASE(Run.State.APPROVED, Run.State.RELEASED);

    private final Run.State from;
    private final Run.State to;

    Act(Run.State from, Run.State to) {
      this.from = from;
      this.to = to;
    }

    public Run.State from() {
      return from;
    }

    public Run.State to() {
      return to;
    }
  }
}

package fr.coscom.ledger;

/** A newer attempt has taken the run over: this one must write nothing more. */
public final class Superseded extends RuntimeException {

  Superseded(int runId, long attempt) {
    super("attempt " + attempt + " no longer holds run " + runId);
  }
}

package fr.coscom.ledger;

import java.util.Set;

/** The database refused a signature: who may sign what, and when, is decided there. Nothing was changed. */
public final class SignatureRefused extends RuntimeException {

  private static final Set<String> OF_ONE_CAISSE = Set.of("sign_state", "sign_caisse", "sign_account", "sign_alarm", "sign_refused");

  private final String rule;
  private final String found;

  SignatureRefused(String rule, String found, Throwable cause) {
    super(rule + ": " + found, cause);
    this.rule = rule;
    this.found = found;
  }

  /** As in the schema: {@code sign_digest}, {@code sign_preparer}, {@code sign_same_person}, … */
  public String rule() {
    return rule;
  }

  /** What stood in the way: a state, a name, the right digest. */
  public String found() {
    return found;
  }

  /** Whether another caisse of the run would be refused for the same reason. */
  public boolean ofTheWholeRun() {
    return !OF_ONE_CAISSE.contains(rule);
  }
}

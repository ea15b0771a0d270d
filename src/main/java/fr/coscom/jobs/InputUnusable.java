package fr.coscom.jobs;

/** The facts known after the load are not enough to pay anybody: nothing was changed. */
public final class InputUnusable extends RuntimeException {

  /** {@code zones} or {@code paying-caisses}. */
  private final String missing;

  InputUnusable(String missing) {
    super("no " + missing + " known at all");
    this.missing = missing;
  }

  public String missing() {
    return missing;
  }
}

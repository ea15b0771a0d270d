package fr.coscom.payment;

import java.util.List;

/** A payment file that was read back is not as it must be: it must not be handed on. */
public final class PaymentFileBroken extends RuntimeException {

  private final String file;
  private final List<Violation> violations;

  PaymentFileBroken(String file, List<Violation> violations) {
    super(file + ": " + violations.size() + " violations, first " + violations.get(0));
    this.file = file;
    this.violations = List.copyOf(violations);
  }

  public String file() {
    return file;
  }

  public List<Violation> violations() {
    return violations;
  }
}

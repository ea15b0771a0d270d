package fr.coscom.dossier;

import fr.coscom.basis.Span;
import java.util.Set;

/** A row of other-contracts.csv: another aid of the same doctor. */
public record OtherContract(String scheme, Span span, Origin origin) implements Fact {

  private static final Set<String> FOR_INFORMATION = Set.of("CDE", "PTMG", "CESP");

  /** Whether a shared day holds the COSCOM. */
  public boolean incompatible() {
    return !FOR_INFORMATION.contains(scheme);
  }

  @Override
  public String label() {
    return scheme + " " + Labels.of(span);
  }
}

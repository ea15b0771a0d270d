package fr.coscom.dossier;

import fr.coscom.basis.Span;
import java.math.BigDecimal;
import java.util.Optional;

/** A row of majorations.csv: a percentage above 0, at most 20, granted by the ARS. */
public record Majoration(String majorationId, BigDecimal percent, Span span, Optional<String> arreteRef, Origin origin)
    implements Fact {

  /** The same grant on other days. */
  public Majoration during(Span days) {
    return new Majoration(majorationId, percent, days, arreteRef, origin);
  }

  @Override
  public String label() {
    return majorationId + " " + percent.toPlainString() + " % " + Labels.of(span) + " " + Labels.of(arreteRef);
  }
}

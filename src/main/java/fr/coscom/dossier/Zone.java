package fr.coscom.dossier;

import fr.coscom.basis.Span;
import java.time.LocalDate;
import java.util.Optional;

/** A row of zones.csv for the commune of the contract; without a sub-area it covers the whole commune. */
public record Zone(String category, Optional<String> subArea, Span span, Origin origin) implements Fact {

  /** Whether the place of a contract is eligible on a day: ZIP, or FRAGILE before the zoning of 2018; ZAC is not. */
  public boolean makesEligible(Optional<String> contractSubArea, LocalDate day) {
    return !category.equals("ZAC") && span.covers(day) && (subArea.isEmpty() || subArea.equals(contractSubArea));
  }

  @Override
  public String label() {
    return category + subArea.map(s -> " (" + s + ")").orElse("") + " " + Labels.of(span);
  }
}

package fr.coscom.dossier;

import fr.coscom.basis.Span;

/** A row of sectors.csv. Code 0 not conventioned, 1 secteur 1, 2 secteur 1 with permanent right to excess, 3 secteur 2. */
public record Sector(int conventionCode, boolean optam, Span span, Origin origin) implements Fact {

  @Override
  public String label() {
    return "code " + conventionCode + (optam ? " OPTAM " : " ") + Labels.of(span);
  }
}

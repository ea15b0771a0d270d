package fr.coscom.dossier;

import java.time.LocalDate;

/** A row of holds.csv that was not lifted. */
public record Hold(String category, LocalDate placedOn, Origin origin) implements Fact {

  @Override
  public String label() {
    return category + " " + placedOn;
  }
}

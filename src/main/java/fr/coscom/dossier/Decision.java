package fr.coscom.dossier;

import java.time.LocalDate;
import java.util.Optional;

/** A row of decisions.csv for the year of the dossier: what a named person decided about one reason. */
public record Decision(
    String reason, Kind kind, Optional<String> documentRef, String decidedBy, LocalDate decidedOn, Origin origin)
    implements Fact {

  public enum Kind {
    PAY,
    EXCLUDE_DAYS,
    REFUSE
  }

  /** What lets money out is justified by its document; what stops it need not be. */
  public boolean justified() {
    return kind == Kind.REFUSE || documentRef.isPresent();
  }

  @Override
  public String label() {
    return kind + " " + reason + " " + Labels.of(documentRef) + " " + decidedBy + " " + decidedOn;
  }
}

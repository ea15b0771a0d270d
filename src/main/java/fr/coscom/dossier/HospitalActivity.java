package fr.coscom.dossier;

import fr.coscom.basis.Span;
import java.util.Optional;

/** A row of hospital-activities.csv: part of the practice in an « hôpital de proximité ». */
public record HospitalActivity(String activityId, Span span, Optional<String> documentRef, Origin origin) implements Fact {

  @Override
  public String label() {
    return activityId + " " + Labels.of(span) + " " + Labels.of(documentRef);
  }
}

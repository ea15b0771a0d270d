package fr.coscom.dossier;

import fr.coscom.basis.Span;
import java.math.BigDecimal;
import java.util.Optional;

/** A row of stagiaire-attestations.csv: exactly one of half-days a week and time share (percent) is there. */
public record StagiaireAttestation(
    String attestationId,
    Level level,
    Span span,
    Optional<BigDecimal> halfDaysPerWeek,
    Optional<BigDecimal> timeShare,
    Optional<String> agreementRef,
    Optional<String> ministryNoticeRef,
    Optional<String> arsDerogationRef,
    Origin origin)
    implements Fact {

  /** INTERNE is the first-level trainee, SASPAS the second level. */
  public enum Level {
    INTERNE,
    EXTERNE,
    SASPAS,
    DOCTEUR_JUNIOR
  }

  @Override
  public String label() {
    String time = timeShare.map(s -> s.toPlainString() + " %").orElseGet(() -> halfDaysPerWeek.orElseThrow().toPlainString() + " ½j/sem");
    return attestationId + " " + level + " " + Labels.of(span) + " " + time;
  }
}

package fr.coscom.entitlement;

import fr.coscom.basis.Component;
import fr.coscom.basis.Days;
import fr.coscom.basis.Money;
import fr.coscom.basis.Share;
import fr.coscom.basis.Timeline;
import fr.coscom.dossier.StagiaireAttestation;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * RMS, the remuneration for hosting trainees.
 *
 * <blockquote lang="fr">« 300 € par mois pour l'accueil d'un stagiaire à temps plein » ; « Rémunération proratisée en cas
 * d'accueil d'un stagiaire à temps partiel »</blockquote>
 *
 * <pre>
 * Formula   300 € × Σ q(t)·r(t) / days of the month of t; q(t) = min(1, sum of the time shares on day t) (readings L01, L10)
 *           time share = the stated one, else min(1, half-days a week / reference): INTERNE 8, EXTERNE 10, SASPAS 8 (reading L11)
 * Unit      euros, calendar days over 28 to 31
 * Example   INTERNE 3 half-days a week, January to April 2023: 4 × 300 € × 3/8 = 450.00 €
 * Proof     WorkedCasesTest E10 E11 E11' E12 L10 L11
 * </pre>
 */
@Applies(
    source = {LegalSource.FICHE, LegalSource.PAPS_ARA, LegalSource.CSP_R6153_2, LegalSource.ARRETE_2009},
    reading = {Reading.L01, Reading.L05, Reading.L10, Reading.L11, Reading.L15})
final class StagiaireAid {

  private record Presence(YearMonth month, Share time, Share tariff) {}

  private StagiaireAid() {}

  static List<Line> lines(Timeline<Share> tariff, List<StagiaireAttestation> retained, RuleParameters parameters) {
    if (retained.isEmpty()) {
      return List.of();
    }
    Money full = parameters.euros("rms_amount");
    Timeline<Share> tariffed = Tariffed.by(Component.RMS, tariff, parameters);
    Days days = new Days(tariff.pieces().stream().map(Timeline.Piece::period).toList());
    List<LocalDate> changes = new ArrayList<>(Timeline.changesOf(retained.stream().map(StagiaireAttestation::span).toList()));
    changes.addAll(tariffed.changes());
    for (int month = 1; month <= 12; month++) {
      changes.add(LocalDate.of(parameters.year().value(), month, 1));
    }
    return Timeline.over(days, changes,
            day -> new Presence(YearMonth.from(day), time(day, retained, parameters), tariffed.on(day)))
        .pieces().stream()
        .filter(p -> !p.value().time().isZero())
        .map(p -> new Line(Component.RMS, Component.RMS, p.period(), full, p.value().month().lengthOfMonth(),
            p.value().tariff(), p.value().time(), Share.ONE))
        .toList();
  }

  private static Share time(LocalDate day, List<StagiaireAttestation> retained, RuleParameters parameters) {
    Share sum = Share.ZERO;
    for (StagiaireAttestation attestation : retained) {
      if (attestation.span().covers(day)) {
        sum = sum.plus(timeShare(attestation, parameters));
      }
    }
    return parameters.is("stagiaire_cap", "ONE_FULL_TIME") ? sum.min(Share.ONE) : sum;
  }

  /** The share of a full time that one trainee spends with the doctor. */
  static Share timeShare(StagiaireAttestation attestation, RuleParameters parameters) {
    if (attestation.timeShare().isPresent()) {
      return Share.percent(attestation.timeShare().get());
    }
    int reference = switch (attestation.level()) {
      case EXTERNE -> parameters.number("reference_externe");
      case SASPAS -> parameters.number("reference_saspas");
      // A docteur junior is never paid; what he would have brought is told as for an interne.
      case INTERNE, DOCTEUR_JUNIOR -> parameters.number("reference_interne");
    };
    return Share.decimal(attestation.halfDaysPerWeek().orElseThrow()).dividedBy(Share.of(reference, 1)).min(Share.ONE);
  }
}

package fr.coscom.entitlement;

import fr.coscom.basis.Days;
import fr.coscom.basis.Money;
import fr.coscom.basis.Period;
import fr.coscom.basis.Share;
import fr.coscom.basis.Span;
import fr.coscom.basis.Timeline;
import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.HospitalActivity;
import fr.coscom.dossier.Majoration;
import fr.coscom.dossier.Origin;
import fr.coscom.dossier.StagiaireAttestation;
import fr.coscom.dossier.StagiaireAttestation.Level;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.RuleParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The rows whose documents are there; a row without them is not retained, is told, and the rest of the contract is paid.
 *
 * <blockquote lang="fr">« attesté par la production de la convention de stage et des notifications des rémunérations reçues à ce
 * titre par le Ministère » ; « (ou SASPAS si dérogation ARS) » ; « attesté par la seule production du contrat d'activité
 * libérale »</blockquote>
 *
 * <pre>
 * Formula   retained = convention de stage and ministry notice (and for SASPAS the ARS derogation); the hospital contract; the
 *           arrêté; a docteur junior is never payable
 * Unit      whole rows; what a row would have brought = total with it − total without it; of a majoration that shares days with
 *           another one, on those days
 * Example   full-time INTERNE for 2023 without ministry notice, secteur 1: not retained, 3 600.00 € at stake
 * Proof     WorkedCasesTest payTheRestWhenEvidenceIsMissing tellsTheEurosOfARowOnceThoughItLacksTwoPapers
 * </pre>
 */
@Applies(source = {LegalSource.FICHE, LegalSource.PAPS_IDF})
record Evidence(
    List<StagiaireAttestation> attestations, List<HospitalActivity> hospitalActivities, List<Majoration> majorations) {

  static Evidence retained(ContractFacts facts) {
    return new Evidence(
        facts.attestations().stream().filter(a -> a.level() != Level.DOCTEUR_JUNIOR && !missingPaper(a) && !missingDerogation(a))
            .toList(),
        facts.hospitalActivities().stream().filter(h -> h.documentRef().isPresent()).toList(),
        facts.majorations().stream().filter(m -> m.arreteRef().isPresent()).toList());
  }

  private static boolean missingPaper(StagiaireAttestation attestation) {
    return attestation.agreementRef().isEmpty() || attestation.ministryNoticeRef().isEmpty();
  }

  private static boolean missingDerogation(StagiaireAttestation attestation) {
    return attestation.level() == Level.SASPAS && attestation.arsDerogationRef().isEmpty();
  }

  /** What was not retained of the rows that share a day with {@code days}. */
  List<Finding> notRetained(Days days, ContractFacts facts, Optional<Timeline<Share>> tariff, RuleParameters parameters) {
    List<Finding> findings = new ArrayList<>();
    Stake stake = new Stake(tariff, parameters);
    for (StagiaireAttestation a : facts.attestations()) {
      if (touches(days, a.span()) && !attestations.contains(a)) {
        Optional<Money> atStake = stake.of(new Evidence(plus(attestations, a), hospitalActivities, majorations));
        findings.addAll(faults(a, atStake));
      }
    }
    for (HospitalActivity h : facts.hospitalActivities()) {
      if (touches(days, h.span()) && !hospitalActivities.contains(h)) {
        Evidence with = new Evidence(attestations, plus(hospitalActivities, h), majorations);
        findings.add(finding(Warning.EVIDENCE_MISSING, h.origin(), "document_ref", "", stake.of(with)));
      }
    }
    for (Majoration m : facts.majorations()) {
      if (!touches(days, m.span())) {
        continue;
      }
      if (!majorations.contains(m)) {
        Evidence with = new Evidence(attestations, hospitalActivities, plus(majorations, m));
        findings.add(finding(Warning.EVIDENCE_MISSING, m.origin(), "arrete_ref", "", stake.of(with)));
      } else if (majorations.stream().anyMatch(o -> o != m && sharesADay(days, o.span(), m.span()))) {
        Evidence alone = new Evidence(attestations, hospitalActivities, plus(givingWayTo(m), m));
        findings.add(finding(Warning.MAJORATION_OVERLAP, m.origin(), "from", m.span().first().toString(), stake.of(alone)));
      }
    }
    return findings;
  }

  /** The other majorations, each on the days that this one does not cover. */
  private List<Majoration> givingWayTo(Majoration one) {
    return majorations.stream().filter(o -> o != one)
        .flatMap(o -> o.span().without(one.span()).stream().map(o::during)).toList();
  }

  private static List<Finding> faults(StagiaireAttestation a, Optional<Money> atStake) {
    List<Finding> faults = new ArrayList<>();
    // The euros of a row are told once, so that findings can be added up.
    Supplier<Optional<Money>> notYetTold = () -> faults.isEmpty() ? atStake : Optional.empty();
    if (a.level() == Level.DOCTEUR_JUNIOR) {
      faults.add(finding(Warning.LEVEL_NOT_PAYABLE, a.origin(), "level", a.level().name(), notYetTold.get()));
    }
    if (missingPaper(a)) {
      String column = a.agreementRef().isEmpty() ? "agreement_ref" : "ministry_notice_ref";
      faults.add(finding(Warning.EVIDENCE_MISSING, a.origin(), column, "", notYetTold.get()));
    }
    if (missingDerogation(a)) {
      faults.add(finding(Warning.SASPAS_WITHOUT_DEROGATION, a.origin(), "ars_derogation_ref", "", notYetTold.get()));
    }
    return faults;
  }

  private static Finding finding(Warning warning, Origin origin, String column, String value, Optional<Money> atStake) {
    return new Finding(warning.name(), origin, column, value, atStake);
  }

  static boolean touches(Days days, Span span) {
    return days.periods().stream().anyMatch(period -> span.within(period).isPresent());
  }

  private static boolean sharesADay(Days days, Span a, Span b) {
    Predicate<Period> inBoth = period -> a.within(period).flatMap(b::within).isPresent();
    return days.periods().stream().anyMatch(inBoth);
  }

  private static <T> List<T> plus(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }

  /** What other evidence would have brought beside what was retained. */
  private final class Stake {
    private final Optional<Timeline<Share>> tariff;
    private final RuleParameters parameters;

    Stake(Optional<Timeline<Share>> tariff, RuleParameters parameters) {
      this.tariff = tariff;
      this.parameters = parameters;
    }

    Optional<Money> of(Evidence other) {
      return tariff.map(r -> Aid.of(r, other, parameters).amounts().total()
          .minus(Aid.of(r, Evidence.this, parameters).amounts().total()).orZeroIfNegative());
    }
  }
}

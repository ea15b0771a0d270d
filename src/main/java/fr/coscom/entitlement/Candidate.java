package fr.coscom.entitlement;

import fr.coscom.basis.Days;
import fr.coscom.basis.Period;
import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.Decision;
import fr.coscom.dossier.Dossier;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One contract before its neighbours are looked at: the days of the year spent in it.
 *
 * <blockquote lang="fr">« au prorata du temps effectif dans le contrat au cours de l'année »</blockquote>
 *
 * <pre>
 * Formula   T = [adhesion, end) ∩ year, less the days that a decision EXCLUDE_DAYS takes out
 * Unit      calendar days (reading L04)
 * Example   signed 1 April 2023, resignation received 30 September 2023: 182 days, 5 000 € × 182 / 365 = 2 493.15 €
 * Proof     WorkedCasesTest E6 E6c E20', LeapYearDaysTest
 * </pre>
 *
 * @param inYear T before any day is excluded
 * @param days T less the days excluded for INCOMPATIBLE_AID and NOT_CONVENTIONED
 */
@Applies(source = LegalSource.FICHE, reading = Reading.L04)
record Candidate(
    ContractFacts facts, Optional<Adhesion> adhesion, Optional<ContractEnd> end, Set<Reason> refusals, Days inYear, Days days) {

  static Candidate of(ContractFacts facts, Dossier dossier, RuleParameters parameters) {
    Optional<Adhesion> adhesion = Adhesion.of(facts.contract(), parameters);
    Optional<ContractEnd> end = adhesion.map(a -> ContractEnd.of(a.on(), facts, parameters));
    Set<Reason> refusals = Eligibility.refusals(facts, adhesion, parameters);
    Days inYear = !refusals.isEmpty()
        ? Days.NONE
        : Period.between(adhesion.orElseThrow().on(), end.orElseThrow().firstDayOutside())
            .flatMap(contract -> contract.shared(dossier.year().period())).map(Days::of).orElse(Days.NONE);
    Days days = inYear;
    if (excludes(facts, Reason.INCOMPATIBLE_AID)) {
      days = days.minus(NonCumulation.sharedDays(inYear, dossier));
    }
    if (excludes(facts, Reason.NOT_CONVENTIONED)) {
      days = days.minus(ConventionSector.notConventioned(inYear, dossier, parameters));
    }
    return new Candidate(facts, adhesion, end, refusals, inYear, days);
  }

  static boolean excludes(ContractFacts facts, Reason reason) {
    return facts.decisions().stream()
        .anyMatch(d -> d.kind() == Decision.Kind.EXCLUDE_DAYS && d.justified() && d.reason().equals(reason.name()));
  }

  /** The days that this contract shares with another one of the same doctor. */
  Days sharedWith(List<Candidate> all) {
    return all.stream().filter(other -> other != this).map(other -> days.and(other.days)).reduce(Days.NONE, Days::or);
  }

  Candidate withoutOverlap(List<Candidate> all) {
    return excludes(facts, Reason.CONTRACT_OVERLAP)
        ? new Candidate(facts, adhesion, end, refusals, inYear, days.minus(sharedWith(all)))
        : this;
  }
}

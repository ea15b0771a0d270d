package fr.coscom.entitlement;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Caisses;
import fr.coscom.basis.Days;
import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.Decision;
import fr.coscom.dossier.Dossier;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads from top to bottom like the convention: the days in each contract, what refuses it, what holds it, what it brings.
 *
 * <blockquote lang="fr">« montant de l'aide calculé au terme de chaque année civile »</blockquote>
 *
 * <pre>
 * Formula   NOT_ELIGIBLE when something refuses; else NOTHING_DUE when no day of the year is in the contract; else HELD when a
 *           doubt is left; else PAYABLE, or NOTHING_DUE when the total is 0.00 €
 * Unit      one status a contract and year
 * Example   full 2023, secteur 1: PAYABLE, 5 000.00 €
 * Proof     WorkedCasesTest E1 E14 S13 S31, DayByDayTest, EntitlementPropertiesTest
 * </pre>
 */
@Applies(source = LegalSource.FICHE, reading = {Reading.L04, Reading.L19})
public final class Assessment {

  private final Dossier dossier;
  private final RuleParameters parameters;
  private final List<Candidate> neighbours;

  private Assessment(Dossier dossier, RuleParameters parameters, List<Candidate> neighbours) {
    this.dossier = dossier;
    this.parameters = parameters;
    this.neighbours = neighbours;
  }

  /** One entitlement a contract, in the order of the dossier. */
  public static List<Entitlement> of(Dossier dossier, RuleParameters parameters) {
    List<Candidate> candidates =
        dossier.contracts().stream().map(facts -> Candidate.of(facts, dossier, parameters)).toList();
    List<Candidate> separated = candidates.stream().map(c -> c.withoutOverlap(candidates)).toList();
    Assessment assessment = new Assessment(dossier, parameters, separated);
    List<Entitlement> entitlements = new ArrayList<>();
    for (int i = 0; i < separated.size(); i++) {
      boolean overlapExcluded = !separated.get(i).days().equals(candidates.get(i).days());
      entitlements.add(assessment.assess(separated.get(i), overlapExcluded));
    }
    return List.copyOf(entitlements);
  }

  private Entitlement assess(Candidate candidate, boolean overlapExcluded) {
    Days days = candidate.days();
    Set<Reason> excluded = excluded(candidate, overlapExcluded);
    if (!candidate.refusals().isEmpty()) {
      boolean refused = candidate.refusals().contains(Reason.REFUSED);
      return without(candidate, Status.NOT_ELIGIBLE, candidate.refusals(),
          Decisions.apply(candidate.facts().decisions(), EnumSet.noneOf(Reason.class), excluded, refused));
    }
    if (days.isEmpty()) {
      return without(candidate, Status.NOTHING_DUE, Set.of(),
          Decisions.apply(candidate.facts().decisions(), EnumSet.noneOf(Reason.class), excluded, false));
    }
    ConventionSector sector = ConventionSector.of(days, dossier, parameters);
    Payee payee = Payee.of(candidate.facts(), dossier);
    Set<Reason> reasons = doubts(candidate, sector, payee);
    List<Finding> findings = new ArrayList<>(Decisions.apply(candidate.facts().decisions(), reasons, excluded, false));
    findings.addAll(payee.findings());
    Evidence evidence = Evidence.retained(candidate.facts());
    findings.addAll(evidence.notRetained(days, candidate.facts(), sector.tariff(), parameters));
    Optional<Aid> aid = sector.tariff().map(tariff -> Aid.of(tariff, evidence, parameters));
    Optional<Amounts> amounts = aid.map(Aid::amounts);
    return entitlement(candidate, status(reasons, amounts), reasons, aid.map(Aid::lines).orElse(List.of()), amounts, payee, findings);
  }

  private static Status status(Set<Reason> reasons, Optional<Amounts> amounts) {
    if (!reasons.isEmpty()) {
      return Status.HELD;
    }
    return amounts.orElseThrow().total().isZero() ? Status.NOTHING_DUE : Status.PAYABLE;
  }

  private Set<Reason> doubts(Candidate candidate, ConventionSector sector, Payee payee) {
    ContractFacts facts = candidate.facts();
    Set<Reason> doubts = EnumSet.noneOf(Reason.class);
    doubts.addAll(Eligibility.doubts(facts, candidate.adhesion().orElseThrow(), parameters));
    doubts.addAll(sector.doubts());
    doubts.addAll(payee.doubts());
    when(!candidate.sharedWith(neighbours).isEmpty(), Reason.CONTRACT_OVERLAP, doubts);
    when(!NonCumulation.sharedDays(candidate.days(), dossier).isEmpty(), Reason.INCOMPATIBLE_AID, doubts);
    when(!facts.holds().isEmpty(), Reason.MANUAL_HOLD, doubts);
    when(!facts.rejectedRows().isEmpty(), Reason.REJECTED_ROW, doubts);
    when(!facts.sent(), Reason.NOT_SENT, doubts);
    return doubts;
  }

  private static void when(boolean found, Reason reason, Set<Reason> doubts) {
    if (found) {
      doubts.add(reason);
    }
  }

  /** The reasons for which a decision took days out of this contract. */
  private Set<Reason> excluded(Candidate candidate, boolean overlapExcluded) {
    Set<Reason> excluded = EnumSet.noneOf(Reason.class);
    ContractFacts facts = candidate.facts();
    Days inYear = candidate.inYear();
    when(!NonCumulation.sharedDays(inYear, dossier).isEmpty() && Candidate.excludes(facts, Reason.INCOMPATIBLE_AID),
        Reason.INCOMPATIBLE_AID, excluded);
    when(Candidate.excludes(facts, Reason.NOT_CONVENTIONED)
            && !ConventionSector.notConventioned(inYear, dossier, parameters).isEmpty(),
        Reason.NOT_CONVENTIONED, excluded);
    when(overlapExcluded, Reason.CONTRACT_OVERLAP, excluded);
    return excluded;
  }

  private Entitlement without(Candidate candidate, Status status, Set<Reason> reasons, List<Finding> findings) {
    return entitlement(candidate, status, reasons, List.of(), Optional.of(Amounts.ZERO),
        Payee.NOBODY, findings);
  }

  private Entitlement entitlement(Candidate candidate, Status status, Set<Reason> reasons, List<Line> lines,
      Optional<Amounts> amounts, Payee payee, List<Finding> findings) {
    return new Entitlement(
        candidate.facts().contract(), dossier.year(), status,
        reasons.stream().sorted(Comparator.comparing(Enum::name)).toList(), warnings(candidate, findings),
        candidate.adhesion(), candidate.end(), candidate.days(), lines, amounts, payee.account(), List.copyOf(findings),
        FactsUsed.of(candidate, dossier, payee), ReadingsUsed.of(candidate, lines, dossier, parameters));
  }

  private static List<Warning> warnings(Candidate candidate, List<Finding> findings) {
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    for (Finding finding : findings) {
      Warning.named(finding.code()).ifPresent(warnings::add);
    }
    String commune = Caisses.departmentOf(candidate.facts().contract().commune());
    boolean elsewhere = Caisses.current(candidate.facts().contract().caisse())
        .map(caisse -> !caisse.department().equals(commune)).orElse(true);
    if (elsewhere && !candidate.days().isEmpty()) {
      warnings.add(Warning.CAISSE_NOT_OF_COMMUNE);
    }
    return warnings.stream().sorted(Comparator.comparing(Enum::name)).toList();
  }
}

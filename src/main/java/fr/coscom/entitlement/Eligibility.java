package fr.coscom.entitlement;

import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.Decision;
import fr.coscom.dossier.SignedContract;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may be paid: what refuses a contract, and what only holds it. A contract signed by doctor, caisse and ARS binds until
 * somebody ends it, so a doubt about the conditions of its signature holds it and does not refuse it.
 *
 * <blockquote lang="fr">« auxquels il est possible de souscrire jusqu'au 31 décembre 2025 » ; « exerçant dans les zones » ;
 * exercice « regroupé ou coordonné »</blockquote>
 *
 * <pre>
 * Formula   refused: not signed; adhesion before 24 October 2016 or after 31 December 2025 (doctor's signature later too, or
 *           missing); a decision REFUSE. Held: a signature date missing, effect before the last signature, signatures on both
 *           sides of the closure (reading L20), zone or practice not eligible on the adhesion date (reading L19)
 * Unit      codes
 * Example   doctor signed 20 December 2025, ARS 8 January 2026: held, CLOSURE_STRADDLED
 * Proof     WorkedCasesTest S1 S2 S3 S4 S5 S6 S7 S24 S25
 * </pre>
 */
@Applies(
    source = {LegalSource.CONVENTION_6, LegalSource.PAPS_PDL, LegalSource.FICHE},
    reading = {Reading.L02, Reading.L13, Reading.L19, Reading.L20})
final class Eligibility {

  private Eligibility() {}

  /** Empty when nothing refuses the contract. */
  static Set<Reason> refusals(ContractFacts facts, Optional<Adhesion> adhesion, RuleParameters parameters) {
    if (facts.contract().withdrawn()) {
      return EnumSet.of(Reason.WITHDRAWN);
    }
    if (adhesion.isEmpty()) {
      return EnumSet.of(Reason.CONTRACT_NOT_SIGNED);
    }
    Set<Reason> refusals = EnumSet.noneOf(Reason.class);
    LocalDate day = adhesion.get().on();
    if (day.isBefore(parameters.date("opening_date"))) {
      refusals.add(Reason.ADHESION_BEFORE_OPENING);
    }
    if (afterClosure(day, parameters) && !doctorSignedInTime(facts.contract(), parameters)) {
      refusals.add(Reason.ADHESION_AFTER_CLOSURE);
    }
    if (facts.decisions().stream().anyMatch(d -> d.kind() == Decision.Kind.REFUSE)) {
      refusals.add(Reason.REFUSED);
    }
    return refusals;
  }

  /** What the signature leaves in doubt; asked only of a contract that nothing refuses. */
  static Set<Reason> doubts(ContractFacts facts, Adhesion adhesion, RuleParameters parameters) {
    SignedContract contract = facts.contract();
    Set<Reason> doubts = EnumSet.noneOf(Reason.class);
    if (contract.signatureMissing()) {
      doubts.add(Reason.SIGNATURE_DATE_MISSING);
    }
    if (contract.effectiveOn().isPresent()
        && contract.lastSignature().map(last -> contract.effectiveOn().get().isBefore(last)).orElse(false)) {
      doubts.add(Reason.RETROACTIVE_EFFECT);
    }
    if (afterClosure(adhesion.on(), parameters)) {
      doubts.add(Reason.CLOSURE_STRADDLED);
    }
    if (!EligibleZone.on(adhesion.on(), facts)) {
      doubts.add(Reason.ZONE_NOT_ELIGIBLE);
    }
    if (contract.practice().equals("NONE")) {
      doubts.add(Reason.PRACTICE_NOT_COORDINATED);
    }
    return doubts;
  }

  static boolean afterClosure(LocalDate adhesion, RuleParameters parameters) {
    return adhesion.isAfter(parameters.date("closure_date"));
  }

  private static boolean doctorSignedInTime(SignedContract contract, RuleParameters parameters) {
    return contract.doctorSignedOn().map(day -> !day.isAfter(parameters.date("closure_date"))).orElse(false);
  }
}

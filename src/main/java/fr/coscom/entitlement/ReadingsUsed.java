package fr.coscom.entitlement;

import fr.coscom.basis.Component;
import fr.coscom.basis.Period;
import fr.coscom.dossier.Dossier;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The readings that one entitlement relies on: where another choice could have given another figure or status.
 *
 * <blockquote lang="fr">Là où les textes se taisent ou se contredisent, la lecture retenue est dite.</blockquote>
 *
 * <pre>
 * Formula   L04, L15 and L19 always; L02 unless the contract states its date; L20 after the closure; L03 when an event ends it in
 *           the year; L12 once its zone was lost; L13 after the last renewals; L05 to L08, L17, L18 by the sectors; L01, L10,
 *           L11 with a trainee; L09 with a hospital; L14 with a majoration
 * Unit      numbers of readings
 * Example   a full year in secteur 1: L02, L04, L15, L19
 * Proof     WorkedCasesTest listsTheReadingsReliedOn
 * </pre>
 */
@Applies(source = LegalSource.FICHE)
final class ReadingsUsed {

  private ReadingsUsed() {}

  static Set<Reading> of(Candidate candidate, List<Line> lines, Dossier dossier, RuleParameters parameters) {
    Set<Reading> used = EnumSet.of(Reading.L04, Reading.L15, Reading.L19);
    candidate.adhesion().ifPresent(adhesion -> ofAdhesion(adhesion, parameters, used));
    if (candidate.refusals().isEmpty()) {
      ofEnd(candidate, candidate.adhesion().orElseThrow().on(), candidate.end().orElseThrow(), parameters, used);
    }
    ofSectors(candidate, dossier, used);
    ofLines(lines, used);
    return Collections.unmodifiableSet(used);
  }

  private static void ofAdhesion(Adhesion adhesion, RuleParameters parameters, Set<Reading> used) {
    if (!adhesion.stated()) {
      used.add(Reading.L02);
    }
    if (Eligibility.afterClosure(adhesion.on(), parameters)) {
      used.add(Reading.L20);
    }
  }

  private static void ofEnd(
      Candidate candidate, LocalDate adhesion, ContractEnd end, RuleParameters parameters, Set<Reading> used) {
    Period year = parameters.year().period();
    LocalDate outside = end.firstDayOutside();
    if (end.byEvent() && !outside.isBefore(year.from()) && !outside.isAfter(year.toExclusive())) {
      used.add(Reading.L03);
    }
    LocalDate lastRenewal = parameters.date("last_renewal_date");
    if (outside.isAfter(lastRenewal) && year.last().isAfter(lastRenewal)) {
      used.add(Reading.L13);
    }
    if (EligibleZone.on(adhesion, candidate.facts())
        && EligibleZone.lostAfter(adhesion, candidate.facts())
            .filter(day -> day.isBefore(year.toExclusive()) && !day.isAfter(outside)).isPresent()) {
      used.add(Reading.L12);
    }
  }

  private static void ofSectors(Candidate candidate, Dossier dossier, Set<Reading> used) {
    List<Integer> codes = dossier.sectors().stream()
        .filter(s -> Evidence.touches(candidate.days(), s.span())).map(s -> s.conventionCode()).distinct().toList();
    if (codes.contains(3)) {
      used.addAll(EnumSet.of(Reading.L05, Reading.L06, Reading.L07, Reading.L17));
    }
    if (codes.contains(2)) {
      used.add(Reading.L18);
    }
    if (codes.size() > 1) {
      used.add(Reading.L08);
    }
  }

  private static void ofLines(List<Line> lines, Set<Reading> used) {
    for (Line line : lines) {
      if (line.component() == Component.RMS) {
        used.addAll(EnumSet.of(Reading.L01, Reading.L10, Reading.L11));
      } else if (line.component() == Component.RHP) {
        used.add(Reading.L09);
      } else if (line.component() == Component.MAO) {
        used.add(Reading.L14);
      }
    }
  }
}

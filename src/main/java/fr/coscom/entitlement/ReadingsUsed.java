package fr.coscom.entitlement;

import fr.coscom.basis.Component;
import fr.coscom.dossier.Dossier;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
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
 * Formula   L04, L15 and L19 always; L02, L03, L12, L13, L20 by the contract's life; L05 to L08, L17, L18 by the sectors;
 *           L01, L10, L11 with a trainee; L09 with a hospital; L14 with a majoration
 * Unit      numbers of readings
 * Example   a full year in secteur 1: L02, L04, L15, L19
 * </pre>
 */
@Applies(source = LegalSource.FICHE)
final class ReadingsUsed {

  private ReadingsUsed() {}

  static Set<Reading> of(Candidate candidate, List<Line> lines, Dossier dossier) {
    Set<Reading> used = EnumSet.of(Reading.L04, Reading.L15, Reading.L19);
    ofContract(candidate, used);
    ofSectors(candidate, dossier, used);
    ofLines(lines, used);
    return Collections.unmodifiableSet(used);
  }

  private static void ofContract(Candidate candidate, Set<Reading> used) {
    if (candidate.adhesion().map(a -> !a.stated()).orElse(false)) {
      used.add(Reading.L02);
    }
    candidate.end().ifPresent(end -> used.add(switch (end.cause()) {
      case "TERM_NOT_RENEWABLE" -> Reading.L13;
      case "TERM_OUTSIDE_ZONE", "ZONE_LOST" -> Reading.L12;
      default -> Reading.L03;
    }));
    if (candidate.refusals().contains(Reason.ADHESION_AFTER_CLOSURE)) {
      used.add(Reading.L20);
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

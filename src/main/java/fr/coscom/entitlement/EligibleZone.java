package fr.coscom.entitlement;

import fr.coscom.basis.Timeline;
import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.Zone;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether the place of practice is in a zone whose doctors may sign or renew.
 *
 * <blockquote lang="fr">« exerçant dans les zones » de l'article 6 ; les ZIP « éligibles aux aides […] de l'Assurance Maladie
 * (contrats conventionnels CAIM, COTRAM, COSCOM, CSTM) », les ZAC « éligibles aux seules aides de l'Etat »</blockquote>
 *
 * <pre>
 * Formula   some zone row of the commune, or of the same quarter in it, is ZIP or FRAGILE on the day
 * Unit      yes or no, on one day: that of adhesion (reading L19), then each term boundary (reading L12)
 * Example   ZIP since 1 January 2018, adhesion on 15 March 2023: yes; ZAC only: no
 * Proof     WorkedCasesTest S8 S9 S21 S22 L12
 * </pre>
 */
@Applies(source = {LegalSource.CONVENTION_6, LegalSource.SIBLING_SF}, reading = {Reading.L12, Reading.L19})
final class EligibleZone {

  private EligibleZone() {}

  static boolean on(LocalDate day, ContractFacts facts) {
    return facts.zones().stream().anyMatch(zone -> zone.makesEligible(facts.contract().subArea(), day));
  }

  /** The first day after {@code day} on which the place has lost its zone, for a place that has it on {@code day}. */
  static Optional<LocalDate> lostAfter(LocalDate day, ContractFacts facts) {
    return Timeline.changesOf(facts.zones().stream().map(Zone::span).toList()).stream()
        .filter(change -> change.isAfter(day) && !on(change, facts))
        .min(LocalDate::compareTo);
  }
}

package fr.coscom.entitlement;

import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.EndEvent;
import fr.coscom.dossier.EndReason;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The end of a contract: the first day outside it.
 *
 * <blockquote lang="fr">« 3 ans (renouvelable par tacite reconduction) » ; « En cas de résiliation anticipée du contrat, le
 * calcul des sommes dues […] est effectué au prorata du temps effectif dans le contrat » ; « se poursuivront jusqu'à leur
 * terme »</blockquote>
 *
 * <pre>
 * Formula   the earliest of the event that ended it (reading L03) and the first term boundary at which it may not be renewed:
 *           after 31 December 2025 (reading L13), or with the commune in no eligible zone that day (reading L12)
 * Unit      a day, excluded
 * Example   signed 29 February 2024: 1 March 2027; resignation received 30 September 2023: 30 September 2023
 * Proof     WorkedCasesTest E5 E13' E23' E23b S33 L03 L13, TermTest, LeapYearDaysTest
 * </pre>
 *
 * @param cause the end reason of the file, or {@link #TERM_NOT_RENEWABLE}, {@link #TERM_OUTSIDE_ZONE}, {@link #ZONE_LOST}
 */
@Applies(
    source = {LegalSource.FICHE, LegalSource.SIBLING_KINE, LegalSource.OMNIPRAT},
    reading = {Reading.L03, Reading.L12, Reading.L13})
public record ContractEnd(LocalDate firstDayOutside, String cause) {

  public static final String TERM_NOT_RENEWABLE = "TERM_NOT_RENEWABLE";
  public static final String TERM_OUTSIDE_ZONE = "TERM_OUTSIDE_ZONE";
  public static final String ZONE_LOST = "ZONE_LOST";

  private static final Set<String> NO_EVENT = Set.of(TERM_NOT_RENEWABLE, TERM_OUTSIDE_ZONE, ZONE_LOST);
  private static final int TERM_YEARS = 3;

  /** Whether somebody or something ended it, rather than its term or its zone. */
  boolean byEvent() {
    return !NO_EVENT.contains(cause);
  }

  static ContractEnd of(LocalDate adhesion, ContractFacts facts, RuleParameters parameters) {
    ContractEnd atTerm = atTerm(adhesion, facts, parameters);
    return facts.contract().end()
        .map(event -> byEvent(adhesion, event, parameters))
        .filter(byEvent -> byEvent.firstDayOutside.isBefore(atTerm.firstDayOutside))
        .orElse(atTerm);
  }

  /** The first day outside the k-th term; a contract of 29 February ends on 28 February, that day included. */
  static LocalDate boundary(LocalDate adhesion, int terms) {
    LocalDate anniversary = adhesion.plusYears((long) TERM_YEARS * terms);
    boolean leapDayLost =
        adhesion.getMonth() == Month.FEBRUARY && adhesion.getDayOfMonth() == 29 && !anniversary.isLeapYear();
    return leapDayLost ? anniversary.plusDays(1) : anniversary;
  }

  private static ContractEnd byEvent(LocalDate adhesion, EndEvent event, RuleParameters parameters) {
    if (event.reason() == EndReason.NOT_RENEWED) {
      int terms = 0;
      while (!boundary(adhesion, terms).isAfter(event.on())) {
        terms++;
      }
      return new ContractEnd(boundary(adhesion, terms), event.reason().name());
    }
    boolean included = parameters.is("day_" + event.reason().name().toLowerCase(Locale.ROOT), "INCLUDED");
    return new ContractEnd(included ? event.on().plusDays(1) : event.on(), event.reason().name());
  }

  private static ContractEnd atTerm(LocalDate adhesion, ContractFacts facts, RuleParameters parameters) {
    boolean zoneMatters = EligibleZone.on(adhesion, facts);
    if (zoneMatters && parameters.is("zone_loss", "AT_ONCE")) {
      Optional<LocalDate> lost = EligibleZone.lostAfter(adhesion, facts);
      ContractEnd term = atTerm(adhesion, facts, parameters, false);
      return lost.filter(day -> day.isBefore(term.firstDayOutside)).map(day -> new ContractEnd(day, ZONE_LOST)).orElse(term);
    }
    return atTerm(adhesion, facts, parameters, zoneMatters);
  }

  private static ContractEnd atTerm(
      LocalDate adhesion, ContractFacts facts, RuleParameters parameters, boolean zoneMatters) {
    LocalDate lastRenewal = parameters.date("last_renewal_date");
    for (int terms = 1; ; terms++) {
      LocalDate boundary = boundary(adhesion, terms);
      if (boundary.isAfter(lastRenewal)) {
        return new ContractEnd(boundary, TERM_NOT_RENEWABLE);
      }
      if (zoneMatters && !EligibleZone.on(boundary, facts)) {
        return new ContractEnd(boundary, TERM_OUTSIDE_ZONE);
      }
    }
  }
}

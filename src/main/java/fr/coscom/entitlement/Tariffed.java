package fr.coscom.entitlement;

import fr.coscom.basis.Component;
import fr.coscom.basis.Days;
import fr.coscom.basis.Share;
import fr.coscom.basis.Timeline;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.util.List;

/**
 * Which components take the opposable rate.
 *
 * <blockquote lang="fr">« L'aide est proratisée sur la base du taux d'activité réalisée uniquement à tarif opposable »</blockquote>
 *
 * <pre>
 * Formula   r(t) for the components that the parameter lists, 1 for the others (reading L05: all of them)
 * Unit      an exact share, a day
 * Example   62.40 %, full year, hospital, six months of stagiaire: 5 023.20 €; flat aid alone 6 170.00 €
 * Proof     WorkedCasesTest E8 L05
 * </pre>
 */
@Applies(source = LegalSource.FICHE, reading = Reading.L05)
final class Tariffed {

  private Tariffed() {}

  static Timeline<Share> by(Component component, Timeline<Share> tariff, RuleParameters parameters) {
    if (parameters.takesOpposableRate(component)) {
      return tariff;
    }
    return Timeline.over(new Days(tariff.pieces().stream().map(Timeline.Piece::period).toList()), List.of(), day -> Share.ONE);
  }
}

package fr.coscom.entitlement;

import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import fr.coscom.basis.Share;
import fr.coscom.basis.Timeline;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.util.List;

/**
 * AIF, the flat aid.
 *
 * <blockquote lang="fr">« 5000 € / an » ; « montant de l'aide calculé au terme de chaque année civile (le cas échéant, au prorata
 * de la date d'adhésion du médecin au contrat au cours de ladite année) »</blockquote>
 *
 * <pre>
 * Formula   5 000 € × Σ r(t) over the days in the contract / days of the year (readings L04, L05)
 * Unit      euros, calendar days over 365 or 366
 * Example   signed 15 March 2024, secteur 1: 5 000 € × 292 / 366 = 3 989.07 €
 * Proof     WorkedCasesTest E1 E2 E3 E3b E4 E4', LeapYearDaysTest
 * </pre>
 */
@Applies(source = LegalSource.FICHE, reading = {Reading.L04, Reading.L05, Reading.L15})
final class BaseAid {

  private BaseAid() {}

  static List<Line> lines(Timeline<Share> tariff, RuleParameters parameters) {
    Money full = parameters.euros("aif_amount");
    return Tariffed.by(Component.AIF, tariff, parameters).pieces().stream()
        .map(p -> new Line(
            Component.AIF, Component.AIF, p.period(), full, parameters.year().days(), p.value(), Share.ONE, Share.ONE))
        .toList();
  }
}

package fr.coscom.entitlement;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import fr.coscom.basis.Share;
import fr.coscom.basis.Timeline;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.util.ArrayList;
import java.util.List;

/**
 * The four amounts of one contract and year.
 *
 * <blockquote lang="fr">AIF 1646, RMS 1647, RHP 1648, MAO 1649: quatre natures de prestation, donc quatre montants</blockquote>
 *
 * <pre>
 * Formula   each component is the sum of its lines, rounded once, half up, to the cent (reading L15); total = sum of the four
 * Unit      cents
 * Example   full 2024, hospital, trainee 1–29 February, 83.5 %, 20 %: 4 175.00 + 250.50 + 1 043.75 + 1 093.85 = 6 563.10 €
 * Proof     WorkedCasesTest E8 E24, EntitlementPropertiesTest amountsStayBetweenNothingAndTheirMaximum
 * </pre>
 */
@Applies(source = LegalSource.NOMENCLATURE_NAT, reading = Reading.L15)
record Aid(List<Line> lines) {

  static Aid of(Timeline<Share> tariff, Evidence evidence, RuleParameters parameters) {
    List<Line> lines = new ArrayList<>(BaseAid.lines(tariff, parameters));
    lines.addAll(StagiaireAid.lines(tariff, evidence.attestations(), parameters));
    lines.addAll(HospitalAid.lines(tariff, evidence.hospitalActivities(), parameters));
    lines.addAll(ArsMajoration.lines(List.copyOf(lines), evidence.majorations()));
    return new Aid(List.copyOf(lines));
  }

  Amounts amounts() {
    return new Amounts(
        rounded(Component.AIF), rounded(Component.RMS), rounded(Component.RHP), rounded(Component.MAO));
  }

  private Money rounded(Component component) {
    Share sum = Share.ZERO;
    for (Line line : lines) {
      if (line.component() == component) {
        sum = sum.plus(line.exact());
      }
    }
    return Money.rounded(sum);
  }
}

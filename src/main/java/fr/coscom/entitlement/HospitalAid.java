package fr.coscom.entitlement;

import fr.coscom.basis.Component;
import fr.coscom.basis.Days;
import fr.coscom.basis.Money;
import fr.coscom.basis.Period;
import fr.coscom.basis.Share;
import fr.coscom.basis.Timeline;
import fr.coscom.dossier.HospitalActivity;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.util.List;
import java.util.Optional;

/**
 * RHP, the supplement for part of the practice in an « hôpital de proximité ».
 *
 * <blockquote lang="fr">« Majoration de 1 250€ / an (exercice libéral partiel dans un hôpital de proximité) » ; « attesté par la
 * seule production du contrat d'activité libérale conclu avec la structure »</blockquote>
 *
 * <pre>
 * Formula   1 250 € × Σ h(t)·r(t) / days of the year; h(t) = 1 when a retained activity covers day t (reading L09)
 * Unit      euros, calendar days over 365 or 366
 * Example   hospital contract from 1 October 2023: 1 250 € × 92 / 365 = 315.07 €
 * Proof     WorkedCasesTest E15 E17 L09
 * </pre>
 */
@Applies(source = {LegalSource.FICHE, LegalSource.PAPS_IDF}, reading = {Reading.L04, Reading.L05, Reading.L09, Reading.L15})
final class HospitalAid {

  private HospitalAid() {}

  static List<Line> lines(Timeline<Share> tariff, List<HospitalActivity> retained, RuleParameters parameters) {
    Money full = parameters.euros("rhp_amount");
    Timeline<Share> tariffed = Tariffed.by(Component.RHP, tariff, parameters);
    Timeline<Share> inHospital = Timeline.over(days(tariff, retained, parameters), tariffed.changes(), tariffed::on);
    return inHospital.pieces().stream()
        .map(p -> new Line(
            Component.RHP, Component.RHP, p.period(), full, parameters.year().days(), p.value(), Share.ONE, Share.ONE))
        .toList();
  }

  private static Days days(Timeline<Share> tariff, List<HospitalActivity> retained, RuleParameters parameters) {
    List<Period> inContract = tariff.pieces().stream().map(Timeline.Piece::period).toList();
    Days covered = new Days(inContract.stream()
        .flatMap(period -> retained.stream().map(a -> a.span().within(period)).flatMap(Optional::stream)).toList());
    return !covered.isEmpty() && parameters.is("hospital_days", "CONTRACT_ONLY") ? new Days(inContract) : covered;
  }
}

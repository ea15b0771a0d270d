package fr.coscom.entitlement;

import fr.coscom.basis.Days;
import fr.coscom.basis.Share;
import fr.coscom.basis.Timeline;
import fr.coscom.dossier.Majoration;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * MAO, the majoration granted by the ARS.
 *
 * <blockquote lang="fr">« Ces majorations sont calculées au terme de chaque année civile au prorata de la date d'adhésion du
 * médecin » ; « PAIEMENT MAJORATION DE LA REMUNERATION ARS - COSCOM » (prestation 1649)</blockquote>
 *
 * <pre>
 * Formula   Σ m(t) × (what AIF, RHP and RMS bring on day t, not rounded); m(t) = rate of the one grant that covers day t
 * Unit      euros; a rate of at most 20 % (reading L14); on a day covered by two grants neither counts
 * Example   20 % from 1 July 2023, flat aid alone: 5 000 € × 184 / 365 × 20 % = 504.11 €
 * Proof     WorkedCasesTest E15 E16 E24
 * </pre>
 */
@Applies(source = {LegalSource.PAPS_IDF, LegalSource.NOMENCLATURE_NAT}, reading = {Reading.L14, Reading.L15})
final class ArsMajoration {

  private ArsMajoration() {}

  static List<Line> lines(List<Line> bases, List<Majoration> retained) {
    if (retained.isEmpty()) {
      return List.of();
    }
    List<LocalDate> changes = Timeline.changesOf(retained.stream().map(Majoration::span).toList());
    List<Line> lines = new ArrayList<>();
    for (Line base : bases) {
      Timeline.over(Days.of(base.period()), changes, day -> rate(day, retained)).pieces().stream()
          .filter(piece -> !piece.value().isZero())
          .forEach(piece -> lines.add(base.majorated(piece.period(), piece.value())));
    }
    return lines;
  }

  private static Share rate(LocalDate day, List<Majoration> retained) {
    List<Majoration> covering = retained.stream().filter(m -> m.span().covers(day)).toList();
    return covering.size() == 1 ? Share.percent(covering.get(0).percent()) : Share.ZERO;
  }
}

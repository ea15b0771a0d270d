package fr.coscom.entitlement;

import fr.coscom.basis.Days;
import fr.coscom.basis.Share;
import fr.coscom.basis.Timeline;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.Sector;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The share r(t) of the aid that a doctor's sector leaves on each day.
 *
 * <blockquote lang="fr">« Spécificités secteur 2 : l'aide est proratisée sur la base du taux d'activité réalisée uniquement à
 * tarif opposable (activité sans dépassement d'honoraires) par le médecin. »</blockquote>
 *
 * <pre>
 * Formula   1 in secteur 1 (code 1) and 1 DP (code 2, reading L18); the opposable rate of the year in secteur 2 (code 3), with
 *           or without OPTAM (readings L06, L07, L17); a change of sector counts from its day (reading L08)
 * Unit      an exact share, a day
 * Example   secteur 1, then secteur 2 at 70 % from 1 July 2023: 5 000 € × (181 + 184 × 70 %) / 365 = 4 243.84 €
 * Proof     WorkedCasesTest E18 S10 S11 S12 S28 L06 L07 L18
 * </pre>
 */
@Applies(
    source = {LegalSource.FICHE, LegalSource.NOMENCLATURE_CNV},
    reading = {Reading.L06, Reading.L07, Reading.L08, Reading.L17, Reading.L18})
record ConventionSector(Timeline<DayTariff> days) {

  private static final int NOT_CONVENTIONED = 0;
  private static final int SECTEUR_1_DP = 2;
  private static final int SECTEUR_2 = 3;

  /** Either the share of one day or the reason why there is none. */
  record DayTariff(Optional<Share> share, Optional<Reason> doubt) {

    static DayTariff of(Share share) {
      return new DayTariff(Optional.of(share), Optional.empty());
    }

    static DayTariff doubt(Reason reason) {
      return new DayTariff(Optional.empty(), Optional.of(reason));
    }
  }

  static ConventionSector of(Days days, Dossier dossier, RuleParameters parameters) {
    List<LocalDate> changes = Timeline.changesOf(dossier.sectors().stream().map(Sector::span).toList());
    return new ConventionSector(Timeline.over(days, changes, day -> on(day, dossier, parameters)));
  }

  private static DayTariff on(LocalDate day, Dossier dossier, RuleParameters parameters) {
    List<Sector> covering = dossier.sectors().stream().filter(s -> s.span().covers(day)).toList();
    if (covering.isEmpty()) {
      return DayTariff.doubt(Reason.SECTOR_UNKNOWN);
    }
    if (covering.stream().map(Sector::conventionCode).distinct().count() > 1) {
      return DayTariff.doubt(Reason.SECTOR_OVERLAP);
    }
    int code = covering.get(0).conventionCode();
    if (code == NOT_CONVENTIONED) {
      return DayTariff.doubt(Reason.NOT_CONVENTIONED);
    }
    boolean optam = covering.stream().allMatch(Sector::optam);
    if (code == SECTEUR_2 && !optam && parameters.is("sector2_without_optam", "NO")) {
      return DayTariff.of(Share.ZERO);
    }
    return prorated(code, optam, parameters)
        ? dossier.rate().map(rate -> DayTariff.of(Share.percent(rate.percent())))
            .orElse(DayTariff.doubt(Reason.OPPOSABLE_RATE_MISSING))
        : DayTariff.of(Share.ONE);
  }

  private static boolean prorated(int code, boolean optam, RuleParameters parameters) {
    return code == SECTEUR_2 && !(optam && parameters.is("optam_exempt", "YES"))
        || code == SECTEUR_1_DP && parameters.is("dp_prorated", "YES");
  }

  /** The days without any convention: code 0 and no other code. */
  static Days notConventioned(Days days, Dossier dossier, RuleParameters parameters) {
    return new Days(of(days, dossier, parameters).days.pieces().stream()
        .filter(piece -> piece.value().doubt().equals(Optional.of(Reason.NOT_CONVENTIONED)))
        .map(Timeline.Piece::period).toList());
  }

  Set<Reason> doubts() {
    Set<Reason> doubts = EnumSet.noneOf(Reason.class);
    days.pieces().forEach(piece -> piece.value().doubt().ifPresent(doubts::add));
    return doubts;
  }

  /** The tariff of every day; nothing when one day has none, and no amount can be computed. */
  Optional<Timeline<Share>> tariff() {
    if (!doubts().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Timeline<>(days.pieces().stream()
        .map(piece -> new Timeline.Piece<>(piece.period(), piece.value().share().orElseThrow())).toList()));
  }
}

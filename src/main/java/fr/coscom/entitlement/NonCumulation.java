package fr.coscom.entitlement;

import fr.coscom.basis.Days;
import fr.coscom.basis.Period;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.OtherContract;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The days on which another aid, which may not be had together with the COSCOM, covers the same doctor.
 *
 * <blockquote lang="fr">« non cumulable avec les autres contrats (CAIM, option démographie...) » ; « CAIM, COSCOM, COTRAM et CSTM
 * ne sont pas cumulables » ; majoration de 10 % du FMT « en substitution des aides du contrat »</blockquote>
 *
 * <pre>
 * Formula   days of the contract covered by CAIM, COTRAM, CSTM, OPTION_DEMOGRAPHIE, SOLIDARITE_TERRITORIALE, FMT_ZIP,
 *           PRIMO_INSTALLATION_2024 or CABINET_SECONDAIRE_2024; CDE, PTMG and CESP are for information
 * Unit      days; one is enough to hold the contract, none is dropped without a decision
 * Example   signed 1 June 2023, CAIM until 30 June 2023: held, 2 931.51 € at stake; days excluded: 2 520.55 €
 * Proof     WorkedCasesTest E20 E20' S20
 * </pre>
 */
@Applies(source = {LegalSource.QUOTIDIEN_2018, LegalSource.PAPS_IDF, LegalSource.OMNIPRAT})
final class NonCumulation {

  private NonCumulation() {}

  static Days sharedDays(Days contract, Dossier dossier) {
    List<Period> shared = new ArrayList<>();
    for (OtherContract other : dossier.otherContracts()) {
      if (other.scheme().incompatible()) {
        contract.periods().forEach(period -> other.span().within(period).ifPresent(shared::add));
      }
    }
    return new Days(shared);
  }
}

package fr.coscom.entitlement;

import fr.coscom.dossier.SignedContract;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import fr.coscom.law.Reading;
import fr.coscom.law.RuleParameters;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The adhesion date A, the first day of the contract.
 *
 * <blockquote lang="fr">« au prorata de la date d'adhésion du médecin au contrat au cours de ladite année » ; « à compter de sa
 * signature par l'ensemble des parties » (contrat de la même famille)</blockquote>
 *
 * <pre>
 * Formula   the effective date that the contract states, else the latest of the three signatures (reading L02)
 * Unit      a day, included
 * Example   signed 1, 8 and 15 March 2023: 15 March 2023
 * Proof     WorkedCasesTest E2 S2 S3 L02
 * </pre>
 *
 * @param stated whether the contract states the date itself
 */
@Applies(source = {LegalSource.FICHE, LegalSource.SIBLING_KINE}, reading = Reading.L02)
public record Adhesion(LocalDate on, boolean stated) {

  /** Nothing when a signature is missing and no effective date is stated: the contract is not signed. */
  static Optional<Adhesion> of(SignedContract contract, RuleParameters parameters) {
    if (contract.effectiveOn().isPresent()) {
      return contract.effectiveOn().map(day -> new Adhesion(day, true));
    }
    if (contract.signatureMissing()) {
      return Optional.empty();
    }
    Optional<LocalDate> signature =
        parameters.is("adhesion_rule", "DOCTOR_SIGNATURE") ? contract.doctorSignedOn() : contract.lastSignature();
    return signature.map(day -> new Adhesion(day, false));
  }
}

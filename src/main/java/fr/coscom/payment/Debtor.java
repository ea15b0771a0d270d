package fr.coscom.payment;

import java.util.Optional;

/**
 * The caisse as its bank knows it.
 *
 * @param name legal name in the Latin set of SEPA, 2 to 70 characters
 * @param siret 14 digits
 */
public record Debtor(String name, String iban, Optional<String> bic, Optional<String> siret) {

  public Debtor {
    Transfer.requireName(name);
  }
}

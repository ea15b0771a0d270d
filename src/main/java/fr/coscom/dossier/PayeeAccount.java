package fr.coscom.dossier;

import java.util.Optional;

/**
 * A row of bank-accounts.csv, without the account itself, which no rule needs.
 *
 * @param caisse nothing for all of them
 * @param refusal what the bank answered when the account counts as none
 */
public record PayeeAccount(Optional<String> caisse, Kind kind, Optional<AccountRefusal> refusal, Origin origin) implements Fact {

  public enum Kind {
    DOCTOR,
    COMPANY,
    ESTATE
  }

  public boolean serves(String contractCaisse) {
    return caisse.map(contractCaisse::equals).orElse(true);
  }

  @Override
  public String label() {
    return kind + caisse.map(c -> " " + c).orElse("");
  }
}

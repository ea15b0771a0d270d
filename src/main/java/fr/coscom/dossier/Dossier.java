package fr.coscom.dossier;

import fr.coscom.basis.CivilYear;
import java.util.List;
import java.util.Optional;

/** The facts on one doctor for one civil year: his contracts together, since two of them may not cover the same day. */
public record Dossier(
    String rpps,
    CivilYear year,
    List<ContractFacts> contracts,
    List<Sector> sectors,
    Optional<OpposableRate> rate,
    List<OtherContract> otherContracts,
    List<PayeeAccount> accounts) {

  public Dossier {
    contracts = List.copyOf(contracts);
    sectors = List.copyOf(sectors);
    otherContracts = List.copyOf(otherContracts);
    accounts = List.copyOf(accounts);
  }
}

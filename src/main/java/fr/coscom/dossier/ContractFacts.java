package fr.coscom.dossier;

import java.util.List;

/**
 * What is known of one contract.
 *
 * @param sent whether the contract is in the contracts.csv of the latest annual payment of the year or of a later lot; true
 *     in a correction of a year without one
 * @param caisseAccountKnown whether the caisse has a paying account
 * @param zones those of the contract's commune, sub-areas included
 * @param holds those not lifted
 * @param decisions those of the year
 * @param rejectedRows rows that could not be read and name this contract or its doctor
 */
public record ContractFacts(
    SignedContract contract,
    boolean sent,
    boolean caisseAccountKnown,
    List<Zone> zones,
    List<StagiaireAttestation> attestations,
    List<HospitalActivity> hospitalActivities,
    List<Majoration> majorations,
    List<Hold> holds,
    List<Decision> decisions,
    List<Origin> rejectedRows) {

  public ContractFacts {
    zones = List.copyOf(zones);
    attestations = List.copyOf(attestations);
    hospitalActivities = List.copyOf(hospitalActivities);
    majorations = List.copyOf(majorations);
    holds = List.copyOf(holds);
    decisions = List.copyOf(decisions);
    rejectedRows = List.copyOf(rejectedRows);
  }
}

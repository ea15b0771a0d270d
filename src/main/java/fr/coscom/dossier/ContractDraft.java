package fr.coscom.dossier;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One contract while its facts are being gathered from the cursors. */
record ContractDraft(
    SignedContract contract,
    boolean sent,
    boolean caisseAccountKnown,
    List<Zone> zones,
    List<StagiaireAttestation> attestations,
    List<HospitalActivity> hospitals,
    List<Majoration> majorations,
    List<Hold> holds,
    List<Decision> decisions,
    List<Origin> rejected) {

  static ContractDraft of(FactStream row) throws SQLException {
    return new ContractDraft(
        DossierRows.contract(row), row.yes("sent"), row.yes("caisse_account"),
        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
        new ArrayList<>());
  }

  ContractFacts facts() {
    return new ContractFacts(
        contract, sent, caisseAccountKnown, zones, attestations, hospitals, majorations, holds, decisions, rejected);
  }
}

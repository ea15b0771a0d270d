package fr.coscom.dossier;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Makes a fact of the current row of each cursor. */
final class DossierRows {

  private DossierRows() {}

  static SignedContract contract(FactStream row) throws SQLException {
    return new SignedContract(
        row.text("contract_id"), row.rpps(), row.text("caisse"), row.text("commune"), row.maybe("sub_area"), row.text("practice"),
        row.maybeDay("doctor_signed_on"), row.maybeDay("caisse_signed_on"), row.maybeDay("ars_signed_on"),
        row.maybeDay("effective_on"),
        row.maybe("end_reason").isPresent()
            ? row.maybeDay("end_event_on").map(on -> end(row, on))
            : Optional.empty(),
        row.yes("cancelled"), row.origin("contracts.csv"));
  }

  private static EndEvent end(FactStream row, LocalDate on) {
    try {
      return new EndEvent(EndReason.valueOf(row.text("end_reason")), on);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Zone zone(FactStream row) throws SQLException {
    return new Zone(row.text("category"), row.maybe("sub_area"), row.span(), row.origin("zones.csv"));
  }

  static StagiaireAttestation attestation(FactStream row) throws SQLException {
    return new StagiaireAttestation(
        row.text("attestation_id"), StagiaireAttestation.Level.valueOf(row.text("level")), row.span(),
        row.maybeDecimal("half_days_per_week"), row.maybeDecimal("time_share"), row.maybe("agreement_ref"),
        row.maybe("ministry_notice_ref"), row.maybe("ars_derogation_ref"), row.origin("stagiaire-attestations.csv"));
  }

  static HospitalActivity hospital(FactStream row) throws SQLException {
    return new HospitalActivity(
        row.text("activity_id"), row.span(), row.maybe("document_ref"), row.origin("hospital-activities.csv"));
  }

  static Majoration majoration(FactStream row) throws SQLException {
    return new Majoration(
        row.text("majoration_id"), row.maybeDecimal("rate").orElseThrow(), row.span(), row.maybe("arrete_ref"),
        row.origin("majorations.csv"));
  }

  static Hold hold(FactStream row) throws SQLException {
    return new Hold(row.text("category"), row.day("placed_on"), row.origin("holds.csv"));
  }

  static Decision decision(FactStream row) throws SQLException {
    return new Decision(
        row.text("reason"), Decision.Kind.valueOf(row.text("decision")), row.maybe("document_ref"), row.text("decided_by"),
        row.day("decided_on"), row.origin("decisions.csv"));
  }

  static Sector sector(FactStream row) throws SQLException {
    return new Sector(row.number("convention_code"), "Y".equals(row.text("optam")), row.span(), row.origin("sectors.csv"));
  }

  static OpposableRate rate(FactStream row) throws SQLException {
    return new OpposableRate(row.maybeDecimal("rate").orElseThrow(), row.origin("opposable-rates.csv"));
  }

  static OtherContract other(FactStream row) throws SQLException {
    return new OtherContract(
        OtherContract.Scheme.valueOf(row.text("scheme")), row.span(), row.origin("other-contracts.csv"));
  }

  /** @param refusals by caisse of the account */
  static PayeeAccount account(FactStream row, Map<String, AccountRefusal> refusals) throws SQLException {
    return new PayeeAccount(
        row.maybe("caisse"), PayeeAccount.Kind.valueOf(row.text("payee_kind")), Optional.ofNullable(refusals.get(row.text("caisse"))),
        row.origin("bank-accounts.csv"));
  }
}

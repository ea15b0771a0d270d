package fr.coscom.audit;

import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Span;
import fr.coscom.dossier.AccountRefusal;
import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.Decision;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.EndEvent;
import fr.coscom.dossier.EndReason;
import fr.coscom.dossier.Hold;
import fr.coscom.dossier.HospitalActivity;
import fr.coscom.dossier.Majoration;
import fr.coscom.dossier.OpposableRate;
import fr.coscom.dossier.Origin;
import fr.coscom.dossier.OtherContract;
import fr.coscom.dossier.PayeeAccount;
import fr.coscom.dossier.Sector;
import fr.coscom.dossier.SignedContract;
import fr.coscom.dossier.StagiaireAttestation;
import fr.coscom.dossier.Zone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes the dossiers of doctors from rows, as the store of dossiers makes them from the database. */
record RowsDossier(KnownRows known, CivilYear year) {

  /** One dossier a doctor who has a contract, by RPPS. */
  List<Dossier> dossiers() {
    Map<String, List<ContractFacts>> contracts = new TreeMap<>();
    rows("contracts").forEach(row -> contracts.computeIfAbsent(row.text("rpps"), rpps -> new ArrayList<>()).add(contract(row)));
    List<Dossier> dossiers = new ArrayList<>();
    contracts.forEach((rpps, theirs) -> dossiers.add(new Dossier(rpps, year, theirs,
        of("sectors", "rpps", rpps, RowsDossier::sector),
        of("opposable_rates", "rpps", rpps, row -> new OpposableRate(number(row, "rate"), row.origin())).stream().findFirst(),
        of("other_contracts", "rpps", rpps,
            row -> new OtherContract(OtherContract.Scheme.valueOf(row.text("scheme")), span(row), row.origin())),
        of("bank_accounts", "rpps", rpps, RowsDossier::account))));
    return dossiers;
  }

  private ContractFacts contract(KnownRow row) {
    SignedContract contract = signed(row);
    String id = contract.contractId();
    return new ContractFacts(
        contract, !known.notSent().contains(id), known.rows().containsKey(new KnownRow.Key("paying_caisses", contract.caisse())),
        of("zones", "commune", contract.commune(),
            zone -> new Zone(zone.text("category"), zone.cell("sub_area"), span(zone), zone.origin())),
        of("stagiaire_attestations", "contract_id", id, RowsDossier::attestation),
        of("hospital_activities", "contract_id", id,
            h -> new HospitalActivity(h.text("activity_id"), span(h), h.cell("document_ref"), h.origin())),
        of("majorations", "contract_id", id,
            m -> new Majoration(m.text("majoration_id"), number(m, "rate"), span(m), m.cell("arrete_ref"), m.origin())),
        rows("holds").stream().filter(h -> h.text("contract_id").equals(id) && h.cell("lifted_on").isEmpty())
            .map(h -> new Hold(h.text("category"), h.day("placed_on").orElseThrow(), h.origin())).toList(),
        of("decisions", "contract_id", id, RowsDossier::decision),
        known.rejected().values().stream().filter(r -> r.contractId().equals(id) || r.rpps().equals(contract.rpps()))
            .map(r -> new Origin(r.file(), r.lot(), r.line())).toList());
  }

  private static SignedContract signed(KnownRow row) {
    return new SignedContract(
        row.text("contract_id"), row.text("rpps"), row.text("caisse"), row.text("commune"), row.cell("sub_area"), row.text("practice"),
        row.day("doctor_signed_on"), row.day("caisse_signed_on"), row.day("ars_signed_on"), row.day("effective_on"),
        row.cell("end_reason").flatMap(reason -> row.day("end_event_on").map(on -> new EndEvent(EndReason.valueOf(reason), on))),
        row.cell("cancelled").isPresent(), row.origin());
  }

  private static StagiaireAttestation attestation(KnownRow row) {
    return new StagiaireAttestation(
        row.text("attestation_id"), StagiaireAttestation.Level.valueOf(row.text("level")), span(row),
        row.cell("half_days_per_week").map(BigDecimal::new), row.cell("time_share").map(BigDecimal::new), row.cell("agreement_ref"),
        row.cell("ministry_notice_ref"), row.cell("ars_derogation_ref"), row.origin());
  }

  private static Sector sector(KnownRow row) {
    return new Sector(
        Integer.parseInt(row.text("convention_code")), row.cell("optam").filter("Y"::equals).isPresent(), span(row), row.origin());
  }

  private static PayeeAccount account(KnownRow row) {
    return new PayeeAccount(row.cell("caisse"), PayeeAccount.Kind.valueOf(row.text("payee_kind")),
        row.cell("bank_answer").map(AccountRefusal::parse), row.origin());
  }

  /** Who decided, when and on which document moves no amount. */
  private static Decision decision(KnownRow row) {
    return new Decision(row.text("reason"), Decision.Kind.valueOf(row.text("decision")), row.cell("document_ref"), "",
        LocalDate.EPOCH, row.origin());
  }

  private static Span span(KnownRow row) {
    return new Span(row.day("from_on").orElseThrow(), row.day("to_on"));
  }

  private static BigDecimal number(KnownRow row, String column) {
    return new BigDecimal(row.text(column));
  }

  private List<KnownRow> rows(String table) {
    return List.copyOf(known.rows().subMap(new KnownRow.Key(table, ""), new KnownRow.Key(table, "\uffff")).values());
  }

  private <T> List<T> of(String table, String column, String value, Function<KnownRow, T> fact) {
    return rows(table).stream().filter(row -> row.cell(column).filter(value::equals).isPresent()).map(fact).toList();
  }
}

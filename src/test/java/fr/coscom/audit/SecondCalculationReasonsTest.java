package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every reason once, the decisions that lift it, and what a decision may not lift. Year 2023, one doctor in secteur 1. */
class SecondCalculationReasonsTest {

  private static final String DOCTOR = "10000000012";
  private static final String OTHER = "10000000020";

  private final Database database = TestDatabase.create();
  private Connection connection;
  private KnownFacts facts;

  @BeforeEach
  void open() throws SQLException {
    connection = TestDatabase.connectAsSuperuser(database);
    facts = new KnownFacts(connection);
    facts.openRun(2023, "ANNUAL");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  private TestedSecondCalculation.Found found(String... changed) throws SQLException {
    return all(changed).get("C");
  }

  private Map<String, TestedSecondCalculation.Found> all(String... changed) throws SQLException {
    facts.workList();
    return TestedSecondCalculation.find(connection, facts.runId(), changed);
  }

  @ParameterizedTest(name = "{0} {1}, doctor {2}, caisse {3}, ARS {4}, effect {5}")
  @CsvSource(nullValues = "-", value = {
      "2023, PAYABLE, -, 2023-03-15, 2023-03-10, 2023-03-01, -",
      "2023, NOT_ELIGIBLE, CONTRACT_NOT_SIGNED, 2023-03-15, -, 2023-03-01, -",
      "2023, HELD, SIGNATURE_DATE_MISSING, 2023-03-15, -, 2023-03-01, 2023-03-15",
      "2023, HELD, RETROACTIVE_EFFECT, 2023-03-15, 2023-03-10, 2023-03-01, 2023-03-14",
      "2023, HELD, RETROACTIVE_EFFECT|SIGNATURE_DATE_MISSING, 2023-03-15, -, 2023-03-01, 2023-03-14",
      "2023, HELD, SIGNATURE_DATE_MISSING, -, -, -, 2023-03-14",
      "2023, NOT_ELIGIBLE, ADHESION_BEFORE_OPENING, 2016-10-23, 2016-10-23, 2016-10-23, -",
      "2017, PAYABLE, -, 2016-10-24, 2016-10-23, 2016-10-23, -",
      "2026, NOT_ELIGIBLE, ADHESION_AFTER_CLOSURE, 2026-01-01, 2026-01-01, 2026-01-01, -",
      "2026, NOT_ELIGIBLE, ADHESION_AFTER_CLOSURE, -, 2025-01-01, 2025-01-01, 2026-01-01",
      "2026, HELD, CLOSURE_STRADDLED, 2025-12-31, 2026-01-01, 2026-01-01, -",
      "2024, NOTHING_DUE, -, 2025-01-01, 2025-01-01, 2025-01-01, -"})
  void theDatesOfTheContract(int year, String status, String reasons, String doctor, String caisse, String ars,
      String effect) throws SQLException {
    facts.openRun(year, "ANNUAL");
    facts.nothingInDoubt(DOCTOR).add("contracts", "contract_id", "C", "rpps", DOCTOR, "doctor_signed_on", doctor,
        "caisse_signed_on", caisse, "ars_signed_on", ars, "effective_on", effect);
    TestedSecondCalculation.Found found = found();
    assertThat(found.status() + " " + found.reasons()).isEqualTo(status + " " + (reasons == null ? "" : reasons));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(nullValues = "-", value = {
      "NONE, 31001, -, PRACTICE_NOT_COORDINATED",
      "MSP, 31002, -, ZONE_NOT_ELIGIBLE",
      "MSP, 31003, -, ZONE_NOT_ELIGIBLE",
      "MSP, 31003, Q1, ''",
      "MSP, 31003, Q2, ZONE_NOT_ELIGIBLE",
      "MSP, 31004, -, ''",
      "NONE, 31005, -, PRACTICE_NOT_COORDINATED|ZONE_NOT_ELIGIBLE"})
  void thePlaceOfTheContract(String practice, String commune, String area, String reasons) throws SQLException {
    facts.add("zones", "commune", "31002", "category", "ZAC").add("zones", "commune", "31003", "sub_area", "Q1")
        .add("zones", "commune", "31004", "category", "FRAGILE");
    facts.nothingInDoubt(DOCTOR)
        .contract("C", DOCTOR, "2022-01-01", "practice", practice, "commune", commune, "sub_area", area);
    assertThat(found().reasons()).isEqualTo(reasons);
  }

  @ParameterizedTest(name = "zone until {0}, signed {1}: days of {3} under {2}")
  @CsvSource({
      "2022-12-31, 2020-07-01, 2023, END_OF_TERM, 181", "2023-07-01, 2020-07-01, 2023, END_OF_TERM, 365",
      "2023-06-30, 2020-07-01, 2023, AT_ONCE, 181", "2022-12-31, 2020-07-01, 2023, AT_ONCE, 0"})
  void aZoneThatLeavesTheList(String until, String signed, int year, String loss, int days) throws SQLException {
    facts.nothingInDoubt(DOCTOR).contract("C", DOCTOR, signed, "commune", "31009")
        .add("zones", "commune", "31009", "to_on", until);
    assertThat(found("zone_loss", loss).days()).isEqualTo(days);
  }

  @ParameterizedTest(name = "{0} to {1} code {2}, then {3} code {4}: {5}")
  @CsvSource(nullValues = "-", value = {
      "2000-01-01, 2023-06-29, 1, 2023-07-01, 1, SECTOR_UNKNOWN",
      "2000-01-01, 2023-07-01, 1, 2023-07-01, 2, SECTOR_OVERLAP",
      "2000-01-01, 2023-07-01, 1, 2023-07-01, 1, ''",
      "2000-01-01, 2023-06-30, 0, 2023-07-01, 1, NOT_CONVENTIONED",
      "2000-01-01, 2023-12-31, 0, 2023-01-01, 3, SECTOR_OVERLAP",
      "2000-01-01, 2023-06-30, 1, 2023-07-01, 3, OPPOSABLE_RATE_MISSING"})
  void theSectorsOfTheDoctor(String from, String to, int code, String then, int thenCode, String reasons)
      throws SQLException {
    facts.add("zones", "commune", "31001").add("paying-caisses", "caisse", "311").add("bank-accounts", "rpps", DOCTOR)
        .contract("C", DOCTOR, "2022-01-01")
        .add("sectors", "rpps", DOCTOR, "from_on", from, "to_on", to, "convention_code", code)
        .add("sectors", "rpps", DOCTOR, "from_on", then, "convention_code", thenCode);
    TestedSecondCalculation.Found found = found();
    assertThat(found.reasons()).isEqualTo(reasons);
    assertThat(found.amounts().equals("?")).as("what cannot be computed is not computed").isEqualTo(!reasons.isEmpty());
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3} {4}")
  @CsvSource({
      "CAIM, NONE, HELD, INCOMPATIBLE_AID, 2931.51 0.00 0.00 0.00",
      "CAIM, PAY, PAYABLE, '', 2931.51 0.00 0.00 0.00",
      "CAIM, EXCLUDE_DAYS, PAYABLE, '', 2520.55 0.00 0.00 0.00",
      "CAIM, REFUSE, NOT_ELIGIBLE, REFUSED, 0.00 0.00 0.00 0.00",
      "CDE, NONE, PAYABLE, '', 2931.51 0.00 0.00 0.00"})
  void anotherAidUntilTheEndOfJune(String scheme, String decision, String status, String reasons, String amounts)
      throws SQLException {
    facts.nothingInDoubt(DOCTOR).contract("C", DOCTOR, "2023-06-01")
        .add("other-contracts", "rpps", DOCTOR, "scheme", scheme, "from_on", "2020-01-01", "to_on", "2023-06-30");
    decision("C", "INCOMPATIBLE_AID", decision);
    TestedSecondCalculation.Found found = found();
    assertThat(found.status() + " " + found.reasons() + " " + found.amounts())
        .isEqualTo(status + " " + reasons + " " + amounts);
  }

  @Test
  void notConventionedDaysAreTakenOutByDecision() throws SQLException {
    facts.add("zones", "commune", "31001").add("paying-caisses", "caisse", "311").add("bank-accounts", "rpps", DOCTOR)
        .contract("C", DOCTOR, "2022-01-01")
        .add("sectors", "rpps", DOCTOR, "convention_code", 0, "to_on", "2023-06-30")
        .add("sectors", "rpps", DOCTOR, "from_on", "2023-07-01");
    decision("C", "NOT_CONVENTIONED", "EXCLUDE_DAYS");
    assertThat(found()).isEqualTo(new TestedSecondCalculation.Found(
        "PAYABLE", "", 184, "2023-07-01", "2023-12-31", "2520.55 0.00 0.00 0.00"));
  }

  @Test
  void everyDayTakenOutLeavesNothingDue() throws SQLException {
    facts.nothingInDoubt(DOCTOR).contract("C", DOCTOR, "2023-06-01")
        .add("other-contracts", "rpps", DOCTOR, "scheme", "CAIM", "from_on", "2020-01-01");
    decision("C", "INCOMPATIBLE_AID", "EXCLUDE_DAYS");
    assertThat(found()).isEqualTo(
        new TestedSecondCalculation.Found("NOTHING_DUE", "", 0, null, null, "0.00 0.00 0.00 0.00"));
  }

  @ParameterizedTest(name = "{0}: C {1} {2}, D {3} {4}")
  @CsvSource({
      "NONE, HELD, 365, HELD, 184", "EXCLUDE_DAYS, PAYABLE, 181, PAYABLE, 184", "PAY, HELD, 365, HELD, 184",
      "REFUSE, NOT_ELIGIBLE, 0, PAYABLE, 184"})
  void twoContractsOfOneDoctorShareDays(String decision, String status, int days, String otherStatus, int otherDays)
      throws SQLException {
    facts.nothingInDoubt(DOCTOR, OTHER).contract("C", DOCTOR, "2022-01-01").contract("D", DOCTOR, "2023-07-01")
        .contract("E", OTHER, "2022-01-01");
    decision("C", "CONTRACT_OVERLAP", decision);
    Map<String, TestedSecondCalculation.Found> all = all();
    assertThat(all.get("C").status() + all.get("C").days()).isEqualTo(status + days);
    assertThat(all.get("D").status() + all.get("D").days()).isEqualTo(otherStatus + otherDays);
    assertThat(all.get("E").status()).as("another doctor").isEqualTo("PAYABLE");
    assertThat(all.get("D").reasons()).isEqualTo(otherStatus.equals("HELD") ? "CONTRACT_OVERLAP" : "");
  }

  @Test
  void twoContractsOneAfterTheOtherArePaidBoth() throws SQLException {
    facts.nothingInDoubt(DOCTOR).add("paying-caisses", "caisse", "811").contract("C", DOCTOR, "2021-05-03",
        "end_reason", "LEFT_ZONE", "end_event_on", "2023-05-31").contract("D", DOCTOR, "2023-09-15", "caisse", "811");
    Map<String, TestedSecondCalculation.Found> all = all();
    assertThat(all.get("C").amounts()).isEqualTo("2068.49 0.00 0.00 0.00");
    assertThat(all.get("D").amounts()).isEqualTo("1479.45 0.00 0.00 0.00");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(nullValues = "-", value = {
      "-, DEATH, BANK_ACCOUNT_MISSING|PAYEE_DECEASED", "DOCTOR, DEATH, PAYEE_DECEASED", "ESTATE, DEATH, ''",
      "-, RETIREMENT, BANK_ACCOUNT_MISSING", "ESTATE, RETIREMENT, ''"})
  void theAccountOfTheDoctor(String kind, String end, String reasons) throws SQLException {
    facts.add("zones", "commune", "31001").add("paying-caisses", "caisse", "311").add("sectors", "rpps", DOCTOR)
        .contract("C", DOCTOR, "2022-01-01", "end_reason", end, "end_event_on", "2024-08-20")
        .add("bank-accounts", "rpps", DOCTOR, "caisse", "811", "payee_kind", "ESTATE");
    if (kind != null) {
      facts.add("bank-accounts", "rpps", DOCTOR, "caisse", "311", "payee_kind", kind);
    }
    assertThat(found().reasons()).isEqualTo(reasons);
  }

  @Test
  void theCaisseHasNoAccount() throws SQLException {
    facts.nothingInDoubt(DOCTOR).contract("C", DOCTOR, "2022-01-01", "caisse", "811");
    assertThat(found().reasons()).isEqualTo("CAISSE_ACCOUNT_MISSING");
  }

  @Test
  void aHoldHoldsUntilItIsLifted() throws SQLException {
    facts.nothingInDoubt(DOCTOR, OTHER).contract("C", DOCTOR, "2022-01-01").contract("D", OTHER, "2022-01-01")
        .add("holds", "contract_id", "C").add("holds", "contract_id", "D", "lifted_on", "2024-02-01");
    decision("C", "MANUAL_HOLD", "PAY");
    Map<String, TestedSecondCalculation.Found> all = all();
    assertThat(all.get("C").reasons()).as("no decision lifts it").isEqualTo("MANUAL_HOLD");
    assertThat(all.get("D").reasons()).isEmpty();
  }

  @ParameterizedTest(name = "{0} names {1} {2}: {3}")
  @CsvSource(nullValues = "-", value = {
      "contracts.csv, C, -, REJECTED_ROW", "sectors.csv, -, 10000000012, REJECTED_ROW", "holds.csv, C, -, REJECTED_ROW",
      "opposable-rates.csv, -, 10000000012, REJECTED_ROW", "other-contracts.csv, -, 10000000012, REJECTED_ROW",
      "bank-accounts.csv, -, 10000000012, REJECTED_ROW", "decisions.csv, C, -, REJECTED_ROW",
      "majorations.csv, C, -, ''", "contracts.csv, D, 10000000020, ''"})
  void aRejectedRowHolds(String file, String contract, String doctor, String reasons) throws SQLException {
    facts.nothingInDoubt(DOCTOR).contract("C", DOCTOR, "2022-01-01").rejected(file, contract, doctor);
    assertThat(found().reasons()).isEqualTo(reasons);
  }

  @ParameterizedTest(name = "{0}, rejected this time {1}: {2}")
  @CsvSource({"ANNUAL, false, NOT_SENT", "DRY_RUN, false, NOT_SENT", "CORRECTION, false, ''", "ANNUAL, true, ''"})
  void aContractKnownBeforeAndNotSentNow(String kind, boolean rejected, String reasons) throws SQLException {
    facts.nothingInDoubt(DOCTOR).contract("C", DOCTOR, "2022-01-01");
    facts.openRun(2023, kind);
    if (rejected) {
      facts.sent("C", false);
    }
    assertThat(found().reasons()).isEqualTo(reasons);
  }

  @Test
  void aWithdrawnContractIsNotEligibleAndSharesNoDay() throws SQLException {
    facts.nothingInDoubt(DOCTOR).contract("C", DOCTOR, "2022-01-01").contract("D", DOCTOR, "2022-01-01");
    facts.openRun(2023, "CORRECTION");
    facts.contract("C", DOCTOR, "2022-01-01", "cancelled", true);
    Map<String, TestedSecondCalculation.Found> all = all();
    assertThat(all.get("C").status() + " " + all.get("C").reasons()).isEqualTo("NOT_ELIGIBLE WITHDRAWN");
    assertThat(all.get("D").status()).isEqualTo("PAYABLE");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(nullValues = "-", value = {
      "A, M, -, INTERNE, 300.00", "-, M, -, INTERNE, 0.00", "A, -, -, INTERNE, 0.00", "A, M, -, SASPAS, 0.00",
      "A, M, S, SASPAS, 300.00", "A, M, S, DOCTEUR_JUNIOR, 0.00"})
  void evidenceThatIsNotRetained(String agreement, String notice, String derogation, String level, String rms)
      throws SQLException {
    facts.nothingInDoubt(DOCTOR).contract("C", DOCTOR, "2022-01-01")
        .add("stagiaire-attestations", "attestation_id", "S", "contract_id", "C", "level", level, "from_on", "2023-03-01",
            "to_on", "2023-03-31", "half_days_per_week", 8, "agreement_ref", agreement, "ministry_notice_ref", notice,
            "ars_derogation_ref", derogation)
        .add("hospital-activities", "activity_id", "H", "contract_id", "C", "document_ref", null);
    assertThat(found().amounts()).isEqualTo("5000.00 " + rms + " 0.00 0.00");
  }

  @Test
  void onADayOfTwoGrantsNeitherCounts() throws SQLException {
    facts.nothingInDoubt(DOCTOR).contract("C", DOCTOR, "2022-01-01")
        .add("majorations", "majoration_id", "M1", "contract_id", "C", "rate", 20)
        .add("majorations", "majoration_id", "M2", "contract_id", "C", "rate", 10, "from_on", "2023-07-01")
        .add("majorations", "majoration_id", "M3", "contract_id", "C", "rate", 10, "arrete_ref", null);
    assertThat(found().amounts()).as("20 % of 181 days").isEqualTo("5000.00 0.00 0.00 495.89");
  }

  @Test
  void aReadingThatTheSqlDoesNotFollowIsRefused() {
    assertThatThrownBy(() -> found("sector2_without_optam", "NO")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sector2_without_optam=NO");
    assertThatThrownBy(() -> found("majoration_max", "20")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("majoration_max");
  }

  @ParameterizedTest(name = "{0} without document: {1}")
  @CsvSource({"PAY, HELD RETROACTIVE_EFFECT", "REFUSE, NOT_ELIGIBLE REFUSED"})
  void aDecisionThatNamesNoDocumentLetsNoMoneyOut(String decision, String expected) throws SQLException {
    facts.nothingInDoubt(DOCTOR).contract("C", DOCTOR, "2023-03-15", "effective_on", "2023-01-01")
        .add("decisions", "contract_id", "C", "year", 2023, "reason", "RETROACTIVE_EFFECT", "decision", decision, "document_ref", null);
    TestedSecondCalculation.Found found = found();
    assertThat(found.status() + " " + found.reasons()).isEqualTo(expected);
  }

  private void decision(String contract, String reason, String decision) throws SQLException {
    if (!decision.equals("NONE")) {
      facts.add("decisions", "contract_id", contract, "year", 2023, "reason", reason, "decision", decision);
    }
  }

}

package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.audit.QuotaStore.Quota;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Money;
import fr.coscom.law.ParameterSet;
import fr.coscom.law.Reading;
import fr.coscom.ledger.Run;
import fr.coscom.platform.Database;
import fr.coscom.platform.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportStoreTest {

  private static final String TRACE = "{\"schema\":1,\"contract\":\"A\"}";

  private final Database database = TestDatabase.create();
  private Connection connection;
  private KnownFacts facts;

  @BeforeEach
  void openRun() throws SQLException {
    connection = TestDatabase.connectAsSuperuser(database);
    facts = new KnownFacts(connection);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void heldContractsComeBeforeRefusedOnesWithTheirStake() throws SQLException {
    run(2024);
    ReportData report = report();
    assertThat(report.unpaid()).extracting(ReportData.UnpaidLine::contractId).containsExactly("B", "C", "D");
    assertThat(report.unpaid()).extracting(ReportData.UnpaidLine::atStake)
        .containsExactly(Optional.of(Money.euros(5000)), Optional.empty(), Optional.empty());
    assertThat(report.unpaid().get(0).reasons()).containsExactly("BANK_ACCOUNT_MISSING", "MANUAL_HOLD");
    assertThat(report.summary().held()).isEqualTo(new Summary.Held(Money.euros(5000), 1, Money.ZERO));
    assertThat(report.unpaidContracts()).isEqualTo(3);
    assertThat(report.summary().readings()).as("the regions are held against the cap in every run").contains(Reading.L16);
  }

  @Test
  void whatWasOrderedBeforeAContractWasHeldIsNotPending() throws SQLException {
    run(2024);
    execute(("INSERT INTO settlement VALUES (%d, 'B', '311', 350000, 0, 0, 0, 0, 0, 0, 0, 0, 0), (%1$d, 'C', '311', 20000, 0, 0, 0, 0, 0, 0, 0, 0, 0),"
        + " (%1$d, 'D', '311', 500000, 0, 0, 0, -500000, 0, 0, 0, 0, 500000)").formatted(facts.runId()));
    execute("""
        INSERT INTO debt (run_id, contract_id, year, caisse, amount_cents, aif_cents, rms_cents, rhp_cents, mao_cents, paid_on, legal_basis,
                          limitation_on, notified_on, observations_until, notice_until, state, reason)
        VALUES (%d, 'D', 2024, '311', 500000, 500000, 0, 0, 0, '2025-05-15', 'L133_4', '2028-05-15', '2025-09-15', '2025-11-15', '2025-12-15',
                'NOTIFIED', 'WITHDRAWN')""".formatted(facts.runId()));
    ReportData report = report();
    assertThat(report.summary().held()).isEqualTo(new Summary.Held(Money.euros(1500), 1, Money.euros(3700)));
    assertThat(report.unpaid().get(0).atStake()).hasValue(Money.euros(1500));
    assertThat(report.unpaid().get(0).alreadyOrdered()).isEqualTo(Money.euros(3500));
    assertThat(report.unpaid().get(1).atStake()).as("not known").isEmpty();
    assertThat(report.unpaid().get(2).alreadyOrdered()).as("refused after payment").isEqualTo(Money.euros(5000));
    assertThat(report.summary().byReason()).filteredOn(line -> line.reason().equals("MANUAL_HOLD"))
        .containsExactly(new Summary.ReasonLine("MANUAL_HOLD", "HELD", 1, Money.euros(1500), 0, Money.euros(3500)));
    assertThat(report.summary().byReason()).filteredOn(line -> line.status().equals("NOT_ELIGIBLE")).as("claimed back of the refused")
        .extracting(Summary.ReasonLine::atStake).containsExactly(Money.euros(5000));
    ReportDecision decision = new ReportDecision(report, new ReportWords("fr"), new ReasonWords("fr", report.bankReasons().get("fr")));
    assertThat(decision.reasons().rows()).filteredOn(row -> row.get(1).equals("refusé")).extracting(row -> row.get(3).replace('\u00a0', ' ')
        .replace('\u202f', ' ')).containsExactly("réclamé : 5 000,00");
  }

  @Test
  void moreOrderedThanDueIsNothingPending() throws SQLException {
    run(2024);
    execute("INSERT INTO settlement VALUES (%d, 'B', '311', 500000, 180000, 0, 0, 0, 0, 0, 0, 0, 0)".formatted(facts.runId()));
    assertThat(report().summary().held()).isEqualTo(new Summary.Held(Money.ZERO, 1, Money.euros(6800)));
  }

  @Test
  void aYearWithoutPostingsBeforeItHasNoPreviousYear() throws SQLException {
    run(2024);
    assertThat(report().totals()).isEqualTo(new ReportData.YearTotals(Money.euros(5000), Optional.empty()));
  }

  @Test
  void thePreviousYearIsWhatWasPostedBeforeThisRunNotAfter() throws SQLException {
    int before = facts.openRun(2023, "ANNUAL");
    posting(before, 2023, 300_000, "ORDER");
    posting(before, 2023, -100_000, "REVERSAL");
    run(2024);
    posting(facts.runId(), 2024, 500_000, "ORDER");
    ReportData first = report();
    // Sums of earlier years, without the orders that they would come from.
    execute("SET session_replication_role = replica");
    execute("INSERT INTO posting (contract_id, year, component, cents, run_id, kind, caisse, reason) VALUES "
        + "('A', 2023, 'RMS', 7, " + before + ", 'ORDER', '311', '')");
    execute("SET session_replication_role = origin");
    assertThat(first.totals()).isEqualTo(new ReportData.YearTotals(Money.euros(5000), Optional.of(Money.euros(2000))));
    assertThat(report().totals()).as("made again later").isEqualTo(first.totals());
    assertThat(first.yearCauses()).containsExactly(new YearCause(YearCause.Kind.AIF, 1, Money.euros(3000)));
    assertThat(report().yearCauses()).as("made again later").isEqualTo(first.yearCauses());
  }

  @Test
  void aDoctorWithAnArreteOfTheYearCountsOnceInHisRegion() throws SQLException {
    run(2024);
    majoration("M1", "A", "2024-01-01", "2024-05-31", "ARR");
    majoration("M2", "A", "2024-06-01", null, "ARR");
    majoration("M3", "B", "2023-01-01", "2023-12-31", "ARR");
    majoration("M4", "C", "2024-01-01", null, null);
    majoration("M5", "D", "2024-01-01", null, "ARR");
    facts.add("ars-quotas", "ars_region", "76", "year", 2024, "eligible_doctors", 4);
    facts.add("ars-quotas", "ars_region", "76", "year", 2023, "eligible_doctors", 1000);
    facts.add("ars-quotas", "ars_region", "53", "year", 2024, "eligible_doctors", 10);
    List<Quota> quotas = report().quotas();
    assertThat(quotas).as("B's ended, C's has no arrêté, D is refused").containsExactly(
        new Quota("53", "Bretagne", 0, Optional.of(10L)), new Quota("76", "Occitanie", 1, Optional.of(4L)));
    assertThat(quotas.get(1).exceeds(20)).isTrue();
    assertThat(quotas.get(1).exceeds(25)).as("a quarter is not more than a quarter").isFalse();
    assertThat(quotas.get(0).exceeds(0)).isFalse();
  }

  @Test
  void aRegionWhoseNumberIsNotKnownNeverExceeds() throws SQLException {
    run(2024);
    majoration("M1", "A", "2024-01-01", null, "ARR");
    assertThat(report().quotas()).containsExactly(new Quota("76", "Occitanie", 1, Optional.empty()));
    assertThat(report().quotas().get(0).exceeds(20)).isFalse();
  }

  @Test
  void anExplanationIsMadeFromWhatTheRunStored() throws SQLException {
    run(2024);
    execute("SET session_replication_role = replica");
    execute("UPDATE run SET input_folder = '/in/2024-annuel'");
    execute("SET session_replication_role = origin");
    Explained explained = ExplanationStore.of(connection, asRun(), "A").orElseThrow();
    assertThat(explained.trace().get("contract").asString()).isEqualTo("A");
    assertThat(explained.settled().orElseThrow().alreadyOrdered().total()).isEqualTo(Money.euros(1000));
    assertThat(explained.settled().orElseThrow().toPay()).isEqualTo(Money.euros(4000));
    assertThat(explained.folders()).containsEntry(facts.lot(), "2024-annuel");
    assertThat(ExplanationStore.of(connection, asRun(), "B").orElseThrow().settled()).as("not settled").isEmpty();
    assertThat(ExplanationStore.of(connection, asRun(), "Z")).isEmpty();
  }

  /** A is paid, B and C are held, D is refused. */
  private void run(int year) throws SQLException {
    facts.openRun(year, "ANNUAL");
    for (String contract : List.of("A", "B", "C", "D")) {
      facts.contract(contract, "1000000000" + contract.charAt(0) % 10, "2022-01-10");
    }
    facts.workList();
    entitlement("A", "PAYABLE", "", "500000");
    entitlement("B", "HELD", "BANK_ACCOUNT_MISSING|MANUAL_HOLD", "500000");
    entitlement("C", "HELD", "OPPOSABLE_RATE_MISSING", "NULL");
    entitlement("D", "NOT_ELIGIBLE", "REFUSED", "0");
    execute("INSERT INTO settlement VALUES (%d, 'A', '311', 100000, 0, 0, 0, 400000, 0, 0, 0, 400000, 0)"
        .formatted(facts.runId()));
  }

  private void entitlement(String contract, String status, String reasons, String aif) throws SQLException {
    String others = aif.equals("NULL") ? "NULL, NULL, NULL" : "0, 0, 0";
    execute("""
        INSERT INTO entitlement (run_id, contract_id, rpps, caisse, status, reasons, warnings, days, aif_cents,
                                 rms_cents, rhp_cents, mao_cents, trace)
        SELECT run_id, contract_id, rpps, '311', '%s', '%s', '', 365, %s, %s, '%s' FROM run_contract
         WHERE run_id = %d AND contract_id = '%s'
        """.formatted(status, reasons, aif, others, TRACE, facts.runId(), contract));
  }

  private void majoration(String id, String contract, String from, String to, String arrete) throws SQLException {
    facts.add("majorations", "majoration_id", id, "contract_id", contract, "rate", 20, "from_on", from, "to_on", to,
        "arrete_ref", arrete);
  }

  private void posting(int runId, int year, long cents, String kind) throws SQLException {
    // Sums of other years, without the orders that they would come from.
    execute("SET session_replication_role = replica");
    execute("INSERT INTO posting (contract_id, year, component, cents, run_id, kind, caisse, reason) VALUES "
        + "('A', %d, 'AIF', %d, %d, '%s', '311', '')".formatted(year, cents, runId, kind));
    execute("SET session_replication_role = origin");
  }

  private ReportData report() throws SQLException {
    return ReportStore.of(connection, asRun(), ParameterSet.current());
  }

  private Run asRun() {
    return new Run(facts.runId(), new CivilYear(facts.year()), 1, Run.Kind.ANNUAL, Run.State.PREPARING,
        OffsetDateTime.parse("2025-05-04T09:00:00+02:00"), false, LocalDate.of(2025, 5, 15), false, Optional.empty(), "test",
        Path.of("/output"),
        "/in", "", "", facts.lot(), Optional.empty());
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

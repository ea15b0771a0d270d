package fr.coscom.audit;

import fr.coscom.audit.InputFilesStore.InputRow;
import fr.coscom.audit.QuotaStore.Quota;
import fr.coscom.audit.ReportData.UnpaidLine;
import fr.coscom.audit.ReportData.YearTotals;
import fr.coscom.audit.Summary.CaisseLine;
import fr.coscom.audit.Summary.DecisionLine;
import fr.coscom.audit.Summary.Held;
import fr.coscom.audit.Summary.ReasonLine;
import fr.coscom.audit.Summary.RegionLine;
import fr.coscom.audit.Summary.StatusLine;
import fr.coscom.bank.BankReason;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Caisses;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Money;
import fr.coscom.entitlement.Reason;
import fr.coscom.entitlement.Status;
import fr.coscom.law.ParameterSet;
import fr.coscom.law.Reading;
import fr.coscom.ledger.AllSentAgain;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.FailedTransfer;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.SentAgain;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A large year of which everything that can be told has to be told. */
final class FullReport {

  private static final Amounts DUE = new Amounts(
      Money.parse("98765432.10"), Money.parse("12345678.90"), Money.parse("2345678.90"), Money.parse("1234567.80"));

  /** As long as the data contract lets it be. */
  private static final String LONG_ID = "CONTRACT-OF-A-LONG-NUMBER-2026-WWWW";

  private FullReport() {}

  /** The same year with little beside its reasons: they take the room. */
  static ReportData withLittleBesideTheReasons() {
    ReportData full = data();
    Summary summary = full.summary();
    Summary lean = new Summary(summary.rowsRead(), summary.rejectedRows(), summary.contracts(), summary.byStatus(), summary.held(), DUE, DUE,
        DUE.total(), Money.ZERO, summary.byCaisse().subList(0, 1), summary.byRegion(), summary.byReason(), summary.warnings(),
        summary.decisions(), summary.readings());
    return new ReportData(full.run(), false, false, lean, full.unpaid(), full.controls(), List.of(), new YearTotals(DUE.total(), Optional.empty()),
        List.of(), Optional.empty(), List.of(), List.of(), Map.of(), new AllSentAgain(0, Money.ZERO, List.of()), List.of(),
        full.bankReasons(), full.inputs(), full.outputs(), full.parameters());
  }

  /** With so many causes of the difference with the year before: what follows them begins higher on the page or lower. */
  static ReportData withCauses(int causes) {
    ReportData full = data();
    return new ReportData(full.run(), full.rehearsal(), full.corrects(), full.summary(), full.unpaid(), full.controls(), full.quotas(),
        full.totals(), full.yearCauses().subList(0, causes), full.correction(), full.readingCosts(), full.debts(), full.debtCauses(),
        full.again(), full.stillUnpaid(), full.bankReasons(), full.inputs(), full.outputs(), full.parameters());
  }

  static ReportData data() {
    Run run = new Run(1, new CivilYear(2026), 1, Run.Kind.ANNUAL, Run.State.PREPARING, OffsetDateTime.parse("2027-05-04T09:00:00+02:00"),
        false, LocalDate.of(2027, 8, 15), true, Optional.of("arrêté de zonage publié tard ; ".repeat(6)), "MOREAU Claire", Path.of("/out"),
        "/in", "c".repeat(64), "b".repeat(64), 1, Optional.empty());
    List<UnpaidLine> unpaid = IntStream.range(0, ReportData.LISTED).mapToObj(i -> new UnpaidLine(LONG_ID, "311",
        "HELD", List.of("BANK_ACCOUNT_MISSING", "OPPOSABLE_RATE_MISSING"), Optional.of(Money.euros(5000)), Money.euros(5000))).toList();
    return new ReportData(run, true, false, summary(), unpaid, controls(),
        List.of(new Quota("84", "Auvergne-Rhône-Alpes", 1210, Optional.of(5000L)), new Quota("76", "Occitanie", 1200, Optional.of(5000L)),
            new Quota("93", "Provence-Alpes-Côte d'Azur", 1100, Optional.of(5000L))),
        new YearTotals(DUE.total(), Optional.of(Money.euros(98_000_000))),
        Arrays.stream(YearCause.Kind.values()).map(kind -> new YearCause(kind, 12_345, Money.parse("-1234567.89"))).toList(),
        Optional.empty(), readings(), List.of(debt("2026-1"), debt("2025-12")), Map.of(),
        new AllSentAgain(1234, Money.euros(5_000_000), List.of(new SentAgain("COSCOM26-311-000000002-R1", LONG_ID, "311", Money.euros(99_999),
            "COSCOM26-311-000000002", Money.euros(99_999), "2026-12", "REJECTED", LocalDate.of(2027, 5, 16)))),
        List.of(new FailedTransfer("COSCOM26-311-000000003-R1", "2026-12", LONG_ID, "311", Money.euros(99_999), "REJECTED", LocalDate.of(2027, 5, 16),
            List.of("AC04", "MD07", "RR04"), Optional.of(FailedTransfer.Wait.DECISION))),
        bankReasons(),
        List.of(new InputRow("contracts.csv", "a".repeat(64), 2048, 100_000, 100_000, 30, 0, 4)),
        List.of(new OutputStore.Output("payments/SCT_CPAM311_COSCOM_2026_20270515_0001.xml", "d".repeat(64), 123_456)),
        ParameterSet.current());
  }

  /** As in the table of the database, in one language: what these codes ask for is among the longest. */
  private static Map<String, Map<String, BankReason>> bankReasons() {
    return Map.of("fr", Map.of(
        "AC04", new BankReason("AC04", "CORRECT", "compte clos", "Demander un nouveau RIB au médecin."),
        "MD07", new BankReason("MD07", "HUMAN", "bénéficiaire décédé",
            "Chercher la succession, décider, puis enregistrer le compte de la succession."),
        "RR04", new BankReason("RR04", "HUMAN", "motif réglementaire", "Saisir la conformité. Rien ne repart sans décision.")));
  }

  private static Summary summary() {
    List<CaisseLine> caisses = Stream.of("311", "811", "021", "201", "481", "131", "691", "591", "751", "331").map(
        code -> new CaisseLine(Caisses.current(code).orElseThrow().code(), 12_345, 12_000, DUE, DUE.total(), Money.parse("123456.78"),
            Money.euros(500_000))).toList();
    List<ReasonLine> reasons = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      boolean held = reason.status() == Status.HELD;
      int sentence = new ReportWords("fr").code("REASON." + reason + ".next").length();
      reasons.add(new ReasonLine(reason.name(), reason.status().name(), 1234, held ? Money.euros(1_000_000 + sentence) : Money.ZERO,
          held ? 123 : 0, held ? Money.parse("123456.78") : Money.ZERO));
    }
    return new Summary(654_321, 1234, 123_450,
        List.of(new StatusLine("HELD", 12_345, Money.parse("12345678.90")), new StatusLine("NOTHING_DUE", 1234, Money.ZERO),
            new StatusLine("NOT_ELIGIBLE", 1234, Money.ZERO), new StatusLine("PAYABLE", 100_000, DUE.total())),
        new Held(Money.parse("12345678.90"), 1234, Money.parse("123456.78")),
        DUE, DUE, DUE.total(), Money.parse("123456.78"), caisses, List.of(new RegionLine("76", "Occitanie", 100_000, DUE.total())), reasons,
        List.of(new ReasonLine("EVIDENCE_MISSING", "WARNING", 3, Money.euros(3600), 0, Money.ZERO)),
        List.of(new DecisionLine(LONG_ID, "311", "PRACTICE_NOT_COORDINATED", "EXCLUDE_DAYS", Optional.of("D".repeat(35)), "Directeur ".repeat(7).strip(),
            LocalDate.of(2027, 4, 30), false)), List.of(Reading.values()));
  }

  private static Debt debt(String run) {
    return new Debt(run, LONG_ID, "311", new CivilYear(2026), Money.euros(99_999), DUE, LocalDate.of(2027, 5, 15), "CODE_CIVIL_1302",
        LocalDate.of(2032, 5, 15), Optional.of(LocalDate.of(2027, 5, 15)), LocalDate.of(2027, 7, 15), LocalDate.of(2027, 8, 15), Money.euros(50_000),
        Money.euros(60_000), Money.ZERO, Debt.State.CONTESTED, "TRANSFER_FAILED|PRACTICE_NOT_COORDINATED|BANK_ACCOUNT_MISSING");
  }

  /** Those with most to read first. */
  private static List<ReadingCost> readings() {
    return Arrays.stream(Reading.values()).sorted(Comparator.comparingInt(
            (Reading reading) -> -Math.max(reading.question("fr").length(), Math.max(reading.taken("fr").length(), reading.other("fr").length()))))
        .map(reading -> new ReadingCost(reading, 12_345, 500, 12_345, Money.parse("-1234567.89"))).limit(4).toList();
  }

  /** All that have a sentence. */
  private static List<Control> controls() {
    return ResourceBundle.getBundle("fr.coscom.audit.messages_fr").keySet().stream().filter(key -> key.matches("CONTROL\\.\\w+"))
        .map(key -> key.substring("CONTROL.".length())).filter(id -> !id.equals("OTHER")).sorted()
        .map(id -> new Control(id, 123_456, 0, 0, "")).toList();
  }
}

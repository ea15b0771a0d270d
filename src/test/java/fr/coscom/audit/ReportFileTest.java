package fr.coscom.audit;

import static org.assertj.core.api.Assertions.assertThat;

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
import fr.coscom.basis.Amounts;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.law.ParameterSet;
import fr.coscom.law.Reading;
import fr.coscom.ledger.AllSentAgain;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.SentAgain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportFileTest {

  private static final String HOSTILE = "<script>alert(1)</script>=HYPERLINK(\"x\")&{0}";
  private static final Amounts DUE = amounts("25012.34", "1800.00", "300.00", "200.00");

  @Test
  void theReportSaysWhatADirectorAndAnAccountingOfficerAskFor() throws Exception {
    assertThat(html(data(3, Run.Kind.ANNUAL))).contains(
        "Rapport du traitement 2024-1", "Paiement annuel", "15/08/2025", "04/05/2025 à 09:00:00 (+02:00)",
        "MOREAU Claire",
        "est hors du deuxième trimestre", "Répétition : la date et l'heure", "27 312,34 €", "2 512,34",
        "et 1 contrat non chiffré", "CPAM Toulouse", "1646", "1649", "Occitanie",
        "Demander au médecin un relevé d'identité bancaire.", "5 000,00 et 1 non chiffré<", "H-1", "exclure les jours",
        "DEC-7",
        "appliquée", "Chaque contrat lu a été calculé et réglé, une fois.", "tenu", "ROMPU",
        "Contrôle rompu : Les écritures sont celles qui ont été scellées : la chaîne est intacte. (3 sceaux)", "ROMPU : 1 différence<",
        "À VOIR : 1 contrat<", "À examiner avant de signer : Aucun rappel à côté d'un indu encore réclamé", "Concerne 1 contrat, pour 215,00 €",
        "C : indu 2023-2 notifié, 215,00 € ; rappel de 215,00 €", "Autre contrôle", "1 région a plus de 20 % de médecins majorés : voir ci-dessous.",
        "nombre non communiqué",
        "euros par mois : 300 (contredit par une autre source)", "Par mois, pour un accueil à temps plein", "contracts.csv",
        "a".repeat(64),
        "SCT_CPAM311_COSCOM_2024_20250515_0001.xml", "d".repeat(64),
        "Ordonné : 27 312,34 € pour 2024, 20 000,00 € pour 2023, paiements antérieurs et contrats en attente compris ; écart de 7 312,34 €",
        "n'est pas un document officiel de l'Assurance Maladie", "+15 000,00", "-5 000,00".replace('-', '−'), "environ +1 200,00", "−1 650,00",
        "Occitanie, 12 sur 50");
  }

  @Test
  void whatAPersonTypedIsNeverMarkup() throws Exception {
    assertThat(html(data(3, Run.Kind.ANNUAL)))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;=HYPERLINK(&quot;x&quot;)&amp;{0}").doesNotContain("<script");
  }

  @Test
  void nothingRunsOrIsFetched() throws Exception {
    assertThat(html(data(3, Run.Kind.ANNUAL))).doesNotContain("<script", "src=", "href=", "url(", "@import", " th:");
  }

  @Test
  void thePaperIsWellFormedXmlAndEveryTableHasACaptionAndScopes() throws Exception {
    Document page = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(rendered(data(3, Run.Kind.ANNUAL)).getBytes(StandardCharsets.UTF_8)));
    NodeList tables = page.getElementsByTagName("table");
    assertThat(tables.getLength()).isEqualTo(22);
    for (int i = 0; i < tables.getLength(); i++) {
      boolean layout = ((Element) tables.item(i)).getAttribute("role").equals("presentation");
      assertThat(((Element) tables.item(i)).getElementsByTagName("caption").getLength()).isEqualTo(layout ? 0 : 1);
    }
    NodeList heads = page.getElementsByTagName("th");
    for (int i = 0; i < heads.getLength(); i++) {
      assertThat(((Element) heads.item(i)).getAttribute("scope")).as(heads.item(i).getTextContent()).isIn("row", "col");
    }
  }

  @Test
  void longListsOfContractsEndInTheTable() throws Exception {
    assertThat(html(data(2500, Run.Kind.ANNUAL)))
        .contains(">H-200<", "Et 2 300 autres contrats : voir le fichier entitlements.csv.")
        .doesNotContain(">H-201<");
    assertThat(html(data(3, Run.Kind.ANNUAL))).doesNotContain("autres contrats");
  }

  @Test
  void aDryRunSaysThatNothingIsOrdered() throws Exception {
    assertThat(html(data(0, Run.Kind.DRY_RUN))).contains("Simulation", "2024-D1", "Simulation : rien n'est ordonné",
        "Simulation : aucun fichier de paiement n'est écrit ; il y aurait").doesNotContain("Fichiers de paiement :");
  }

  @Test
  void valuesNotComparedWithTheTextsOfTheYearAreTold() throws Exception {
    assertThat(html(data(0, 2026))).contains("Comparaison aux textes arrêtée au 10/11/2025 pour 32 valeurs appliquées, dont : aide forfaitaire, euros par an ; accueil d'un stagiaire");
    assertThat(html(data(0, 2024))).doesNotContain("Comparaison aux textes");
  }

  @Test
  void theRegionsAreSummedAndADigestIsNotWrittenByHand() throws Exception {
    assertThat(html(data(0, Run.Kind.ANNUAL)).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
        .contains("Occitanie 76 700 27 312,34 Total 1 230 27 312,34", "Nom, date, signature :").doesNotContain("empreinte de run.json :");
  }

  @Test
  void aCauseIsToldInTheLanguageOfThePaper() {
    Difference.Cause end = new Difference.Cause("contracts.csv", "end_reason,end_event_on", ChangedFact.Kind.CHANGED);
    Difference.Cause bank = new Difference.Cause("bank-accounts.csv", "bank_answer", ChangedFact.Kind.CHANGED);
    assertThat(new ReportWords("fr").cause(end)).isEqualTo("Contrats, colonne « Motif de fin »");
    assertThat(new ReportWords("en").cause(end)).isEqualTo("Contracts, column “end reason”");
    assertThat(new ReportWords("fr").cause(bank)).isEqualTo("Comptes des médecins, colonne « réponse de la banque »");
  }

  @Test
  void whatCameBackOfADebtIsNotHidden() throws Exception {
    assertThat(html(data(0, Run.Kind.ANNUAL))).contains("remboursé ; remboursé 692,30 ; 346,15 de trop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONSERVATION_AIF", "CONSERVATION_RMS", "CONSERVATION_RHP", "CONSERVATION_MAO",
      "COMPLETENESS",
      "LEDGER_EQUALS_DUE", "TRANSFERS_EQUAL_SETTLEMENT", "COLLECTIVE_ORDERS_EQUAL_TRANSFERS", "ONLY_PAYABLE_IS_PAID",
      "ORDERED_NEVER_NEGATIVE", "ORDER_NUMBERS_WITHOUT_GAP", "LEDGER_CHAIN", "SECOND_CALCULATION_SEGMENTS",
      "SECOND_CALCULATION_DAYS", "REISSUES_EQUAL_ORIGINALS", "DEBTS_EQUAL_RECOVERIES", "UNAFFECTED_AT_ZERO", "RAPPEL_BESIDE_DEBT",
      "RAPPEL_BESIDE_OPEN_DEBT", "DEBT_GIVEN_UP_AFTER_RAPPEL", "DEBT_ENDED_BEYOND_AMOUNT"})
  void everyControlHasItsSentence(String id) {
    assertThat(new ReportWords("fr").control(id)).isEqualTo(Messages.of("audit", "fr").text("CONTROL." + id));
  }

  @Test
  void theBytesAreTheSameEverywhere() throws Exception {
    String here = rendered(data(3, Run.Kind.ANNUAL));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(rendered(data(3, Run.Kind.ANNUAL))).isEqualTo(here).doesNotContain("\r");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static ReportData data(int held, Run.Kind kind) {
    return data(held, kind, 2024);
  }

  private static ReportData data(int held, int year) {
    return data(held, Run.Kind.ANNUAL, year);
  }

  private static Debt debt(String run, String contract, String reason, Debt.State state) {
    return new Debt(run, contract, "311", new CivilYear(2024), Money.parse("346.15"), amounts("215.00", "77.40", "53.75", "0.00"),
        LocalDate.of(2025, 5, 15), "L133_4", LocalDate.of(2028, 5, 15), Optional.of(LocalDate.of(2025, 8, 15)), LocalDate.of(2025, 10, 15),
        LocalDate.of(2025, 11, 15), Money.ZERO, Money.ZERO, Money.ZERO, state, reason);
  }

  private static Debt repaidTwice(Debt debt) {
    return new Debt(debt.run(), debt.contractId(), debt.caisse(), debt.year(), debt.amount(), debt.parts(), debt.paidOn(),
        debt.legalBasis(), debt.limitationOn(), debt.notifiedOn(), debt.observationsUntil(), debt.noticeUntil(), Money.parse("692.30"),
        debt.waived(), debt.covered(), debt.state(), debt.reason());
  }

  private static ReportData data(int held, Run.Kind kind, int year) {
    Run run = new Run(1, new CivilYear(year), 1, kind, Run.State.PREPARING, OffsetDateTime.parse("2025-05-04T09:00:00+02:00"), false,
        LocalDate.of(2025, 8, 15), kind == Run.Kind.ANNUAL, Optional.of("arrêté reçu tard " + HOSTILE), "MOREAU Claire", Path.of("/out"),
        "/in", "c".repeat(64), "b".repeat(64), 1, Optional.empty());
    return new ReportData(run, true, false, summary(held), unpaid(held), controls(),
        List.of(new Quota("76", "Occitanie", 12, Optional.of(50L)),
            new Quota("84", "Auvergne-Rhône-Alpes", 10, Optional.of(50L)),
            new Quota("53", "Bretagne", 2, Optional.empty())),
        new YearTotals(DUE.total(), Optional.of(Money.euros(20_000))),
        List.of(new YearCause(YearCause.Kind.NEW, 3, Money.euros(15_000)), new YearCause(YearCause.Kind.ENDED, 1, Money.euros(-5000)),
            new YearCause(YearCause.Kind.AIF, 900, Money.parse("-2687.66"))),
        Optional.empty(),
        List.of(new ReadingCost(Reading.L01, 40, 40, 31, Money.parse("-1650.00")), new ReadingCost(Reading.L05, 700, 500, 612, Money.euros(1200))),
        List.of(debt(year + "-1", "I-1", "WITHDRAWN", Debt.State.NOTIFIED), debt(year + "-1", "I-2", "PAYABLE", Debt.State.TIME_BARRED),
            debt(year + "-0", "I-3", "PAYABLE", Debt.State.CONTESTED), repaidTwice(debt(year + "-0", "I-4", "PAYABLE", Debt.State.REPAID))),
        Map.of(),
        new AllSentAgain(1, Money.euros(5000), List.of(new SentAgain("COSCOM24-311-000000002-R1", "R-1", "311", Money.euros(5000),
            "COSCOM24-311-000000002", Money.euros(5000), "2024-1", "REJECTED", LocalDate.of(2025, 5, 16)))),
        List.of(), Map.of(),
        List.of(new InputRow("contracts.csv", "a".repeat(64), 2048, 1234, 1200, 30, 0, 4),
            new InputRow("stagiaire-attestations.csv", "e".repeat(64), 20480, 12, 12, 0, 0, 0)),
        List.of(new OutputStore.Output("payments/SCT_CPAM311_COSCOM_2024_20250515_0001.xml", "d".repeat(64), 123_456)),
        ParameterSet.current());
  }

  private static Summary summary(int held) {
    return new Summary(1246, 4, 1230 + held,
        List.of(new StatusLine("HELD", held, Money.euros(5000)), new StatusLine("NOTHING_DUE", 12, Money.ZERO),
            new StatusLine("PAYABLE", 1218, DUE.total())),
        new Held(Money.euros(5000), held > 0 ? 1 : 0, Money.ZERO),
        DUE, DUE, Money.parse("27312.34"), Money.parse("2512.34"),
        List.of(new CaisseLine("311", 700, 690, DUE, Money.parse("1234567.89"), Money.ZERO, Money.ZERO),
            new CaisseLine("951", 530, 528, Amounts.ZERO, Money.ZERO, Money.parse("2512.34"), Money.ZERO)),
        List.of(new RegionLine("11", "Île-de-France", 530, Money.ZERO),
            new RegionLine("76", "Occitanie", 700, DUE.total())),
        held == 0 ? List.of() : List.of(new ReasonLine("BANK_ACCOUNT_MISSING", "HELD", 2, Money.euros(5000), 1, Money.ZERO),
            new ReasonLine("CONTRACT_NOT_SIGNED", "NOT_ELIGIBLE", 1, Money.ZERO, 0, Money.ZERO)),
        List.of(new ReasonLine("EVIDENCE_MISSING", "WARNING", 3, Money.euros(3600), 0, Money.ZERO)),
        List.of(new DecisionLine("C-2", "311", "INCOMPATIBLE_AID", "EXCLUDE_DAYS", Optional.of("DEC-7"), HOSTILE,
            LocalDate.of(2025, 4, 2), true)),
        List.of(Reading.L01, Reading.L04, Reading.L05, Reading.L13));
  }

  private static List<UnpaidLine> unpaid(int held) {
    List<UnpaidLine> lines = new ArrayList<>();
    for (int i = 1; i <= Math.min(held, ReportData.LISTED); i++) {
      lines.add(new UnpaidLine("H-" + i, "311", "HELD", List.of("BANK_ACCOUNT_MISSING", "OPPOSABLE_RATE_MISSING"),
          i == 2 ? Optional.empty() : Optional.of(Money.euros(5000)), Money.ZERO));
    }
    return lines;
  }

  private static List<Control> controls() {
    return List.of(new Control("COMPLETENESS", 1233, 0, 0, "staged 1233"),
        new Control("CONSERVATION_AIF", 1233, 0, 0, "due"),
        new Control("LEDGER_CHAIN", 4, 1, 250, "seal 3"), new Control("LATER_INVENTED", 4, 0, 0, ""),
        new Control("RAPPEL_BESIDE_OPEN_DEBT", Control.Severity.WARNING, 4, 1, 21500, "C: 2023-2 NOTIFIED, 215.00 open, rappel 215.00"),
        new Control("SECOND_CALCULATION_DAYS", 1233, 0, 0, "sample"));
  }

  private static Amounts amounts(String aif, String rms, String rhp, String mao) {
    return new Amounts(Money.parse(aif), Money.parse(rms), Money.parse(rhp), Money.parse(mao));
  }

  private static String html(ReportData data) throws IOException {
    return rendered(data).replace('\u202F', ' ').replace('\u00A0', ' ').replace("&#39;", "'");
  }

  private static String rendered(ReportData data) throws IOException {
    return new String(ReportFile.page(data, "fr"), StandardCharsets.UTF_8);
  }
}

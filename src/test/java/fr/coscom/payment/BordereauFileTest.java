package fr.coscom.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Money;
import fr.coscom.ledger.AllSentAgain;
import fr.coscom.ledger.SentAgain;
import fr.coscom.papers.CommonWords;
import fr.coscom.papers.PdfFile;
import fr.coscom.papers.PdfProof;
import fr.coscom.papers.PrintedText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BordereauFileTest {

  private static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final Amounts AMOUNTS = new Amounts(
      Money.parse("9012.34"), Money.parse("1800.00"), Money.parse("300.00"), Money.parse("200.00"));

  @Test
  void thePaperSaysEverythingThatIsSigned() throws Exception {
    assertThat(html(order(3)).replace("&#39;", "'")).as("named as on the other papers").contains("Rémunération pour l'accueil de stagiaires (RMS)",
        "Complément pour l'exercice en hôpital de proximité (RHP)", "Majoration accordée par l'ARS (MAO)", "Aide forfaitaire (AIF)");
    assertThat(html(order(3))).contains(
        "Caisse 311 - CPAM de la Haute-Garonne", "Ordre de dépense collectif n° 1", "année de droit 2025",
        "CPAM311-COSCOM-2025-20260515-0001", "SCT_CPAM311_COSCOM_2025_20260515_0001.xml", SHA256,
        "3 virements", "3 contrats</b>, montant en attente", "11 312,34 €", "onze mille trois cent douze euros et trente-quatre centimes", "15/05/2026",
        "FR76 **** **** 0143", ">1646<", "9 012,34 €", ">1647<", "1 800,00 €", ">1648<", "300,00 €", ">1649<",
        "200,00 €",
        "Suspension demandée par la caisse", "HOLD", "5 000,00 € et 1 non chiffré", "H-1", "DEC-7",
        "2025-1", "a".repeat(64), "b".repeat(64), "c".repeat(64), "MOREAU Claire", "04/05/2026",
        "Vu et liquidé", "Vérifié, visé, bon à payer", "Paiement tardif");
  }

  @Test
  void theEnglishPaperSaysTheSameAndThatItIsForReadingOnly() throws Exception {
    assertThat(html(order("en", 3))).contains(
        "lang=\"en\"", "For reading only: the order that is signed is the French one.",
        "Caisse 311 - CPAM de la Haute-Garonne", "Collective order no. 1", "year of right 2025",
        "CPAM311-COSCOM-2025-20260515-0001", "SCT_CPAM311_COSCOM_2025_20260515_0001.xml", SHA256,
        "3 transfers", "3 contracts</b>, amount held:", "11,312.34 €",
        "eleven thousand three hundred and twelve euros and thirty-four cents",
        "15 May 2026", "FR76 **** **** 0143", ">1646<", "9,012.34 €", ">1647<", "1,800.00 €", ">1648<", "300.00 €", ">1649<", "200.00 €",
        "Flat aid (AIF)", "Remuneration for hosting trainees (RMS)", "Supplement for practice in a local hospital (RHP)",
        "Majoration granted by the ARS (MAO)", "HOLD", "5,000.00 € and 1 not computed", "H-1", "DEC-7", "02 Apr 2026",
        "2025-1", "a".repeat(64), "b".repeat(64), "c".repeat(64), "MOREAU Claire", "04 May 2026",
        "Seen and settled", "Checked, endorsed, good for payment", "The director", "The accounting officer", "D. 253-4", "Paiement tardif");
  }

  /** One that looks like the order to sign would be signed one day. */
  @Test
  void onlyTheFrenchPaperHasRoomForSignatures() throws Exception {
    assertThat(html(order("fr", 3))).contains("Nom :", "Date :", "Signature :").doesNotContain("lecture seulement", "en français");
    assertThat(html(order("en", 3))).doesNotContain("Name:", "Date:", "Signature:").contains("Signed on the French order only.");
  }

  /** Every sentence of the page is there, and what was typed or told by others is the same letters in both. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 2000})
  void noFrenchWordIsLeftInTheEnglishPaper(int held) throws Exception {
    String english = rendered(fullest("en", held)).replaceAll("CPAM .*|code de la sécurité sociale|Contrats de stabilisation.*", "");
    assertThat(CommonWords.of(english, rendered(fullest("fr", held)))).contains("caisse").isSubsetOf(
        "articles", "caisse", "code", "euros", "majoration", "message", "signatures", "total");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void thePaperOfEitherLanguageIsPdfA2aAndPdfUa1(String language) throws Exception {
    byte[] page = BordereauFile.page(fullest(language, 3));
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfFile.write(page, OffsetDateTime.parse("2027-05-04T09:00:00+02:00"), pdf);
    assertThat(PdfProof.faults(pdf.toByteArray())).isEmpty();
    assertThat(PrintedText.missing(page, pdf.toByteArray())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void noAccountIsShownInFullAndNothingRunsOrIsFetched(String language) throws Exception {
    assertThat(html(order(language, 3))).doesNotContain(SampleFile.CAISSE_IBAN, "<script", "src=", "href=", "url(", " th:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void whatAPersonTypedIsNeverMarkup(String language) throws Exception {
    assertThat(html(order(language, 3))).contains("&lt;b&gt;").doesNotContain("<b>oui</b>");
  }

  @Test
  void manyHeldContractsAreCountedByReasonOnly() throws Exception {
    assertThat(html(order(2000))).contains("2 000", "10 000 000,00").doesNotContain("H-1<");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void thePaperIsWellFormedXmlToo(String language) throws Exception {
    byte[] bytes = html(fullest(language, 3)).getBytes(StandardCharsets.UTF_8);
    assertThat(DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes))
        .getDocumentElement().getTagName()).isEqualTo("html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void theBytesAreTheSameEverywhere(String language) throws Exception {
    String here = rendered(fullest(language, 3));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(rendered(fullest(language, 3))).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void componentsThatDoNotSumToTheFileAreRefused() {
    Bordereau good = order(0);
    assertThatIllegalArgumentException().isThrownBy(() -> new Bordereau("fr", "311", "X", 2025, 1, good.file(),
        AMOUNTS.plus(AMOUNTS), AllSentAgain.NONE, List.of(), List.of(), good.origin(), List.of()));
  }

  /** Numbers, references and names as long as the data contract lets them be. */
  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void theLongestRowsArePrintedWhole(String language) throws Exception {
    String id = "CONTRACT-OF-A-LONG-NUMBER-2026-WWWW";
    Money most = Money.parse("99999.99");
    Bordereau few = order(0);
    SentAgain again = new SentAgain("COSCOM26-311-000000011-R1", id, "311", most, "COSCOM26-311-000000011", most, "2026-12", "RETURNED",
        LocalDate.of(2027, 5, 16));
    Bordereau longest = new Bordereau(language, "311", "CPAM de la Haute-Garonne", 2026, 2, few.file(), few.amounts(),
        new AllSentAgain(0, Money.ZERO, List.of(again)),
        List.of(new Bordereau.Held(id, "NON_CUMULATION_OF_ANOTHER_AID", "Une autre aide, qui ne se cumule pas", Optional.of(most), most)),
        List.of(new Bordereau.Decision(id, "NON_CUMULATION_OF_ANOTHER_AID", "exclure les jours", "D".repeat(35), "Directeur ".repeat(7).strip(),
            LocalDate.of(2027, 4, 2))), few.origin(), List.of());
    byte[] page = BordereauFile.page(longest);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfFile.write(page, OffsetDateTime.parse("2027-05-04T09:00:00+02:00"), pdf);
    String target = System.getProperty("bordereau");
    if (target != null) {
      Files.write(Path.of(target.replace(".html", "-longest-" + language + ".pdf")), pdf.toByteArray());
    }
    assertThat(PrintedText.missing(page, pdf.toByteArray())).isEmpty();
  }

  /** To look at it: {@code -Dbordereau=/tmp/bordereau.html}. */
  @Test
  void thePaperCanBeLookedAt() throws Exception {
    String target = System.getProperty("bordereau");
    if (target != null) {
      Files.writeString(Path.of(target), rendered(order(3)));
      Files.writeString(Path.of(target.replace(".html", "-en.html")), rendered(fullest("en", 3)));
      Files.writeString(Path.of(target.replace(".html", "-large.html")), rendered(order(2000)));
    }
  }

  private static Bordereau order(int held) {
    return order("fr", held);
  }

  /** With each kind of row and of remark on more than there is room for. */
  private static Bordereau fullest(String language, int held) {
    Bordereau order = order(language, held);
    Money amount = Money.parse("200.00");
    SentAgain rejected = new SentAgain("COSCOM25-311-000000011-R1", "C-8", "311", amount, "COSCOM25-311-000000011", amount,
        "2024-1", "REJECTED", LocalDate.of(2026, 3, 16));
    SentAgain returned = new SentAgain("COSCOM25-311-000000012-R1", "C-9", "311", amount, "COSCOM25-311-000000012", amount,
        "2024-1", "RETURNED", LocalDate.of(2026, 3, 17));
    List<Bordereau.Held> lines = order.held().stream()
        .map(line -> new Bordereau.Held(line.contractId(), line.reason(), "", line.amount(), amount)).toList();
    List<Bordereau.Decision> decisions = held == 0 ? List.of() : Collections.nCopies(BordereauFile.NAMED + 1,
        new Bordereau.Decision("C-002", "", "", "DEC-7", "", LocalDate.of(2026, 4, 2)));
    return new Bordereau(language, order.caisse(), order.caisseName(), order.year(), order.number(), order.file(),
        AMOUNTS.minus(new Amounts(Money.ZERO, Money.ZERO, Money.ZERO, amount)), new AllSentAgain(held, amount, List.of(rejected, returned)),
        lines, decisions, new Bordereau.Origin("2025-1", SHA256, SHA256, SHA256, "", LocalDate.of(2026, 5, 4)), List.of());
  }

  private static Bordereau order(String language, int held) {
    PaymentMessage message = SampleFile.message(SampleFile.TRANSFERS, BankProfile.STANDARD);
    List<Bordereau.Held> lines = new ArrayList<>();
    for (int i = 1; i <= held; i++) {
      lines.add(new Bordereau.Held("H-" + i, i % 2 == 1 ? "HOLD" : "NO_ACCOUNT",
          i % 2 == 1 ? "Suspension demandée par la caisse" : "Compte bancaire absent ou refusé",
          i == 3 ? Optional.empty() : Optional.of(Money.euros(i == 4 ? 10_000 : 5000)), Money.ZERO));
    }
    return new Bordereau(language, "311", "CPAM de la Haute-Garonne", 2025, 1, Bordereau.File.of(message, SHA256), AMOUNTS,
        AllSentAgain.NONE, lines,
        List.of(new Bordereau.Decision("C-002", "OVERLAP", "Payer <b>oui</b>", "DEC-7", "DURAND Paul",
            LocalDate.of(2026, 4, 2))),
        new Bordereau.Origin("2025-1", "a".repeat(64), "b".repeat(64), "c".repeat(64), "MOREAU Claire",
            LocalDate.of(2026, 5, 4)),
        List.of("Paiement tardif : arrêté de zonage reçu le 2 avril 2026."));
  }

  private static String html(Bordereau order) throws IOException {
    return rendered(order).replace('\u202F', ' ').replace('\u00A0', ' ');
  }

  private static String rendered(Bordereau order) throws IOException {
    return new String(BordereauFile.page(order), StandardCharsets.UTF_8);
  }
}

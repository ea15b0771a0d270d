package fr.coscom.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Money;
import fr.coscom.ledger.AllSentAgain;
import fr.coscom.ledger.SentAgain;
import fr.coscom.papers.PdfFile;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

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
  void noAccountIsShownInFullAndNothingRunsOrIsFetched() throws Exception {
    assertThat(html(order(3))).doesNotContain(SampleFile.CAISSE_IBAN, "<script", "src=", "href=", "url(", " th:");
  }

  @Test
  void whatAPersonTypedIsNeverMarkup() throws Exception {
    assertThat(html(order(3))).contains("&lt;b&gt;").doesNotContain("<b>oui</b>");
  }

  @Test
  void manyHeldContractsAreCountedByReasonOnly() throws Exception {
    assertThat(html(order(2000))).contains("2 000", "10 000 000,00").doesNotContain("H-1<");
  }

  @Test
  void thePaperIsWellFormedXmlToo() throws Exception {
    byte[] bytes = html(order(3)).getBytes(StandardCharsets.UTF_8);
    assertThat(DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes))
        .getDocumentElement().getTagName()).isEqualTo("html");
  }

  @Test
  void theBytesAreTheSameEverywhere() throws Exception {
    String here = html(order(3));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(html(order(3))).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void componentsThatDoNotSumToTheFileAreRefused() {
    Bordereau good = order(0);
    assertThatIllegalArgumentException().isThrownBy(() -> new Bordereau("311", "X", 2025, 1, good.file(),
        AMOUNTS.plus(AMOUNTS), AllSentAgain.NONE, List.of(), List.of(), good.origin(), List.of()));
  }

  /** Numbers, references and names as long as the data contract lets them be. */
  @Test
  void theLongestRowsArePrintedWhole() throws Exception {
    String id = "CONTRACT-OF-A-LONG-NUMBER-2026-WWWW";
    Money most = Money.parse("99999.99");
    Bordereau few = order(0);
    SentAgain again = new SentAgain("COSCOM26-311-000000011-R1", id, "311", most, "COSCOM26-311-000000011", most, "2026-12", "RETURNED",
        LocalDate.of(2027, 5, 16));
    Bordereau longest = new Bordereau("311", "CPAM de la Haute-Garonne", 2026, 2, few.file(), few.amounts(), new AllSentAgain(0, Money.ZERO, List.of(again)),
        List.of(new Bordereau.Held(id, "NON_CUMULATION_OF_ANOTHER_AID", "Une autre aide, qui ne se cumule pas", Optional.of(most), most)),
        List.of(new Bordereau.Decision(id, "NON_CUMULATION_OF_ANOTHER_AID", "exclure les jours", "D".repeat(35), "Directeur ".repeat(7).strip(),
            LocalDate.of(2027, 4, 2))), few.origin(), List.of());
    byte[] page = BordereauFile.page(longest);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfFile.write(page, OffsetDateTime.parse("2027-05-04T09:00:00+02:00"), pdf);
    String target = System.getProperty("bordereau");
    if (target != null) {
      Files.write(Path.of(target.replace(".html", "-longest.pdf")), pdf.toByteArray());
    }
    assertThat(PrintedText.missing(page, pdf.toByteArray())).isEmpty();
  }

  /** To look at it: {@code -Dbordereau=/tmp/bordereau.html}. */
  @Test
  void thePaperCanBeLookedAt() throws Exception {
    String target = System.getProperty("bordereau");
    if (target != null) {
      Files.writeString(Path.of(target), rendered(order(3)));
      Files.writeString(Path.of(target.replace(".html", "-large.html")), rendered(order(2000)));
    }
  }

  private static Bordereau order(int held) {
    PaymentMessage message = SampleFile.message(SampleFile.TRANSFERS, BankProfile.STANDARD);
    List<Bordereau.Held> lines = new ArrayList<>();
    for (int i = 1; i <= held; i++) {
      lines.add(new Bordereau.Held("H-" + i, i % 2 == 1 ? "HOLD" : "NO_ACCOUNT",
          i % 2 == 1 ? "Suspension demandée par la caisse" : "Compte bancaire absent ou refusé",
          i == 3 ? Optional.empty() : Optional.of(Money.euros(i == 4 ? 10_000 : 5000)), Money.ZERO));
    }
    return new Bordereau("311", "CPAM de la Haute-Garonne", 2025, 1, Bordereau.File.of(message, SHA256), AMOUNTS, AllSentAgain.NONE, lines,
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

package fr.coscom.statement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.audit.ChangedFact;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Money;
import fr.coscom.entitlement.Reason;
import fr.coscom.entitlement.Status;
import fr.coscom.entitlement.Warning;
import fr.coscom.intake.Schemas;
import fr.coscom.ledger.Debt;
import fr.coscom.papers.FrenchSpaces;
import java.time.LocalDate;
import java.util.Optional;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a run can find has words for the doctor; that both languages have them is another test's business. */
class LetterWordsTest {

  private static final Words WORDS = Words.of("fr");

  @Test
  void ofEveryStatusReasonWarningCauseAndDebt() {
    List<String> keys = new ArrayList<>();
    Stream.of(Status.values()).forEach(status -> keys.addAll(List.of(
        "title." + status, "opening." + status, "stood." + status, "remedy.subject." + status)));
    Stream.of(Reason.values()).forEach(reason -> keys.addAll(List.of("reason." + reason, "reason." + reason + ".next")));
    Stream.of(Warning.values()).filter(warning -> warning != Warning.EVIDENCE_MISSING)
        .forEach(warning -> keys.add("warning." + warning));
    List.of("agreement_ref", "ministry_notice_ref", "document_ref", "arrete_ref").forEach(column -> keys.add("evidence." + column));
    Stream.of(ChangedFact.Kind.values()).forEach(kind -> keys.add("change." + kind));
    Stream.of(Debt.State.values()).forEach(state -> keys.add("debt.state." + state));
    List.of("L133_4", "CONTRACT_CLAUSE", "CODE_CIVIL_1302").forEach(basis -> keys.add("debt.basis." + basis));
    assertThat(keys).hasSizeGreaterThan(80).allSatisfy(key -> assertThat(WORDS.known(key)).as(key).isPresent());
  }

  @Test
  void ofEveryFileThatMayChangeAnAmount() {
    List<String> unsaid = List.of("control", "ars-quotas", "debt-events");
    Schemas.all().stream().map(schema -> schema.file().replace(".csv", "")).filter(name -> !unsaid.contains(name))
        .forEach(name -> assertThat(WORDS.known("file." + name)).as(name).isPresent());
  }

  @Test
  void thatAFrenchDirectorMaySign() {
    assertThat(WORDS.text("payment.transfer", "1,00 €", "15/05/2025", "FR76", "ACOMPTE LILY")).contains("titulaire ACOMPTE LILY")
        .doesNotContain("de ACOMPTE");
    assertThat(FrenchSpaces.kept("A-t-il droit ? Le prorata se compte-t-il en jours ? Comment arrondit-on ? aide-mémoire, C-ON-1"))
        .isEqualTo("A\u2011t\u2011il droit\u00A0? Le prorata se compte\u2011t\u2011il en jours\u00A0? Comment arrondit\u2011on\u00A0? "
            + "aide-mémoire, C-ON-1");
    assertThat(WORDS.text("calculation.rounding")).doesNotContain("ne tiennent pas");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      0       | 0       | NOTIFIED | notifié ; reste à rembourser : 2 923,50 €.
      1000    | 0       | NOTIFIED | notifié ; remboursé : 1 000,00 € ; reste à rembourser : 1 923,50 €.
      2923.50 | 0       | REPAID   | remboursé.
      4847    | 0       | REPAID   | remboursé ; remboursé : 4 847,00 €. La caisse a enregistré 1 923,50 € de plus que cette somme
      1000    | 3000    | WAIVED   | abandonné ; remboursé : 1 000,00 €.
      """)
  void ofWhatCameBackOfAnOlderDebt(String repaid, String waived, Debt.State state, String told) {
    Debt debt = new Debt("2024-2", "C", "311", new CivilYear(2024), Money.parse("2923.50"), Amounts.ZERO, LocalDate.of(2025, 5, 15),
        "L133_4", LocalDate.of(2028, 5, 15), Optional.of(LocalDate.of(2025, 9, 1)), LocalDate.of(2025, 11, 1), LocalDate.of(2025, 12, 1),
        Money.parse(repaid), Money.parse(waived), Money.ZERO, state, "PAYABLE");
    assertThat(DebtNotice.older(debt, WORDS).replaceAll("[\u00A0\u202F]", " "))
        .startsWith("Indu de 2 923,50 € constaté par le décompte 2024-2 : " + told);
  }
}

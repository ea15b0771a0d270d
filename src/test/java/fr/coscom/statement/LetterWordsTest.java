package fr.coscom.statement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.audit.ChangedFact;
import fr.coscom.entitlement.Reason;
import fr.coscom.entitlement.Status;
import fr.coscom.entitlement.Warning;
import fr.coscom.intake.Schemas;
import fr.coscom.ledger.Debt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
}

package fr.coscom.docs;

import fr.coscom.bank.SuspenseCode;
import fr.coscom.basis.Messages;
import fr.coscom.entitlement.Finding;
import fr.coscom.entitlement.Reason;
import fr.coscom.entitlement.Warning;
import fr.coscom.intake.AnomalyCode;
import fr.coscom.intake.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every code that the program says: what it means, who answers, what to do. Made from the enums, the controls, their sentences and the
 * files of answers.
 */
final class AnomaliesPage {

  static final String ANSWERS = "answers.csv";
  static final String TO_THE_BANK = "answers-of-the-bank.csv";
  static final String TO_CONTROLS = "answers-to-controls.csv";

  private static final String WAITS = "An answer of the bank waits";
  private static final String BROKEN = "A control does not hold";
  private static final List<String> FINDINGS =
      List.of(Finding.DECISION_APPLIED, Finding.DECISION_WITHOUT_DOCUMENT, Finding.DECISION_WITHOUT_EFFECT, Finding.ACCOUNT_REFUSED);

  private final Map<String, Answer> answers = Answer.of(ANSWERS);
  private final Map<String, Answer> toTheBank = Answer.of(TO_THE_BANK);
  private final Map<String, Answer> toControls = Answer.of(TO_CONTROLS);
  private final Markdown page = new Markdown();

  static String text() {
    return new AnomaliesPage().write();
  }

  /** The codes of files, contracts and findings in the order of the page. */
  static List<String> codes() {
    List<String> codes = new ArrayList<>();
    Stream.of(Refusal.values(), AnomalyCode.values(), Reason.values(), Warning.values())
        .flatMap(Arrays::stream).map(Enum::name).forEach(codes::add);
    codes.addAll(FINDINGS);
    return codes;
  }

  private String write() {
    page.block("# Codes: what they mean, who answers, what to do");
    page.block("""
        Made from the codes and sentences of the program and from `src/test/resources/fr/coscom/docs/answers*.csv`;
        `make accept` writes it anew. A code is never used again for something else; NOT_SENT alone is two: a contract
        that was not sent, and a file that was not. The French sentence is what the screens and papers say; words
        between ‹ › are filled in. Columns: [data-dictionary.md](data-dictionary.md); a transfer that failed:
        [reconcile](../../jobs/reconcile/RUNBOOK.md#what-to-do-with-a-line).""");
    page.table(List.of("what", "effect", "codes"), List.of(
        overview("The folder is refused", "exit 3, nothing has changed", Refusal.values()),
        overview("A row is rejected", "it pays nothing and may hold its contract", AnomalyCode.values()),
        overview("A contract is not paid", "refused or held; computed where it can be", Reason.values()),
        overview("A contract is paid, with a warning", "told with the euros at stake", Warning.values()),
        List.of("A decision", "told for the record",
            link(Finding.DECISION_APPLIED) + ", " + link(Finding.DECISION_WITHOUT_DOCUMENT) + ", " + link(Finding.DECISION_WITHOUT_EFFECT)),
        List.of("An account that the bank refused", "it counts as none", link(Finding.ACCOUNT_REFUSED)),
        overview(WAITS, "it moves nothing until a person has dealt with it",
            SuspenseCode.all().stream().map(code -> link(code.name(), heading(code)))),
        overview(BROKEN, "nothing is sealed or imported, or a warning",
            ControlCode.all().stream().map(control -> link(control.id())))));
    refusals();
    rows();
    reasons();
    warnings();
    suspense();
    controls();
    return page.toString();
  }

  private void refusals() {
    page.block("## The folder is refused");
    page.block("Mend the file and start the same command again: see [load-files](../../jobs/annual-payment/RUNBOOK.md#load-files).");
    for (Refusal refusal : Refusal.values()) {
      section(refusal.name(), words -> sentence(words, "intake", "refused." + refusal), List.of());
    }
  }

  private void rows() {
    page.block("## A row is rejected");
    page.block("""
        The row stays out, the rest goes on. A rejected row of contracts, sectors, opposable-rates,
        other-contracts, bank-accounts, holds or decisions holds its contract or doctor
        ([REJECTED_ROW](#rejected_row)) until a row of the same file answers it. One of holds, other-contracts or
        decisions that names nobody known refuses the folder ([STOPS_NOBODY_KNOWN](#stops_nobody_known)).""");
    for (AnomalyCode code : AnomalyCode.values()) {
      section(code.name(), words -> withoutExpected(sentence(words, "intake", "anomaly." + code)),
          List.of("Effect: " + switch (code.severity()) {
            case REJECTED -> "the row is rejected";
            case NOTICE -> "a notice, the row counts";
          }));
    }
  }

  private void reasons() {
    page.block("## A contract is not paid");
    page.block("""
        The facts, or a line of `decisions.csv` with a document and an author, lift a reason. A decision `REFUSE`
        may name any of them and refuses the contract.""");
    for (Reason reason : Reason.values()) {
      section(reason.name(), words -> sentence(words, "entitlement", "REASON." + reason),
          List.of("Status: " + reason.status(), "Lifted by a decision: " + decisions(reason)));
    }
  }

  private static String withoutExpected(String sentence) {
    return sentence.replaceFirst(" (Attendu|Expected).*", "");
  }

  private static String decisions(Reason reason) {
    List<String> lifting = new ArrayList<>();
    if (reason.payLifts()) {
      lifting.add("PAY");
    }
    if (reason.excludeDaysLifts()) {
      lifting.add("EXCLUDE_DAYS");
    }
    return lifting.isEmpty() ? "no, the fact itself must come" : String.join(", ", lifting);
  }

  private void warnings() {
    page.block("## A contract is paid, with a warning");
    for (Warning warning : Warning.values()) {
      section(warning.name(), words -> sentence(words, "entitlement", "FINDING." + warning), List.of());
    }
    for (String finding : FINDINGS) {
      section(finding, words -> sentence(words, "entitlement", "FINDING." + finding), List.of());
    }
  }

  private void suspense() {
    page.block("## " + WAITS);
    page.block("""
        The column Code of the sheet « Réponses en suspens » of the auditor's set; `reconciliation.html` says the sentence. What is
        dealt with is closed by its number: `coscom reconcile --close`. An alarm says that money may be where it should not; until
        `BANK_ANSWER_ALARM` is decided it stops what would go out again.""");
    for (SuspenseCode code : SuspenseCode.all()) {
      section(heading(code), toTheBank.get(code.name()), words -> Messages.of("bank", words).text("cause." + code.name()),
          List.of("Alarm: " + (code.alarm() ? "yes" : "no")));
    }
  }

  private void controls() {
    page.block("## " + BROKEN);
    page.block("""
        Told in `report.html`, section « Contrôles », in `run.json` and, where one does not hold, on the screen. The sentence says what
        must be.""");
    for (ControlCode control : ControlCode.all()) {
      section(control.id(), toControls.get(control.id()), words -> Messages.of("audit", words).text("CONTROL." + control.id()),
          List.of("Effect: " + control.effect().told()));
    }
  }

  private void section(String code, Function<String, String> sentence, List<String> facts) {
    section(code, answers.get(code), sentence, facts);
  }

  private void section(String heading, Answer answer, Function<String, String> sentence, List<String> facts) {
    if (answer == null) {
      throw new IllegalStateException("no answer to " + heading);
    }
    page.block("### " + heading);
    page.block("> " + sentence.apply("fr"));
    page.line("* Meaning: " + sentence.apply("en"));
    facts.forEach(fact -> page.line("* " + fact));
    page.line("* Who answers: " + answer.who());
    page.line("* What to do: " + answer.act());
    page.block("* Runbook: " + answer.link());
  }

  /** A code that a contract may have too has a heading of its own. */
  private static String heading(SuspenseCode code) {
    return codes().contains(code.name()) ? code.name() + " of a file" : code.name();
  }

  private static String sentence(String language, String stage, String key) {
    String[] holes = language.equals("fr") ? new String[] {"‹colonne›", "‹valeur›", "‹attendu›"}
        : new String[] {"‹column›", "‹value›", "‹expected›"};
    Object[] filled = key.startsWith("refused.") ? new Object[] {holes[1]} : holes;
    return Messages.of(stage, language).text(key, filled);
  }

  private static List<String> overview(String heading, String effect, Enum<?>[] codes) {
    return overview(heading, effect, Arrays.stream(codes).map(code -> link(code.name())));
  }

  private static List<String> overview(String heading, String effect, Stream<String> links) {
    return List.of("[" + heading + "](#" + Markdown.anchor(heading) + ")", effect, String.join(", ", links.toList()));
  }

  private static String link(String code) {
    return link(code, code);
  }

  private static String link(String code, String heading) {
    return "[" + code + "](#" + Markdown.anchor(heading) + ")";
  }
}

package fr.coscom.docs;

import fr.coscom.basis.Messages;
import fr.coscom.entitlement.Finding;
import fr.coscom.entitlement.Reason;
import fr.coscom.entitlement.Warning;
import fr.coscom.intake.AnomalyCode;
import fr.coscom.intake.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every code that the program says: what it means, who answers, what to do. Made from the enums, their sentences and
 * answers.csv.
 */
final class AnomaliesPage {

  static final Path ANSWERS = Path.of("src/test/resources/fr/coscom/docs/answers.csv");

  private static final String STEPS = "../../jobs/annual-payment/RUNBOOK.md#";

  /** Who answers and what he does. */
  record Answer(String who, String act) {}

  private final Map<String, Answer> answers = answers();
  private final Markdown page = new Markdown();

  static String text() {
    return new AnomaliesPage().write();
  }

  /** The codes in the order of the page. */
  static List<String> codes() {
    List<String> codes = new ArrayList<>();
    Stream.of(Refusal.values(), AnomalyCode.values(), Reason.values(), Warning.values())
        .flatMap(Arrays::stream).map(Enum::name).forEach(codes::add);
    codes.addAll(List.of(Finding.DECISION_APPLIED, Finding.DECISION_WITHOUT_DOCUMENT, Finding.DECISION_WITHOUT_EFFECT, Finding.ACCOUNT_REFUSED));
    return codes;
  }

  static Map<String, Answer> answers() {
    Map<String, Answer> answers = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(ANSWERS).stream().skip(1).toList()) {
        String[] cells = line.split(";", 3);
        if (cells.length != 3 || answers.put(cells[0], new Answer(cells[1], cells[2])) != null) {
          throw new IllegalStateException("not a row of its own with three cells: " + line);
        }
      }
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String write() {
    page.block("# Codes: what they mean, who answers, what to do");
    page.block("""
        Made from the codes and sentences of the program and from `src/test/resources/fr/coscom/docs/answers.csv`;
        `make accept` writes it anew. A code is never used again for something else. The French sentence is what
        the screens and papers say; words between ‹ › are filled in. Columns:
        [data-dictionary.md](data-dictionary.md); what the bank answers:
        [reconcile](../../jobs/reconcile/RUNBOOK.md#what-to-do-with-a-line).""");
    page.table(List.of("what", "effect", "codes"), List.of(
        overview("The folder is refused", "exit 3, nothing has changed", Refusal.values()),
        overview("A row is rejected", "it pays nothing and may hold its contract", AnomalyCode.values()),
        overview("A contract is not paid", "refused or held; computed where it can be", Reason.values()),
        overview("A contract is paid, with a warning", "told with the euros at stake", Warning.values()),
        List.of("A decision", "told for the record",
            link(Finding.DECISION_APPLIED) + ", " + link(Finding.DECISION_WITHOUT_DOCUMENT) + ", " + link(Finding.DECISION_WITHOUT_EFFECT)),
        List.of("An account that the bank refused", "it counts as none", link(Finding.ACCOUNT_REFUSED))));
    refusals();
    rows();
    reasons();
    warnings();
    return page.toString();
  }

  private void refusals() {
    page.block("## The folder is refused");
    page.block("Mend the file and start the same command again: see [load-files](" + STEPS + "load-files).");
    for (Refusal refusal : Refusal.values()) {
      section(refusal.name(), words -> sentence(words, "intake", "refused." + refusal), "load-files", List.of());
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
      section(code.name(), words -> withoutExpected(sentence(words, "intake", "anomaly." + code)), "load-files",
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
      section(reason.name(), words -> sentence(words, "entitlement", "REASON." + reason), "assess-contracts",
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
      section(warning.name(), words -> sentence(words, "entitlement", "FINDING." + warning), "assess-contracts",
          List.of());
    }
    for (String finding : List.of(Finding.DECISION_APPLIED, Finding.DECISION_WITHOUT_DOCUMENT, Finding.DECISION_WITHOUT_EFFECT, Finding.ACCOUNT_REFUSED)) {
      section(finding, words -> sentence(words, "entitlement", "FINDING." + finding), "assess-contracts", List.of());
    }
  }

  private void section(String code, Function<String, String> sentence, String step, List<String> facts) {
    Answer answer = answers.get(code);
    if (answer == null) {
      throw new IllegalStateException("no answer to " + code + " in " + ANSWERS);
    }
    page.block("### " + code);
    page.block("> " + sentence.apply("fr"));
    page.line("* Meaning: " + sentence.apply("en"));
    facts.forEach(fact -> page.line("* " + fact));
    page.line("* Who answers: " + answer.who());
    page.line("* What to do: " + answer.act());
    page.block("* Step of the run: [" + step + "](" + STEPS + step + ")");
  }

  private static String sentence(String language, String stage, String key) {
    String[] holes = language.equals("fr") ? new String[] {"‹colonne›", "‹valeur›", "‹attendu›"}
        : new String[] {"‹column›", "‹value›", "‹expected›"};
    Object[] filled = key.startsWith("refused.") ? new Object[] {holes[1]} : holes;
    return Messages.of(stage, language).text(key, filled);
  }

  private static List<String> overview(String heading, String effect, Enum<?>[] codes) {
    return List.of("[" + heading + "](#" + Markdown.anchor(heading) + ")", effect,
        String.join(", ", Arrays.stream(codes).map(code -> link(code.name())).toList()));
  }

  private static String link(String code) {
    return "[" + code + "](#" + Markdown.anchor(code) + ")";
  }
}

package fr.coscom.statement;

import fr.coscom.basis.Component;
import fr.coscom.law.LegalSource;
import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.PaidPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an overpayment is told by: cause, nature, amount by component, day of the payment, and the time to answer
 * (code de la sécurité sociale, R. 133-9-1).
 *
 * @param heading what is claimed, or that nothing is
 * @param rows cause, nature, amounts, day, basis, limitation
 * @param answers what can be done and by when; nothing where the debt is not claimed any more
 */
public record DebtNotice(String heading, List<Row> rows, List<String> answers) {

  public DebtNotice {
    rows = List.copyOf(rows);
    answers = List.copyOf(answers);
  }

  static DebtNotice of(StatementFacts facts, Debt debt, RuleParameters parameters, Words words) {
    List<Row> rows = new ArrayList<>();
    String which = debt.state() == Debt.State.TIME_BARRED ? ".time_barred" : "";
    rows.add(new Row(words.text("debt.cause"), cause(facts, which, words)));
    rows.add(new Row(words.text("debt.nature"), words.text("debt.nature.is", facts.run().year())));
    rows.add(new Row(words.text("debt.amount" + which), amounts(debt, words)));
    rows.add(paid(facts, debt, words));
    rows.add(new Row(words.text("debt.basis"), words.text("debt.basis." + debt.legalBasis())));
    rows.add(new Row(words.text("debt.limitation"), words.figures().day(debt.limitationOn())));
    return new DebtNotice(words.text("heading.debt" + which), rows, answers(debt, parameters, words));
  }

  /** Each payment with what is claimed of it, where there are several. */
  private static Row paid(StatementFacts facts, Debt debt, Words words) {
    List<PaidPart> parts = facts.paidParts();
    if (parts.size() < 2) {
      return new Row(words.text("debt.paid_on"), words.figures().day(debt.paidOn()));
    }
    return new Row(words.text("debt.paid_on.several"), words.list(parts.stream()
        .map(part -> words.text("debt.paid_on.part", words.euros(part.amount()), words.figures().day(part.paidOn()))).toList()));
  }

  /** The reason of a contract that brings nothing; else what moved the amount, or what makes the year a short one. */
  private static String cause(StatementFacts facts, String which, Words words) {
    String already = words.euros(facts.already().total());
    List<Row> reasons = Grounds.reasons(facts, words);
    if (!reasons.isEmpty()) {
      String all = reasons.stream().map(Row::label).collect(Collectors.joining(" "));
      return all + " " + words.text("debt.cause.nothing" + which, facts.run().year(), already);
    }
    String due = facts.trace().amounts().map(amounts -> words.euros(amounts.total())).orElse("");
    String more = words.text("debt.cause.more", already, due);
    String because = because(facts, words);
    return because.isEmpty() ? more : more + " " + words.text("debt.cause.because", because);
  }

  private static String because(StatementFacts facts, Words words) {
    String changed = facts.difference().map(difference -> Changes.because(difference, words)).orElse("");
    if (!changed.isEmpty()) {
      return changed;
    }
    List<String> causes = new ArrayList<>(ShortYear.of(facts.trace(), words));
    if (!facts.trace().words("warnings").isEmpty()) {
      causes.add(words.text("debt.cause.notes"));
    }
    return words.list(causes);
  }

  private static String amounts(Debt debt, Words words) {
    List<String> parts = new ArrayList<>();
    for (Component component : Component.values()) {
      if (!debt.parts().of(component).isZero()) {
        String name = words.code("COMPONENT." + component).orElseThrow();
        parts.add(words.text("debt.part", name, words.euros(debt.parts().of(component))));
      }
    }
    return words.text("debt.amount.is", words.euros(debt.amount()), String.join(", ", parts));
  }

  static List<String> answers(Debt debt, RuleParameters parameters, Words words) {
    if (debt.state() == Debt.State.TIME_BARRED) {
      return List.of(words.text("debt.time_barred"));
    }
    String observations = words.months(parameters.number("observations_months"));
    String notice = words.months(parameters.number("notice_months"));
    boolean bySocialLaw = debt.legalBasis().equals("L133_4");
    String law = bySocialLaw ? ".L133_4" : "";
    List<String> answers = new ArrayList<>(List.of(words.text("debt.observations" + law, observations),
        words.text("debt.notice" + law, notice), words.text("debt.apart")));
    if (debt.transferFailed()) {
      answers.add(0, words.text("debt.failed"));
    }
    return answers;
  }

  /** A debt of an earlier letter: where it stands, and what came back of it. */
  static String older(Debt debt, Words words) {
    String said = words.text("debt.state." + debt.state());
    if (debt.repaid().isPositive() && !debt.repaid().equals(debt.amount())) {
      said = words.text("debt.older.repaid", said, words.euros(debt.repaid()));
    }
    if (debt.outstanding().isPositive()) {
      said = words.text("debt.older.rest", said, words.euros(debt.outstanding()));
    }
    String older = words.text("debt.older", words.euros(debt.amount()), debt.run(), said);
    return debt.tooMuchRepaid().isPositive() ? older + " " + words.text("debt.older.excess", words.euros(debt.tooMuchRepaid())) : older;
  }

  /** What the claim rests on. */
  static LegalSource source(Debt debt) {
    return debt.legalBasis().equals("L133_4") ? LegalSource.CSS_L133_4 : LegalSource.CODE_CIVIL;
  }
}

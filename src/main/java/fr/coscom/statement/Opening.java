package fr.coscom.statement;

import fr.coscom.audit.StoredTrace;
import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of the year, and of the money: a text of its own for every status. */
final class Opening {

  private Opening() {}

  static List<String> of(StatementFacts facts, Words words) {
    StoredTrace trace = facts.trace();
    List<String> sentences = new ArrayList<>();
    String due = trace.amounts().map(amounts -> words.euros(amounts.total())).orElse("");
    sentences.add(words.text("opening." + facts.status(), facts.run().year(), due));
    Money already = facts.already().total();
    if (facts.held()) {
      String amount = already.isZero() ? "opening.HELD.amount" : "opening.HELD.after";
      sentences.add(words.text(due.isEmpty() ? "opening.HELD.unknown" : amount, due, words.euros(already)));
    }
    if (facts.status().equals("NOTHING_DUE")) {
      sentences.add(words.text("opening.NOTHING_DUE." + nothing(trace)));
    }
    facts.claimed().filter(debt -> debt.outstanding().isPositive()).ifPresent(debt -> sentences.add(
        words.text(debt.transferFailed() ? "opening.debt.failed" : "opening.debt", words.euros(debt.outstanding()))));
    return sentences;
  }

  /** Why a contract that could be paid brings nothing. */
  private static String nothing(StoredTrace trace) {
    if (trace.days().isEmpty()) {
      return "no_day";
    }
    boolean noTariff = trace.steps(Component.AIF).stream().allMatch(step -> step.tariff().numerator().signum() == 0);
    return noTariff ? "no_tariff" : "too_little";
  }

  static List<Row> settlement(StatementFacts facts, Words words) {
    List<Row> rows = new ArrayList<>();
    Money already = facts.already().total();
    String held = already.isZero() ? "settlement.due.held" : "settlement.due.computed";
    String due = words.text(facts.held() ? held : "settlement.due", facts.run().year());
    facts.trace().amounts().ifPresent(amounts -> rows.add(new Row(due, words.euros(amounts.total()))));
    if (!already.isZero()) {
      rows.add(new Row(words.text("settlement.already"), words.euros(already)));
      if (facts.lacking().isPositive()) {
        rows.add(new Row(words.text("settlement.lacking"), words.euros(facts.lacking())));
      }
      facts.trace().amounts().filter(amounts -> facts.held()).ifPresent(amounts -> rows.add(
          new Row(words.text("settlement.pending"), words.euros(amounts.total().minus(already).orZeroIfNegative()))));
    }
    if (facts.covered().isPositive()) {
      rows.add(new Row(words.text("settlement.covered"), words.euros(facts.covered())));
    }
    facts.timeBarred().ifPresent(debt -> rows.add(new Row(words.text("settlement.time_barred"), words.euros(debt.amount().minus(facts.covered())))));
    facts.claimed().ifPresentOrElse(
        debt -> rows.add(new Row(words.text("settlement.to_recover"), words.euros(debt.amount().minus(facts.covered())))),
        () -> rows.addAll(toPay(facts, words)));
    return rows;
  }

  /** What comes to the account now: a transfer that came back was ordered before and is sent again. */
  private static List<Row> toPay(StatementFacts facts, Words words) {
    Money again = facts.transfers().stream().filter(transfer -> transfer.failed().isPresent()).map(Transfer::amount)
        .reduce(Money.ZERO, Money::plus);
    Row now = new Row(words.text("settlement.to_pay"), words.euros(facts.toPay().plus(again)));
    return again.isZero() ? List.of(now) : List.of(new Row(words.text("settlement.again"), words.euros(again)), now);
  }

  /** @param answerBy the day by which the doctor is to send what holds the aid, when the caisse sets one; told where it asks for something */
  static List<String> payment(StatementFacts facts, Words words, Optional<LocalDate> answerBy) {
    List<String> sentences = new ArrayList<>();
    String on = words.figures().day(facts.run().executionDate());
    facts.transfers().forEach(transfer -> sentences.add(transfer(transfer, on, words)));
    facts.lost().forEach(lost -> sentences.add(lost(lost, words)));
    if (facts.held()) {
      String until = answerBy.filter(day -> Grounds.askTheDoctor(facts)).map(day -> words.text("payment.by_day", words.figures().day(day)))
          .orElseGet(() -> words.text("payment.no_day"));
      sentences.add(words.text("payment." + held(facts), words.euros(facts.already().total())) + " " + until);
    } else if (facts.status().equals("PAYABLE") && facts.now().total().isZero() && facts.transfers().isEmpty()
        && facts.lost().isEmpty()) {
      sentences.add(words.text("payment.ordered_before"));
    }
    return sentences;
  }

  private static String held(StatementFacts facts) {
    Money already = facts.already().total();
    if (already.isZero()) {
      return "held";
    }
    return already.equals(facts.lacking()) ? "held_lacking" : "held_after";
  }

  private static String lost(Transfer.Lost lost, Words words) {
    String day = words.figures().day(lost.executedOn());
    if (lost.ended()) {
      return words.text("payment.ended", words.euros(lost.amount()), day);
    }
    return words.text("payment.lost", words.euros(lost.amount()), day) + " "
        + lost.undecided().map(code -> Grounds.undecided(code, words)).orElseGet(() -> words.text("payment.lost.account"));
  }

  private static String transfer(Transfer transfer, String on, Words words) {
    String amount = words.euros(transfer.amount());
    return transfer.failed()
        .map(failed -> words.text(transfer.left().isZero() ? "payment.again" : "payment.again.less", words.euros(failed.amount()),
            words.figures().day(failed.executedOn()), on, transfer.account(), transfer.holder(), amount, words.euros(transfer.left())))
        .orElseGet(() -> words.text("payment.transfer", amount, on, transfer.account(), transfer.holder()));
  }
}

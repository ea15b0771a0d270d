package fr.coscom.statement;

import fr.coscom.audit.StoredTrace;
import fr.coscom.basis.Caisse;
import fr.coscom.basis.Caisses;
import fr.coscom.basis.Days;
import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.Debt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One letter to a doctor in words, ready to be laid out on a page. In French it is what the caisse sends; in English
 * it is for reading.
 *
 * @param draft nothing is released yet: not for dispatch
 * @param references contract, doctor, run, period
 * @param opening what the caisse tells, in a sentence or two
 * @param reasons why it is not paid, each with what is missing and from whom
 * @param calculations empty where nothing can be computed
 * @param settlement due, ordered before, now
 * @param payment where the money goes and when, or why it does not
 * @param notes decisions, and what was not counted
 * @param debt what is claimed back, or would be were it not time-barred
 * @param sources of the law
 * @param remedies ways and deadlines of appeal
 */
public record Letter(
    String language,
    boolean draft,
    Sender sender,
    List<String> addressee,
    String title,
    String salutation,
    List<Row> references,
    List<String> opening,
    List<Row> reasons,
    List<Calculation> calculations,
    List<Row> settlement,
    List<String> payment,
    List<String> notes,
    Optional<Changes> changes,
    Optional<DebtNotice> debt,
    List<String> sources,
    List<String> remedies) {

  /**
   * The caisse that writes: that of the contract, of a claim the one that claims.
   *
   * @param place its number and its region
   */
  public record Sender(String name, String place) {}

  public Letter {
    addressee = List.copyOf(addressee);
    references = List.copyOf(references);
    opening = List.copyOf(opening);
    reasons = List.copyOf(reasons);
    calculations = List.copyOf(calculations);
    settlement = List.copyOf(settlement);
    payment = List.copyOf(payment);
    notes = List.copyOf(notes);
    sources = List.copyOf(sources);
    remedies = List.copyOf(remedies);
  }

  /**
   * @param parameters those of the run
   * @param language {@code fr} or {@code en}
   * @param answerBy the day by which what holds the aid is to be settled, when the caisse sets one
   */
  public static Letter of(StatementFacts facts, RuleParameters parameters, String language, Optional<LocalDate> answerBy) {
    Words words = Words.of(language);
    StoredTrace trace = facts.trace();
    Optional<Debt> claimed = facts.claimed();
    Optional<Debt> told = claimed.or(facts::timeBarred);
    Sender sender = sender(told.map(Debt::caisse).orElse(trace.word("caisse")), words);
    List<Calculation> calculations = Calculation.of(trace, words);
    String title = words.text(claimed.isPresent() ? "title.DEBT" : "title." + facts.status(), facts.run().year());
    String to = facts.dead() ? ".estate" : facts.reportedDead() ? ".reported" : "";
    return new Letter(language, facts.draft(), sender,
        List.of(words.text("addressee" + to, facts.doctorName()), words.text("rpps", trace.word("rpps"))), title,
        words.text("salutation" + to), references(facts, words), Opening.of(facts, words),
        Grounds.reasons(facts, words), calculations, Opening.settlement(facts, words), Opening.payment(facts, words, answerBy),
        notes(facts, words),
        changes(facts, words),
        told.map(debt -> DebtNotice.of(facts, debt, parameters, words)),
        Remedies.sources(trace, told, parameters), Remedies.of(facts, sender, words));
  }

  private static Sender sender(String code, Words words) {
    return Caisses.current(code)
        .map((Caisse caisse) -> new Sender(caisse.name(), words.text("sender", caisse.code(), caisse.regionName())))
        .orElseGet(() -> new Sender(words.text("sender.unknown", code), ""));
  }

  /** Since the last letter of the year; of the first one, since the year before. */
  private static Optional<Changes> changes(StatementFacts facts, Words words) {
    return facts.difference().map(difference -> Changes.of(difference, facts.before().orElseThrow(), words))
        .or(() -> facts.yearBefore().flatMap(before -> YearChanges.of(before, facts.trace(), words)));
  }

  private static List<String> notes(StatementFacts facts, Words words) {
    List<String> notes = new ArrayList<>(Grounds.notes(facts, words));
    facts.older().forEach(debt -> notes.add(DebtNotice.older(debt, words)));
    return notes;
  }

  private static List<Row> references(StatementFacts facts, Words words) {
    StoredTrace trace = facts.trace();
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(words.text("reference.contract"), facts.contractId()));
    rows.add(new Row(words.text("reference.run"),
        words.text("reference.run.is", facts.run().name(), words.figures().day(facts.run().openedAt().toLocalDate()))));
    trace.adhesion().ifPresent(adhesion -> rows.add(new Row(words.explain("period.adhesion"),
        words.explain(adhesion.stated() ? "period.stated" : "period.signed", words.figures().day(adhesion.on())))));
    trace.end().filter(end -> end.firstDayOutside().getYear() <= trace.number("year"))
        .ifPresent(end -> rows.add(new Row(words.explain("period.end"), words.explain("period.end_on",
            words.figures().day(end.firstDayOutside()), words.code("END." + end.cause()).orElse("")))));
    trace.adhesion().ifPresent(any -> rows.add(new Row(words.explain("period.counted"), counted(trace, words))));
    return rows;
  }

  private static String counted(StoredTrace trace, Words words) {
    Days days = trace.days();
    return days.isEmpty()
        ? words.explain("period.no_day", trace.number("yearDays"))
        : words.text("reference.days", words.days(days.count()), trace.number("yearDays"), words.periods(days));
  }
}

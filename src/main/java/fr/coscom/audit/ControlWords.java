package fr.coscom.audit;

import fr.coscom.basis.Money;
import fr.coscom.ledger.Control;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a control found, in words: its note is written by the program for itself, in English and in cents. */
public final class ControlWords {

  /** The contract, its debts with what became of them, their euros, the euros that would go out. */
  private static final Pattern BESIDE_DEBT = Pattern.compile("(\\S+): (.+?), (\\d+\\.\\d\\d) [a-z ]+, rappel (\\d+\\.\\d\\d)(?:; )?");
  private static final String NAMED = ": ";

  private ControlWords() {}

  /**
   * A control on one line of a terminal: its code, what it checks, how many of how many differ, by how many euros, what it found.
   *
   * @param language {@code fr} or {@code en}
   */
  public static String line(Control control, String language) {
    ReportWords words = new ReportWords(language);
    return words.own("control", control.id(), words.control(control.id()), words.counted(control.differences()),
        words.count(control.population()), words.euros(new Money(control.cents())), found(control, words));
  }

  /** The figures of the note in a sentence, and behind it whom the note names; a control without words keeps its note. */
  static String found(Control control, ReportWords words) {
    String note = control.detail();
    String told = words.found("CONTROL." + control.id(), note);
    return control.holds() || told.equals(note) || !note.contains(NAMED) ? told : words.own("named", told, named(note, words));
  }

  private static String named(String note, ReportWords words) {
    return BESIDE_DEBT.matcher(note).lookingAt()
        ? BESIDE_DEBT.matcher(note).results().map(beside -> besideDebt(beside, words)).collect(Collectors.joining(words.semicolon()))
        : note.substring(note.indexOf(NAMED) + NAMED.length());
  }

  private static String besideDebt(MatchResult beside, ReportWords words) {
    String debts = Arrays.stream(beside.group(2).split(", ")).map(debt -> debt.split(" "))
        .map(debt -> words.own("beside_debt", debt[0], words.own("debt." + debt[1]))).collect(Collectors.joining(", "));
    return words.own("beside", beside.group(1), debts, words.euros(Money.parse(beside.group(3))), words.euros(Money.parse(beside.group(4))));
  }
}

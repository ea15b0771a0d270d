package fr.coscom.statement;

import fr.coscom.audit.ContractDifference;
import fr.coscom.audit.ContractDifference.Part;
import fr.coscom.basis.Amounts;
import fr.coscom.ledger.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * What differs from the letter before, and which changed fact moved how many cents; the rows sum to the difference.
 *
 * @param since when, and how the contract stood and stands where that changed
 * @param rows none where an amount that cannot be computed has no difference; the total is empty then
 */
public record Changes(String since, List<Row> rows, String total) {

  private static final int MOST_ROWS = 4;

  public Changes {
    rows = List.copyOf(rows);
  }

  /** @param before the run of the letter before */
  static Changes of(ContractDifference difference, Run before, Words words) {
    FactWords facts = new FactWords(words, difference);
    List<Part> parts = difference.parts().stream().filter(part -> !part.moved().equals(Amounts.ZERO)).toList();
    if (parts.isEmpty()) {
      parts = difference.parts();
    }
    List<Row> rows = new ArrayList<>();
    int told = parts.size() > MOST_ROWS ? MOST_ROWS - 1 : parts.size();
    parts.subList(0, told).forEach(part -> rows.add(row(Words.capital(facts.of(part.fact())), part.moved(), words)));
    if (told < parts.size()) {
      List<Part> rest = parts.subList(told, parts.size());
      Amounts moved = rest.stream().map(Part::moved).reduce(Amounts.ZERO, Amounts::plus);
      rows.add(row(words.text("change.rest", rest.size()), moved, words));
    }
    return new Changes(since(difference, before, words), rows, words.euros(difference.difference().total()));
  }

  private static Row row(String because, Amounts moved, Words words) {
    return new Row(because, words.euros(moved.total()));
  }

  private static String since(ContractDifference difference, Run before, Words words) {
    String on = words.figures().day(before.openedAt().toLocalDate());
    String was = difference.before().status().orElse("");
    String is = difference.after().status().orElse("");
    return was.equals(is) || was.isEmpty() || is.isEmpty()
        ? words.text("change.since", on, before.name())
        : words.text("change.stood", on, before.name(), words.text("stood." + was), words.text("stood." + is));
  }

  /** The facts that moved money, in one sentence. */
  static String because(ContractDifference difference, Words words) {
    FactWords facts = new FactWords(words, difference);
    return words.list(difference.parts().stream().filter(part -> !part.moved().equals(Amounts.ZERO)).limit(MOST_ROWS)
        .map(Part::fact).map(facts::of).distinct().toList());
  }
}

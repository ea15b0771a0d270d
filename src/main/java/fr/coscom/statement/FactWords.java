package fr.coscom.statement;

import fr.coscom.audit.ChangedFact;
import fr.coscom.audit.ContractDifference;
import fr.coscom.basis.Share;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A changed fact as the doctor may read it: what it is about, and its values where they are the doctor's own and mean
 * something without
 * the program.
 */
record FactWords(Words words, ContractDifference contract) {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
  private static final Pattern DOCTOR = Pattern.compile("\\d{11}");

  /** Columns whose values are percents. */
  private static final Set<String> PERCENTS = Set.of("rate");
  /** Columns whose values are references of documents. */
  private static final Set<String> REFERENCES =
      Set.of("agreement_ref", "ministry_notice_ref", "ars_derogation_ref", "document_ref", "arrete_ref");

  String of(ChangedFact fact) {
    return switch (fact.kind()) {
      case CHANGED -> changed(fact);
      case ADDED, WITHDRAWN -> whole(fact);
      case REJECTED, ANSWERED, ROW, FILE -> words.text("change." + fact.kind(), file(fact));
      case NOT_SENT, SENT, PARAMETER, PROGRAM, ORDERED_BETWEEN -> words.text("change." + fact.kind());
    };
  }

  private String file(ChangedFact fact) {
    return ofOther(fact, words.text("file." + fact.file().replace(".csv", "")));
  }

  /** What concerns another contract of the same doctor names it. */
  private String ofOther(ChangedFact fact, String what) {
    String first = fact.key().split("\\|")[0];
    boolean other = fact.file().equals("contracts.csv") && !first.isEmpty() && !first.equals(contract.contractId());
    return other ? words.text("change.other_contract", first, what) : what;
  }

  private String whole(ChangedFact fact) {
    String sentence = words.text("change." + fact.kind(), file(fact));
    if (!fact.file().equals("opposable-rates.csv") || !own(fact)) {
      return sentence;
    }
    return fact.after().or(fact::before).map(cell -> words.text("change.is", sentence, value("rate", cell)))
        .orElse(sentence);
  }

  private String changed(ChangedFact fact) {
    if (fact.file().equals("contracts.csv") && fact.column().equals("cancelled")) {
      boolean withdrawn = fact.after().filter("Y"::equals).isPresent();
      return ofOther(fact, words.text(withdrawn ? "change.withdrawn_contract" : "change.restored_contract"));
    }
    String what = words.known("column." + fact.file().replace(".csv", "") + "." + fact.column().replace(',', '.'))
        .map(column -> ofOther(fact, column)).orElseGet(() -> file(fact));
    String was = fact.before().map(cell -> value(fact.column(), cell)).orElse("");
    String is = fact.after().map(cell -> value(fact.column(), cell)).orElse("");
    if (!own(fact) || was.isEmpty() && is.isEmpty()) {
      return words.text("change.CHANGED", what);
    }
    if (was.isEmpty()) {
      return words.text("change.is", what, is);
    }
    return is.isEmpty() ? words.text("change.was", what, was) : words.text("change.becomes", what, was, is);
  }

  /** A contract may have passed from one doctor to another: what is kept under another's number is not told. */
  private boolean own(ChangedFact fact) {
    String first = fact.key().split("\\|")[0];
    return !DOCTOR.matcher(first).matches() || first.equals(contract.rpps());
  }

  private String value(String column, String cells) {
    return Arrays.stream(cells.split(" ")).map(cell -> cell(column, cell)).flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private Optional<String> cell(String column, String cell) {
    if (DAY.matcher(cell).matches()) {
      return Optional.of(words.figures().day(LocalDate.parse(cell)));
    }
    if (REFERENCES.contains(column)) {
      return Optional.of(cell);
    }
    if (NUMBER.matcher(cell).matches()) {
      return PERCENTS.contains(column) ? Optional.of(percent(cell)) : words.known("value." + column + "." + cell);
    }
    return words.code("END." + cell).or(() -> words.known("value." + cell));
  }

  private String percent(String cell) {
    return words.figures().share(Share.decimal(new BigDecimal(cell)).times(Share.of(1, 100)));
  }
}

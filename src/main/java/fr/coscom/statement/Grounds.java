package fr.coscom.statement;

import fr.coscom.audit.StoredTrace;
import fr.coscom.audit.StoredTrace.Found;
import fr.coscom.audit.StoredTrace.Used;
import fr.coscom.basis.Days;
import fr.coscom.dossier.AccountRefusal;
import fr.coscom.dossier.Decision;
import fr.coscom.entitlement.Finding;
import fr.coscom.entitlement.Reason;
import fr.coscom.entitlement.Warning;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why the contract is not paid and what is asked of whom; what was not counted; what the caisse decided. In words for
 * the doctor.
 */
final class Grounds {

  private static final int MOST_NOTES = 5;
  private static final String NO_REFERENCE = "—";
  private static final Set<Reason> ASK_THE_DOCTOR = EnumSet.of(Reason.SIGNATURE_DATE_MISSING, Reason.RETROACTIVE_EFFECT,
      Reason.ZONE_NOT_ELIGIBLE, Reason.PRACTICE_NOT_COORDINATED, Reason.CONTRACT_OVERLAP, Reason.INCOMPATIBLE_AID,
      Reason.NOT_CONVENTIONED, Reason.PAYEE_DECEASED, Reason.BANK_ACCOUNT_MISSING);

  private Grounds() {}

  /** Whether a reason asks something of the doctor, or of the heirs: the others wait for the caisse alone. */
  static boolean askTheDoctor(StatementFacts facts) {
    return facts.trace().words("reasons").stream().anyMatch(reason -> ASK_THE_DOCTOR.contains(Reason.valueOf(reason)))
        && facts.undecided().isEmpty();
  }

  /** Each reason, and what is missing, from whom. */
  static List<Row> reasons(StatementFacts facts, Words words) {
    return facts.trace().words("reasons").stream().map(reason -> reason(reason, facts, words)).toList();
  }

  private static Row reason(String reason, StatementFacts facts, Words words) {
    Optional<AccountRefusal> refusal = facts.trace().findings().stream().filter(found -> found.code().equals(Finding.ACCOUNT_REFUSED))
        .findFirst().map(found -> AccountRefusal.parse(found.value()));
    if (reason.equals(Reason.BANK_ACCOUNT_MISSING.name()) && refusal.isPresent()) {
      String code = refusal.get().code();
      String meaning = facts.bankMeanings().getOrDefault(code, code);
      return new Row(words.text("reason.refused", words.figures().day(refusal.get().on()), code, meaning),
          facts.undecided().contains(code) ? undecided(code, words) : words.text("reason.refused.next"));
    }
    String about = new Particulars(facts, facts.trace().days(), words).of(reason);
    return new Row((words.text("reason." + reason) + " " + about).strip(), words.text("reason." + reason + ".next"));
  }

  /** What comes after an answer of the bank that a person must judge. The doctor has nothing to send: no account helps. */
  static String undecided(String code, Words words) {
    return words.known("undecided." + code).orElseGet(() -> words.text("undecided"));
  }

  /** Decisions first, then what was not counted. */
  static List<String> notes(StatementFacts facts, Words words) {
    List<String> notes =
        Stream.concat(decisions(facts, words), warnings(facts.trace(), words)).distinct().toList();
    if (notes.size() <= MOST_NOTES) {
      return notes;
    }
    List<String> first = new ArrayList<>(notes.subList(0, MOST_NOTES - 1));
    first.add(words.text("note.more", notes.size() - first.size()));
    return first;
  }

  private static Stream<String> decisions(StatementFacts facts, Words words) {
    return facts.trace().findings().stream().filter(found -> found.code().equals(Finding.DECISION_APPLIED))
        .map(found -> decision(facts, found, words));
  }

  /** The row says: kind, reason, document, author, day; the author may have several names. */
  private static String decision(StatementFacts facts, Found found, Words words) {
    String[] kindAndReason = found.value().split(" ");
    String[] says = facts.trace().facts().stream().filter(fact -> fact.row().equals(found.row())).map(Used::says).findFirst()
        .orElse(found.value()).split(" ");
    String document = says.length > 2 && !says[2].equals(NO_REFERENCE)
        ? words.text("decision.document", says[2]) : words.text("decision.no_document");
    String reason = kindAndReason[1];
    boolean excludes = kindAndReason[0].equals(Decision.Kind.EXCLUDE_DAYS.name());
    Particulars about = new Particulars(facts, excludes ? facts.trace().leftOut() : facts.trace().days(), words);
    String told = words.known("reason." + reason).orElse("") + " " + (excludes ? about.named(reason) : about.of(reason));
    Days days = about.days(reason).isEmpty() ? facts.trace().leftOut() : about.days(reason);
    String key = "decision." + kindAndReason[0] + (excludes && days.isEmpty() ? ".none" : "");
    return words.text(key, day(says[says.length - 1], words), document, told.strip(), words.periods(days)).strip();
  }

  private static String day(String iso, Words words) {
    try {
      return words.figures().day(LocalDate.parse(iso));
    } catch (DateTimeParseException e) {
      return iso;
    }
  }

  private static Stream<String> warnings(StoredTrace trace, Words words) {
    Map<String, List<Found>> byWords = trace.findings().stream().filter(one -> trace.words("warnings").contains(one.code()))
        .collect(Collectors.groupingBy(one -> warning(one, words), LinkedHashMap::new, Collectors.toList()));
    Stream<String> found = byWords.entrySet().stream().map(one -> one.getKey() + atStake(trace, one.getValue(), words));
    boolean elsewhere = trace.words("warnings").contains(Warning.CAISSE_NOT_OF_COMMUNE.name());
    return elsewhere ? Stream.concat(found, Stream.of(words.text("warning." + Warning.CAISSE_NOT_OF_COMMUNE))) : found;
  }

  private static String warning(Found found, Words words) {
    boolean evidence = found.code().equals(Warning.EVIDENCE_MISSING.name());
    return words.text(evidence ? "evidence." + found.column() : "warning." + found.code());
  }

  /** What each of those that say the same would have brought. */
  private static String atStake(StoredTrace trace, List<Found> found, Words words) {
    List<String> euros = trace.amounts().stream()
        .flatMap(any -> found.stream().filter(one -> !one.code().equals(Warning.CAISSE_NOT_OF_COMMUNE.name())))
        .flatMap(one -> one.atStake().stream()).map(words::euros).toList();
    return euros.isEmpty() ? "" : " " + words.text("warning.at_stake", String.join(", ", euros), euros.size());
  }
}

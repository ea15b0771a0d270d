package fr.coscom.statement;

import fr.coscom.audit.StoredTrace;
import fr.coscom.audit.StoredTrace.Used;
import fr.coscom.basis.Days;
import fr.coscom.basis.Period;
import fr.coscom.basis.Span;
import fr.coscom.dossier.OtherContract.Scheme;
import fr.coscom.entitlement.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reason is about, of this doctor: the other aid, the other contract, the days without a sector. Read from the rows that the
 * trace names.
 *
 * @param among the days asked about: those that are counted, or those that a decision took out
 */
record Particulars(StatementFacts facts, Days among, Words words) {

  private static final String OTHER_AIDS = "other-contracts.csv";
  private static final String SECTORS = "sectors.csv";
  private static final String NOT_CONVENTIONED = "0";
  /** Beyond, the letter says that there are more. */
  private static final int MOST_PERIODS = 4;

  private record Coded(String code, Span span) {}

  /**
   * What or when, in a sentence; empty for a reason that says all.
   *
   * @param reason its name; a decision may name another word
   */
  String of(String reason) {
    String named = named(reason);
    return named.isEmpty() ? told("particular.days", days(reason).periods().stream().map(words::period).toList()) : named;
  }

  /** The other aid or the other contract; empty for a reason that has neither. */
  String named(String reason) {
    return reason.equals(Reason.INCOMPATIBLE_AID.name()) ? told("particular.aids", aids())
        : reason.equals(Reason.CONTRACT_OVERLAP.name()) ? told("particular.contracts", contracts()) : "";
  }

  /** The days among those asked about that the reason concerns; none for a reason that is not about days. */
  Days days(String reason) {
    return Stream.of(Reason.values()).filter(one -> one.name().equals(reason)).map(this::days).findFirst().orElse(Days.NONE);
  }

  private Days days(Reason reason) {
    return switch (reason) {
      case INCOMPATIBLE_AID -> new Days(aidRows().flatMap(aid -> within(span(aid))).toList());
      case CONTRACT_OVERLAP ->
          facts.neighbours().stream().map(other -> among.and(other.days())).reduce(Days.NONE, Days::or);
      case SECTOR_UNKNOWN -> among.minus(new Days(sectors().stream().flatMap(sector -> within(sector.span())).toList()));
      case NOT_CONVENTIONED -> new Days(sectors().stream().filter(sector -> sector.code().equals(NOT_CONVENTIONED))
          .flatMap(sector -> within(sector.span())).toList());
      case SECTOR_OVERLAP -> twice();
      default -> Days.NONE;
    };
  }

  private String told(String key, List<String> what) {
    if (what.isEmpty()) {
      return "";
    }
    List<String> first = what.size() > MOST_PERIODS ? what.subList(0, MOST_PERIODS) : what;
    String more = first.size() < what.size() ? words.text("particular.more") : "";
    return words.text(key, String.join(", ", first) + more);
  }

  private Stream<Period> within(Span span) {
    return among.periods().stream().map(span::within).flatMap(Optional::stream);
  }

  private Stream<Used> rows(String file) {
    return facts.trace().facts().stream().filter(fact -> fact.row().file().equals(file));
  }

  /** The row says: scheme, days. */
  private Stream<Used> aidRows() {
    return rows(OTHER_AIDS).filter(aid -> Scheme.valueOf(aid.says().split(" ")[0]).incompatible())
        .filter(aid -> within(span(aid)).findAny().isPresent());
  }

  private static Span span(Used fact) {
    String[] says = fact.says().split(" ");
    return StoredTrace.span(says[says.length - 1]);
  }

  private List<String> aids() {
    return aidRows().map(aid -> words.text("particular.aid", words.explain("fact.is." + aid.says().split(" ")[0]), days(span(aid))))
        .toList();
  }

  private String days(Span span) {
    return span.last().map(last -> words.period(Period.closed(span.first(), last)))
        .orElseGet(() -> words.explain("period.since", words.figures().day(span.first())));
  }

  private List<String> contracts() {
    return facts.neighbours().stream().filter(other -> !among.and(other.days()).isEmpty())
        .map(other -> words.text("particular.contract", other.contractId(), words.periods(among.and(other.days())))).toList();
  }

  /** The row says: the word code, the code, OPTAM or nothing, days. */
  private List<Coded> sectors() {
    return rows(SECTORS).map(sector -> new Coded(sector.says().split(" ")[1], span(sector))).toList();
  }

  private Days twice() {
    List<Coded> sectors = sectors();
    List<Period> shared = new ArrayList<>();
    for (Coded one : sectors) {
      for (Coded other : sectors) {
        if (!one.code().equals(other.code())) {
          within(one.span()).map(other.span()::within).flatMap(Optional::stream).forEach(shared::add);
        }
      }
    }
    return new Days(shared);
  }
}

package fr.coscom.audit;

import fr.coscom.audit.StoredTrace.Found;
import fr.coscom.audit.StoredTrace.Row;
import fr.coscom.audit.StoredTrace.Step;
import fr.coscom.basis.Component;
import fr.coscom.basis.Period;
import fr.coscom.basis.Share;
import fr.coscom.basis.Span;
import fr.coscom.entitlement.Warning;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The trainees that count at the same time in one trace, and how much of a full time they made together before reading L10 capped it:
 * {@code 1 interne + 1/2 externe = 3/2}.
 */
public record TraineesTogether(int trainees, Share time) {

  private static final TraineesTogether NOBODY = new TraineesTogether(0, Share.ZERO);
  private static final String FILE = "stagiaire-attestations.csv";
  private static final BigDecimal PERCENT = new BigDecimal(100);
  private static final Set<String> NOT_RETAINED = Set.of(
      Warning.EVIDENCE_MISSING.name(), Warning.LEVEL_NOT_PAYABLE.name(), Warning.SASPAS_WITHOUT_DEROGATION.name());

  private record Hosted(Span span, Share time) {}

  /** Those of the day of a step on which they made most; nothing where the step is not of trainees or no cap cut them. */
  public static Optional<TraineesTogether> capped(StoredTrace trace, Step step) {
    return Optional.of(most(trace, step)).filter(most -> most.time().compareTo(step.time()) > 0);
  }

  /** Those of the day of a step on which they made most, whether capped or not. */
  static TraineesTogether most(StoredTrace trace, Step step) {
    if (step.base() != Component.RMS) {
      return NOBODY;
    }
    List<Hosted> hosted = hosted(trace, step.period());
    TraineesTogether most = NOBODY;
    for (Hosted one : hosted) {
      TraineesTogether then = on(latest(one.span().first(), step.period()), hosted);
      most = then.time().compareTo(most.time()) > 0 ? then : most;
    }
    return most;
  }

  private static LocalDate latest(LocalDate first, Period period) {
    return first.isAfter(period.from()) ? first : period.from();
  }

  private static TraineesTogether on(LocalDate day, List<Hosted> hosted) {
    List<Share> times = hosted.stream().filter(one -> one.span().covers(day)).map(Hosted::time).toList();
    return new TraineesTogether(times.size(), times.stream().reduce(Share.ZERO, Share::plus));
  }

  /** A row without finding is retained, where it shares a day that is counted. */
  private static List<Hosted> hosted(StoredTrace trace, Period period) {
    Set<Row> notRetained = trace.findings().stream().filter(found -> NOT_RETAINED.contains(found.code())).map(Found::row)
        .collect(Collectors.toSet());
    Map<String, String> parameters = trace.parameters();
    return trace.facts().stream().filter(fact -> fact.row().file().equals(FILE) && !notRetained.contains(fact.row()))
        .map(fact -> fact.says().split(" ")).filter(says -> StoredTrace.span(says[2]).within(period).isPresent())
        .map(says -> new Hosted(StoredTrace.span(says[2]), time(says, parameters))).toList();
  }

  /** The row says: attestation, level, days, and a percentage or half-days a week. */
  private static Share time(String[] says, Map<String, String> parameters) {
    BigDecimal whole = says[4].equals("%") ? PERCENT : new BigDecimal(parameters.get("reference_" + says[1].toLowerCase(Locale.ROOT)));
    return Share.decimal(new BigDecimal(says[3])).dividedBy(Share.decimal(whole)).min(Share.ONE);
  }
}

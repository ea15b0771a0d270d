package fr.coscom.entitlement;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Money;
import fr.coscom.basis.Span;
import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.EndReason;
import fr.coscom.dossier.Majoration;
import fr.coscom.dossier.Sector;
import fr.coscom.dossier.SignedContract;
import fr.coscom.dossier.StagiaireAttestation;
import fr.coscom.dossier.StagiaireAttestation.Level;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The four amounts of a doctor's only contract, once more and in the plainest way: each day of the year in turn, in whole numbers
 * over one common denominator. Shares none of the code under test but the facts and the cents.
 */
final class DayByDay {

  /** Rates and majorations are counted in 1/10 000, time shares in 1/20 000; 377 580 divides by every length of a month. */
  private static final long RATE = 10_000;
  private static final long TIME = 20_000;
  private static final long MONTHS = 377_580;

  private final Dossier dossier;
  private final ContractFacts facts;
  private final BigInteger whole;
  private final int yearDays;
  private BigInteger aif = BigInteger.ZERO;
  private BigInteger rms = BigInteger.ZERO;
  private BigInteger rhp = BigInteger.ZERO;
  private BigInteger mao = BigInteger.ZERO;
  private int days;

  private DayByDay(Dossier dossier) {
    this.dossier = dossier;
    this.facts = dossier.contracts().get(0);
    this.yearDays = LocalDate.of(dossier.year().value(), 12, 31).getDayOfYear();
    this.whole = number(RATE).multiply(number(RATE)).multiply(number(TIME)).multiply(number(MONTHS)).multiply(number(yearDays));
  }

  /** @param amounts nothing when some day has no tariff */
  record Result(int days, Optional<Amounts> amounts) {}

  static Result of(Dossier dossier) {
    return new DayByDay(dossier).walk();
  }

  private Result walk() {
    boolean computable = true;
    LocalDate adhesion = adhesion(facts.contract());
    boolean over = false;
    for (LocalDate day = adhesion; day.getYear() <= dossier.year().value(); day = day.plusDays(1)) {
      over = over || ended(adhesion, day);
      if (!over && day.getYear() == dossier.year().value() && !excluded(day)) {
        days++;
        Optional<Long> rate = rate(day);
        computable &= rate.isPresent();
        add(day, rate.orElse(0L));
      }
    }
    return new Result(
        days, computable ? Optional.of(new Amounts(cents(aif), cents(rms), cents(rhp), cents(mao))) : Optional.empty());
  }

  private static LocalDate adhesion(SignedContract c) {
    return c.effectiveOn().orElseGet(() -> Stream.of(c.doctorSignedOn(), c.caisseSignedOn(), c.arsSignedOn())
        .map(Optional::orElseThrow).max(LocalDate::compareTo).orElseThrow());
  }

  private boolean ended(LocalDate adhesion, LocalDate day) {
    boolean boundary = isBoundary(adhesion, day);
    if (boundary && !day.equals(adhesion) && (day.getYear() > 2025 || inZone(adhesion) && !inZone(day))) {
      return true;
    }
    return facts.contract().end().map(end -> {
      if (end.reason() == EndReason.NOT_RENEWED) {
        return boundary && day.isAfter(end.on());
      }
      boolean dayOfEventIsPaid = end.reason() != EndReason.RESIGNATION && end.reason() != EndReason.BREACH;
      return dayOfEventIsPaid ? day.isAfter(end.on()) : !day.isBefore(end.on());
    }).orElse(false);
  }

  /** Every third anniversary; 1 March stands for 29 February where there is none. */
  private static boolean isBoundary(LocalDate adhesion, LocalDate day) {
    boolean sameDay = day.getMonth() == adhesion.getMonth() && day.getDayOfMonth() == adhesion.getDayOfMonth()
        || adhesion.getMonthValue() == 2 && adhesion.getDayOfMonth() == 29
            && !day.isLeapYear() && day.getMonthValue() == 3 && day.getDayOfMonth() == 1;
    return sameDay && (day.getYear() - adhesion.getYear()) % 3 == 0;
  }

  private boolean inZone(LocalDate day) {
    return facts.zones().stream().anyMatch(z -> within(z.span(), day) && Set.of("ZIP", "FRAGILE").contains(z.category()));
  }

  private boolean excluded(LocalDate day) {
    Set<String> taken = facts.decisions().stream().map(d -> d.reason()).collect(Collectors.toSet());
    return taken.contains("INCOMPATIBLE_AID") && dossier.otherContracts().stream().anyMatch(o -> within(o.span(), day))
        || taken.contains("NOT_CONVENTIONED") && codes(day).equals(Set.of(0));
  }

  private Set<Integer> codes(LocalDate day) {
    return dossier.sectors().stream().filter(s -> within(s.span(), day)).map(Sector::conventionCode).collect(Collectors.toSet());
  }

  private Optional<Long> rate(LocalDate day) {
    Set<Integer> codes = codes(day);
    if (codes.equals(Set.of(1)) || codes.equals(Set.of(2))) {
      return Optional.of(RATE);
    }
    return codes.equals(Set.of(3)) ? dossier.rate().map(r -> hundredths(r.percent())) : Optional.empty();
  }

  private void add(LocalDate day, long r) {
    BigInteger flat = part(5000, r, RATE * yearDays);
    BigInteger hospital = inHospital(day) ? part(1250, r, RATE * yearDays) : BigInteger.ZERO;
    BigInteger trainees = part(300, r * time(day), RATE * TIME * day.lengthOfMonth());
    aif = aif.add(flat);
    rhp = rhp.add(hospital);
    rms = rms.add(trainees);
    mao = mao.add(flat.add(hospital).add(trainees).multiply(number(majoration(day))).divide(number(RATE)));
  }

  private BigInteger part(long euros, long numerator, long denominator) {
    return whole.divide(number(denominator)).multiply(number(euros)).multiply(number(numerator));
  }

  private boolean inHospital(LocalDate day) {
    return facts.hospitalActivities().stream().anyMatch(h -> h.documentRef().isPresent() && within(h.span(), day));
  }

  private long time(LocalDate day) {
    long sum = 0;
    for (StagiaireAttestation a : facts.attestations()) {
      boolean papers = a.agreementRef().isPresent() && a.ministryNoticeRef().isPresent();
      boolean level = a.level() == Level.INTERNE || a.level() == Level.EXTERNE
          || a.level() == Level.SASPAS && a.arsDerogationRef().isPresent();
      if (papers && level && within(a.span(), day)) {
        sum += a.timeShare().map(percent -> 2 * hundredths(percent)).orElseGet(() -> halfDays(a));
      }
    }
    return Math.min(TIME, sum);
  }

  private static long halfDays(StagiaireAttestation a) {
    long hundredths = hundredths(a.halfDaysPerWeek().orElseThrow());
    return Math.min(TIME, a.level() == Level.EXTERNE ? hundredths * 20 : hundredths * 25);
  }

  private long majoration(LocalDate day) {
    List<Majoration> granted = facts.majorations().stream()
        .filter(m -> m.arreteRef().isPresent() && within(m.span(), day)).toList();
    return granted.size() == 1 ? hundredths(granted.get(0).percent()) : 0;
  }

  private static boolean within(Span span, LocalDate day) {
    return !span.first().isAfter(day) && (span.last().isEmpty() || !span.last().get().isBefore(day));
  }

  private static long hundredths(BigDecimal value) {
    return value.movePointRight(2).longValueExact();
  }

  private static BigInteger number(long value) {
    return BigInteger.valueOf(value);
  }

  /** Half a cent goes up. */
  private Money cents(BigInteger sum) {
    return new Money(sum.multiply(number(200)).add(whole).divide(whole.shiftLeft(1)).longValueExact());
  }
}

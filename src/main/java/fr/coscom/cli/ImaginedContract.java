package fr.coscom.cli;

import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Span;
import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.EndEvent;
import fr.coscom.dossier.EndReason;
import fr.coscom.dossier.HospitalActivity;
import fr.coscom.dossier.Majoration;
import fr.coscom.dossier.OpposableRate;
import fr.coscom.dossier.Origin;
import fr.coscom.dossier.OtherContract;
import fr.coscom.dossier.PayeeAccount;
import fr.coscom.dossier.Sector;
import fr.coscom.dossier.SignedContract;
import fr.coscom.dossier.StagiaireAttestation;
import fr.coscom.dossier.Zone;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * A contract told by options: no doctor, no caisse and no file is behind it, and the day of adhesion is the one given.
 * Periods are {@code FIRST..LAST}, both days included; without LAST they are open.
 */
final class ImaginedContract {

  private static final Optional<String> THERE = Optional.of("SIMULATION");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  @Option(names = "--adhesion", required = true, paramLabel = "D")
  private LocalDate adhesion;

  @Option(names = "--end", paramLabel = "REASON:D")
  private String end;

  @Option(names = "--sector", paramLabel = "CODE[:PERIOD]")
  private List<String> sectors = List.of();

  @Option(names = "--rate", paramLabel = "PERCENT")
  private BigDecimal rate;

  @Option(names = "--hospital", paramLabel = "PERIOD")
  private List<String> hospitals = List.of();

  @Option(names = "--trainee", paramLabel = "LEVEL:TIME:PERIOD")
  private List<String> trainees = List.of();

  @Option(names = "--majoration", paramLabel = "PERCENT[:PERIOD]")
  private List<String> majorations = List.of();

  @Option(names = "--other-aid", paramLabel = "SCHEME:PERIOD")
  private List<String> otherAids = List.of();

  private int line;

  Dossier dossier(CivilYear year) {
    Optional<LocalDate> signed = Optional.of(adhesion);
    SignedContract signedContract = new SignedContract("SIMULATION", "00000000000", "311", "31555", Optional.empty(), "GROUP",
        signed, signed, signed, signed, Optional.ofNullable(end).map(this::end), false, origin("contracts.csv"));
    ContractFacts facts = new ContractFacts(signedContract, true, true,
        List.of(new Zone("ZIP", Optional.empty(), new Span(LocalDate.of(2016, 1, 1), Optional.empty()), origin("zones.csv"))),
        trainees.stream().map(this::trainee).toList(),
        hospitals.stream().map(h -> new HospitalActivity("H", span("--hospital", h), THERE, origin("hospital-activities.csv"))).toList(),
        majorations.stream().map(this::majoration).toList(), List.of(), List.of(), List.of());
    return new Dossier("00000000000", year, List.of(facts), sectors(), rate(),
        otherAids.stream().map(this::otherAid).toList(),
        List.of(new PayeeAccount(Optional.empty(), PayeeAccount.Kind.ESTATE, Optional.empty(), origin("bank-accounts.csv"))));
  }

  private EndEvent end(String told) {
    String[] parts = parts("--end", told, 2, "REASON:D");
    return new EndEvent(oneOf(EndReason.class, "--end", parts[0]), day("--end", parts[1]));
  }

  private List<Sector> sectors() {
    List<Sector> result = new ArrayList<>();
    for (String told : sectors.isEmpty() ? List.of("1") : sectors) {
      String[] parts = told.split(":", 2);
      if (!parts[0].matches("[0-3]")) {
        throw bad("--sector", told, "0, 1, 2, 3");
      }
      Span span = parts.length == 1 ? always() : span("--sector", parts[1]);
      result.add(new Sector(Integer.parseInt(parts[0]), false, span, origin("sectors.csv")));
    }
    return result;
  }

  private Optional<OpposableRate> rate() {
    if (rate == null) {
      return Optional.empty();
    }
    return Optional.of(new OpposableRate(percent("--rate", rate.toPlainString(), HUNDRED, true), origin("opposable-rates.csv")));
  }

  private StagiaireAttestation trainee(String told) {
    String[] parts = parts("--trainee", told, 3, "LEVEL:TIME:PERIOD");
    Optional<BigDecimal> halfDays = Optional.empty();
    Optional<BigDecimal> share = Optional.empty();
    if (parts[1].endsWith("/week")) {
      halfDays = Optional.of(percent("--trainee", parts[1].substring(0, parts[1].length() - 5), BigDecimal.valueOf(14), false));
    } else if (parts[1].equals("full")) {
      share = Optional.of(HUNDRED);
    } else {
      share = Optional.of(percent("--trainee", parts[1].replaceFirst("%$", ""), HUNDRED, false));
    }
    return new StagiaireAttestation("S", oneOf(StagiaireAttestation.Level.class, "--trainee", parts[0]), span("--trainee", parts[2]),
        halfDays, share, THERE, THERE, THERE, origin("stagiaire-attestations.csv"));
  }

  private Majoration majoration(String told) {
    String[] parts = told.split(":", 2);
    Span span = parts.length == 1 ? always() : span("--majoration", parts[1]);
    return new Majoration("M", percent("--majoration", parts[0].replaceFirst("%$", ""), BigDecimal.valueOf(20), false), span, THERE,
        origin("majorations.csv"));
  }

  private OtherContract otherAid(String told) {
    String[] parts = parts("--other-aid", told, 2, "SCHEME:PERIOD");
    return new OtherContract(oneOf(OtherContract.Scheme.class, "--other-aid", parts[0]), span("--other-aid", parts[1]),
        origin("other-contracts.csv"));
  }

  private Origin origin(String file) {
    return new Origin(file, 0, ++line);
  }

  private static Span always() {
    return new Span(LocalDate.of(1990, 1, 1), Optional.empty());
  }

  private static Span span(String option, String told) {
    String[] ends = told.split("\\.\\.", -1);
    if (ends.length != 2) {
      throw bad(option, told, "FIRST..LAST");
    }
    Optional<LocalDate> last = ends[1].isEmpty() ? Optional.empty() : Optional.of(day(option, ends[1]));
    LocalDate first = day(option, ends[0]);
    if (last.isPresent() && last.get().isBefore(first)) {
      throw bad(option, told, "FIRST ≤ LAST");
    }
    return new Span(first, last);
  }

  private static LocalDate day(String option, String told) {
    try {
      return LocalDate.parse(told);
    } catch (DateTimeException e) {
      throw bad(option, told, "yyyy-MM-dd");
    }
  }

  /** At most two decimals, above 0 (or from 0), at most {@code most}. */
  private static BigDecimal percent(String option, String told, BigDecimal most, boolean zero) {
    String expected = (zero ? "0 – " : "> 0 – ") + most + ", 0.00";
    try {
      BigDecimal value = new BigDecimal(told.replace(',', '.'));
      if (value.signum() < (zero ? 0 : 1) || value.compareTo(most) > 0 || value.stripTrailingZeros().scale() > 2) {
        throw bad(option, told, expected);
      }
      return value;
    } catch (NumberFormatException e) {
      throw bad(option, told, expected);
    }
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String option, String told) {
    try {
      return Enum.valueOf(type, told);
    } catch (IllegalArgumentException e) {
      throw bad(option, told, List.of(type.getEnumConstants()).toString());
    }
  }

  private static String[] parts(String option, String told, int count, String expected) {
    String[] parts = told.split(":");
    if (parts.length != count) {
      throw bad(option, told, expected);
    }
    return parts;
  }

  private static CommandRefused bad(String option, String told, String expected) {
    return new CommandRefused(ExitCode.USAGE, "simulate.bad", option, told, expected);
  }
}

package fr.coscom.entitlement;

import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Span;
import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.Decision;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.EndEvent;
import fr.coscom.dossier.EndReason;
import fr.coscom.dossier.Hold;
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
import fr.coscom.law.ParameterSet;
import fr.coscom.law.RuleParameters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A doctor's year told in words, for tables that a benefits officer can read. Steps are parted by commas; {@code contract} opens a
 * second contract. What is not told is ordinary: practice GROUP in a ZIP, secteur 1 for ever, an account, a paying caisse.
 *
 * <pre>
 * signed 2023-03-15              signed 2023-03-15 - 2023-03-20      effective 2023-04-01      ends RESIGNATION 2023-09-30
 * sector 3 2023-07-01..          rate 62.40      no sector      practice NONE      caisse 811      zone ZAC 2018-01-01..
 * hospital 2023-01-01..          interne full 2023-05-01..2023-10-31      externe 3/w …      saspas 50% …      majoration 20 2023-07-01..
 * without ministry | derogation | everything | arrete | document | paper: the row told before lacks it
 * CAIM 2022-01-01..2023-06-30    decision PAY RETROACTIVE_EFFECT      account ESTATE      no account      no caisse account      hold      rejected      not sent      withdrawn
 * </pre>
 */
final class Story {

  private static final class Told {
    private String caisse = "311";
    private String practice = "GROUP";
    private boolean withdrawn;
    private boolean sent = true;
    private boolean caisseAccount = true;
    private List<Optional<LocalDate>> signed = List.of(Optional.empty(), Optional.empty(), Optional.empty());
    private Optional<LocalDate> effective = Optional.empty();
    private Optional<EndEvent> end = Optional.empty();
    private final List<Zone> zones = new ArrayList<>();
    private final List<StagiaireAttestation> attestations = new ArrayList<>();
    private final List<HospitalActivity> hospitals = new ArrayList<>();
    private final List<Majoration> majorations = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Origin> rejected = new ArrayList<>();
  }

  private static final Map<Integer, RuleParameters> PARAMETERS = new ConcurrentHashMap<>();

  private final CivilYear year;
  private final List<Told> contracts = new ArrayList<>(List.of(new Told()));
  private final List<Sector> sectors = new ArrayList<>();
  private final List<OtherContract> others = new ArrayList<>();
  private final List<PayeeAccount> accounts = new ArrayList<>();
  private Optional<OpposableRate> rate = Optional.empty();
  private boolean sectorTold;
  private boolean accountTold;
  private int line = 1;

  private Story(int year) {
    this.year = new CivilYear(year);
  }

  static Dossier of(int year, String told) {
    Story story = new Story(year);
    for (String step : told.split(",")) {
      if (!step.isBlank()) {
        story.tell(step.trim().split(" +"));
      }
    }
    return story.dossier();
  }

  static List<Entitlement> assess(int year, String told) {
    return Assessment.of(of(year, told), parameters(year));
  }

  static RuleParameters parameters(int year) {
    return PARAMETERS.computeIfAbsent(year, y -> ParameterSet.current().forYear(new CivilYear(y)));
  }

  private Told last() {
    return contracts.get(contracts.size() - 1);
  }

  private void tell(String[] w) {
    Told c = last();
    switch (w[0]) {
      case "contract" -> contracts.add(new Told());
      case "signed" -> c.signed = List.of(day(w[1]), day(w[w.length > 2 ? 2 : 1]), day(w[w.length > 3 ? 3 : 1]));
      case "effective" -> c.effective = day(w[1]);
      case "ends" -> c.end = Optional.of(new EndEvent(EndReason.valueOf(w[1]), LocalDate.parse(w[2])));
      case "caisse" -> c.caisse = w[1];
      case "practice" -> c.practice = w[1];
      case "zone" -> c.zones.add(new Zone(w[1], Optional.empty(), span(w[2]), origin("zones.csv")));
      case "sector" -> {
        sectorTold = true;
        sectors.add(new Sector(Integer.parseInt(w[1]), w.length > 3, span(w[2]), origin("sectors.csv")));
      }
      case "rate" -> rate = Optional.of(new OpposableRate(new BigDecimal(w[1]), origin("opposable-rates.csv")));
      case "hospital" -> c.hospitals.add(
          new HospitalActivity("H" + line, span(w[1]), Optional.of("DOC"), origin("hospital-activities.csv")));
      case "interne", "externe", "saspas", "docteur_junior" -> c.attestations.add(attestation(w));
      case "majoration" -> c.majorations.add(
          new Majoration("M" + line, new BigDecimal(w[1]), span(w[2]), Optional.of("ARR"), origin("majorations.csv")));
      case "without" -> without(c, w[1]);
      case "decision" -> c.decisions.add(new Decision(w[2], Decision.Kind.valueOf(w[1]), Optional.of("DEC"), "director",
          LocalDate.of(2024, 3, 1), origin("decisions.csv")));
      case "account" -> {
        accountTold = true;
        accounts.add(new PayeeAccount(Optional.empty(), PayeeAccount.Kind.valueOf(w[1]), Optional.empty(), origin("bank-accounts.csv")));
      }
      case "hold" -> c.holds.add(new Hold("LITIGATION", LocalDate.of(2023, 1, 1), origin("holds.csv")));
      case "rejected" -> c.rejected.add(origin("sectors.csv"));
      case "withdrawn" -> c.withdrawn = true;
      case "not" -> c.sent = false;
      case "no" -> no(c, w[1]);
      default -> others.add(new OtherContract(OtherContract.Scheme.valueOf(w[0]), span(w[1]), origin("other-contracts.csv")));
    }
  }

  private void no(Told c, String what) {
    switch (what) {
      case "sector" -> sectorTold = true;
      case "account" -> accountTold = true;
      case "caisse" -> c.caisseAccount = false;
      default -> throw new IllegalArgumentException("no " + what);
    }
  }

  private void without(Told c, String what) {
    int a = c.attestations.size() - 1;
    int m = c.majorations.size() - 1;
    int h = c.hospitals.size() - 1;
    switch (what) {
      case "ministry" -> c.attestations.set(a, paper(c.attestations.get(a), Optional.empty(), Optional.of("DER")));
      case "derogation" -> c.attestations.set(a, paper(c.attestations.get(a), Optional.of("MIN"), Optional.empty()));
      case "everything" -> c.attestations.set(a, paper(c.attestations.get(a), Optional.empty(), Optional.empty()));
      case "arrete" -> c.majorations.set(m, new Majoration(c.majorations.get(m).majorationId(), c.majorations.get(m).percent(),
          c.majorations.get(m).span(), Optional.empty(), c.majorations.get(m).origin()));
      case "paper" -> c.decisions.set(c.decisions.size() - 1, unjustified(c.decisions.get(c.decisions.size() - 1)));
      case "document" -> c.hospitals.set(h, new HospitalActivity(c.hospitals.get(h).activityId(), c.hospitals.get(h).span(),
          Optional.empty(), c.hospitals.get(h).origin()));
      default -> throw new IllegalArgumentException("without " + what);
    }
  }

  private static Decision unjustified(Decision d) {
    return new Decision(d.reason(), d.kind(), Optional.empty(), d.decidedBy(), d.decidedOn(), d.origin());
  }

  private StagiaireAttestation paper(StagiaireAttestation a, Optional<String> ministry, Optional<String> derogation) {
    return new StagiaireAttestation(
        a.attestationId(), a.level(), a.span(), a.halfDaysPerWeek(), a.timeShare(), a.agreementRef(), ministry, derogation, a.origin());
  }

  private StagiaireAttestation attestation(String[] w) {
    Optional<BigDecimal> halfDays = w[1].endsWith("/w") ? Optional.of(new BigDecimal(w[1].replace("/w", ""))) : Optional.empty();
    Optional<BigDecimal> share = halfDays.isPresent()
        ? Optional.empty()
        : Optional.of(w[1].equals("full") ? new BigDecimal("100") : new BigDecimal(w[1].replace("%", "")));
    return new StagiaireAttestation("S" + line, StagiaireAttestation.Level.valueOf(w[0].toUpperCase(Locale.ROOT)), span(w[2]),
        halfDays, share, Optional.of("CONV"), Optional.of("MIN"), Optional.of("DER"), origin("stagiaire-attestations.csv"));
  }

  private static Optional<LocalDate> day(String word) {
    return word.equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(word));
  }

  private static Span span(String word) {
    String[] ends = word.split("\\.\\.", -1);
    return new Span(LocalDate.parse(ends[0]), ends[1].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(ends[1])));
  }

  private Origin origin(String file) {
    return new Origin(file, 1, ++line);
  }

  private Dossier dossier() {
    if (!sectorTold) {
      sectors.add(new Sector(1, false, span("1990-01-01.."), origin("sectors.csv")));
    }
    if (!accountTold) {
      accounts.add(new PayeeAccount(Optional.empty(), PayeeAccount.Kind.DOCTOR, Optional.empty(), origin("bank-accounts.csv")));
    }
    List<ContractFacts> facts = new ArrayList<>();
    for (Told c : contracts) {
      if (c.zones.isEmpty()) {
        c.zones.add(new Zone("ZIP", Optional.empty(), span("2016-01-01.."), origin("zones.csv")));
      }
      SignedContract contract = new SignedContract("C" + (facts.size() + 1), "10000000001", c.caisse, c.caisse.substring(0, 2) + "555",
          Optional.empty(), c.practice, c.signed.get(0), c.signed.get(1), c.signed.get(2), c.effective, c.end, c.withdrawn,
          origin("contracts.csv"));
      facts.add(new ContractFacts(contract, c.sent, c.caisseAccount, c.zones, c.attestations, c.hospitals, c.majorations,
          c.holds, c.decisions, c.rejected));
    }
    return new Dossier("10000000001", year, facts, sectors, rate, others, accounts);
  }
}

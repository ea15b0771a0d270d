package fr.coscom.audit;

import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The parameters of the second calculation, by name: all of them, no other, each with a value that its SQL can follow. */
record SecondParameters(Map<String, String> values) {

  private static final int MOST_HALF_DAYS = 14;
  private static final Set<String> COMPONENTS = Set.of("AIF", "RMS", "RHP");
  private static final Map<String, Consumer<String>> KNOWN = known();

  /** @throws IllegalArgumentException when a name is missing or unknown, or a value is one that the SQL does not follow */
  SecondParameters {
    values = Map.copyOf(values);
    Set<String> missing = new TreeSet<>(KNOWN.keySet());
    missing.removeAll(values.keySet());
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(KNOWN.keySet());
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "parameters of the second calculation: missing %s, unknown %s".formatted(missing, unknown));
    }
    values.forEach(SecondParameters::check);
  }

  static Set<String> names() {
    return KNOWN.keySet();
  }

  private static void check(String name, String value) {
    try {
      KNOWN.get(name).accept(value);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("the second calculation does not support %s=%s".formatted(name, value), e);
    }
  }

  private static Map<String, Consumer<String>> known() {
    Map<String, Consumer<String>> known = new LinkedHashMap<>();
    List.of("aif_amount", "rhp_amount", "rms_amount").forEach(name -> known.put(name, SecondParameters::amount));
    List.of("opening_date", "closure_date", "last_renewal_date").forEach(name -> known.put(name, LocalDate::parse));
    List.of("reference_interne", "reference_externe", "reference_saspas")
        .forEach(name -> known.put(name, SecondParameters::halfDays));
    known.put("stagiaire_cap", oneOf("ONE_FULL_TIME", "NONE"));
    known.put("adhesion_rule", oneOf("LAST_SIGNATURE", "DOCTOR_SIGNATURE"));
    known.put("opposable_components", SecondParameters::components);
    known.put("optam_exempt", oneOf("NO", "YES"));
    known.put("dp_prorated", oneOf("NO", "YES"));
    known.put("sector2_without_optam", oneOf("YES"));
    known.put("hospital_days", oneOf("BOTH_CONTRACTS", "CONTRACT_ONLY"));
    known.put("zone_loss", oneOf("END_OF_TERM", "AT_ONCE"));
    List.of("day_resignation", "day_breach", "day_death", "day_retirement", "day_cessation", "day_left_zone")
        .forEach(name -> known.put(name, oneOf("EXCLUDED", "INCLUDED")));
    return known;
  }

  private static void amount(String euros) {
    require(!Money.parse(euros).isNegative());
  }

  /** A share must be a whole number of a fraction small enough for exact integers: whole half-days of one week. */
  private static void halfDays(String number) {
    int halfDays = Integer.parseInt(number);
    require(halfDays >= 1 && halfDays <= MOST_HALF_DAYS);
  }

  private static void components(String list) {
    List<String> names = List.of(list.split("\\|", -1));
    require(COMPONENTS.containsAll(names) && Set.copyOf(names).size() == names.size());
  }

  private static Consumer<String> oneOf(String... values) {
    return value -> require(List.of(values).contains(value));
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("not one of the supported values");
    }
  }
}

package fr.coscom.law;

import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The values in force in one civil year, by name. */
public final class RuleParameters {

  private final CivilYear year;
  private final Map<String, Parameter> values;
  private final Set<Component> opposable;

  RuleParameters(CivilYear year, Map<String, Parameter> values) {
    this.year = year;
    this.values = Map.copyOf(values);
    this.opposable = Arrays.stream(text("opposable_components").split("\\|")).filter(s -> !s.isEmpty())
        .map(Component::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  public CivilYear year() {
    return year;
  }

  /** @throws IllegalArgumentException when there is no parameter of that name */
  public String text(String name) {
    return named(name).value();
  }

  /**
   * Where the value was read.
   *
   * @throws IllegalArgumentException when there is no parameter of that name
   */
  public LegalSource source(String name) {
    return named(name).source();
  }

  private Parameter named(String name) {
    Parameter parameter = values.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return parameter;
  }

  public boolean is(String name, String value) {
    return text(name).equals(value);
  }

  public Money euros(String name) {
    return Money.parse(text(name));
  }

  public LocalDate date(String name) {
    return LocalDate.parse(text(name));
  }

  public int number(String name) {
    return Integer.parseInt(text(name));
  }

  /** Whether a component takes the opposable rate (L05). */
  public boolean takesOpposableRate(Component component) {
    return opposable.contains(component);
  }

  /** Those behind the readings given, name and value, sorted by name. */
  public Map<String, String> behind(Set<Reading> readings) {
    Map<String, String> sorted = new LinkedHashMap<>();
    values.keySet().stream().sorted()
        .filter(name -> values.get(name).reading().map(readings::contains).orElse(false))
        .forEach(name -> sorted.put(name, values.get(name).value()));
    return sorted;
  }

  /** Name and value, sorted by name. */
  public Map<String, String> values() {
    Map<String, String> sorted = new LinkedHashMap<>();
    values.keySet().stream().sorted().forEach(name -> sorted.put(name, values.get(name).value()));
    return sorted;
  }
}

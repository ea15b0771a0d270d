package fr.coscom.audit;

import fr.coscom.audit.ContractDifference.Part;
import fr.coscom.audit.ContractDifference.Side;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import fr.coscom.dossier.Dossier;
import fr.coscom.entitlement.Assessment;
import fr.coscom.entitlement.Entitlement;
import fr.coscom.entitlement.Status;
import fr.coscom.law.ParameterSet;
import fr.coscom.law.RuleParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * Tells which changed fact moved how many cents of the contracts of a few doctors. Every set of changes is made in what was known
 * before, and assessed by the rules that pay; {@link Attribution} splits the difference. A held contract orders and claims nothing: it
 * stands at what was ordered after the earlier run, whatever it would bring.
 */
final class Causes {

  private final KnownRows before;
  private final CivilYear year;
  private final ParameterSet oldParameters;
  private final RuleParameters newValues;
  private final List<Change> changes;
  private final List<Map<String, Entitlement>> assessed = new ArrayList<>();
  private final Map<Set<String>, RuleParameters> mixed = new HashMap<>();

  Causes(KnownRows before, KnownRows after, CivilYear year, ParameterSet oldParameters, ParameterSet newParameters) {
    this.before = before;
    this.year = year;
    this.oldParameters = oldParameters;
    this.newValues = newParameters.forYear(year);
    this.changes = Change.between(before, after, oldParameters.forYear(year).values(), newValues.values());
    for (int mask = 0; mask < 1 << changes.size(); mask++) {
      assessed.add(assess(mask));
    }
  }

  private Map<String, Entitlement> assess(int mask) {
    KnownRows known = before.copy();
    Set<String> switched = new TreeSet<>();
    for (int i = 0; i < changes.size(); i++) {
      if ((mask & 1 << i) != 0) {
        changes.get(i).make().accept(known);
        switched.addAll(changes.get(i).parameters());
      }
    }
    Map<String, Entitlement> entitlements = new HashMap<>();
    for (Dossier dossier : new RowsDossier(known, year).dossiers()) {
      Assessment.of(dossier, parameters(switched)).forEach(e -> entitlements.put(e.contract().contractId(), e));
    }
    return entitlements;
  }

  private RuleParameters parameters(Set<String> switched) {
    return mixed.computeIfAbsent(switched, names -> {
      ParameterSet set = oldParameters;
      for (String name : names) {
        set = set.with(name, newValues.text(name));
      }
      return set.forYear(year);
    });
  }

  /** The parts of the difference between the two sides of a contract, causes that moved nothing included. */
  List<Part> of(String contractId, Side was, Side is) {
    Map<Component, long[]> parts = new HashMap<>();
    for (Component component : Component.values()) {
      parts.put(component, Attribution.parts(values(contractId, component, was.ordered())));
    }
    List<Part> told = new ArrayList<>();
    Amounts left = is.ordered().minus(was.ordered());
    for (int i = 0; i < changes.size(); i++) {
      int cause = i;
      Amounts moved = amounts(component -> parts.get(component)[cause]);
      left = left.minus(moved);
      told.add(new Part(changes.get(i).fact(), moved));
    }
    if (!left.equals(Amounts.ZERO)) {
      told.add(new Part(rest(contractId, was, is), left));
    }
    return told;
  }

  private long[] values(String contractId, Component component, Amounts orderedBefore) {
    long[] values = new long[assessed.size()];
    for (int mask = 0; mask < values.length; mask++) {
      values[mask] = standing(assessed.get(mask).get(contractId), orderedBefore).of(component).cents();
    }
    return values;
  }

  private static Amounts standing(Entitlement entitlement, Amounts orderedBefore) {
    if (entitlement == null) {
      return Amounts.ZERO;
    }
    return entitlement.status() == Status.HELD ? orderedBefore : entitlement.amounts().orElseThrow();
  }

  /** What no fact explains. */
  private ChangedFact rest(String contractId, Side was, Side is) {
    boolean same = found(0, contractId, was) && found(assessed.size() - 1, contractId, is);
    return new ChangedFact(same ? ChangedFact.Kind.ORDERED_BETWEEN : ChangedFact.Kind.PROGRAM, "", "", "", Optional.empty(),
        Optional.empty(), Optional.empty());
  }

  private boolean found(int mask, String contractId, Side side) {
    Entitlement entitlement = assessed.get(mask).get(contractId);
    return side.status().equals(Optional.ofNullable(entitlement).map(e -> e.status().name()))
        && (entitlement == null || entitlement.status() == Status.HELD || entitlement.amounts().equals(side.due()));
  }

  private static Amounts amounts(ToLongFunction<Component> cents) {
    return new Amounts(new Money(cents.applyAsLong(Component.AIF)), new Money(cents.applyAsLong(Component.RMS)),
        new Money(cents.applyAsLong(Component.RHP)), new Money(cents.applyAsLong(Component.MAO)));
  }
}

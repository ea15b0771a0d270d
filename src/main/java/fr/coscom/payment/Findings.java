package fr.coscom.payment;

import fr.coscom.basis.MaskedIban;
import fr.coscom.payment.Violation.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects violations: of an error the first few and a count of the others, of a warning one line with its count. */
final class Findings {

  private static final int SHOWN = 20;

  private final Map<String, List<Violation>> shown = new TreeMap<>();
  private final Map<String, Integer> counted = new TreeMap<>();

  void require(boolean holds, String rule, String where, String found, String expected) {
    require(holds, Severity.ERROR, rule, where, found, expected);
  }

  void require(boolean holds, Severity severity, String rule, String where, String found, String expected) {
    if (holds) {
      return;
    }
    int most = severity == Severity.ERROR ? SHOWN : 1;
    List<Violation> list = shown.computeIfAbsent(rule, none -> new ArrayList<>());
    if (counted.merge(rule, 1, Integer::sum) <= most) {
      list.add(new Violation(rule, severity, where, MaskedIban.inText(found), MaskedIban.inText(expected)));
    }
  }

  void fail(String rule, String where, String found, String expected) {
    require(false, rule, where, found, expected);
  }

  /** By rule, then in the order of the file. */
  List<Violation> list() {
    List<Violation> all = new ArrayList<>();
    shown.forEach((rule, list) -> {
      all.addAll(list);
      int more = counted.get(rule) - list.size();
      if (more > 0) {
        Violation last = list.get(list.size() - 1);
        all.add(new Violation(rule, last.severity(), "", "+ " + more, last.expected()));
      }
    });
    return all;
  }
}

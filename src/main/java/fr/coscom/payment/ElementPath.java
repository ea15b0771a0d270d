package fr.coscom.payment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a reader stands: the names of the open elements below {@code Document/CstmrCdtTrfInitn}. Each path is built
 * once and found again at the next transaction.
 */
final class ElementPath {

  private static final int ABOVE = 2;
  private static final String[] GROUPS = {"PmtInf/CdtTrfTxInf/", "PmtInf/", "GrpHdr/"};

  private final Deque<Step> open = new ArrayDeque<>();
  private final Step start = new Step("", "", "", new HashMap<>());

  private record Step(String name, String path, String inGroup, Map<String, Step> below) {}

  void open(String name) {
    Step parent = open.isEmpty() ? start : open.getFirst();
    open.push(parent.below.computeIfAbsent(name, none -> below(parent, name)));
  }

  private Step below(Step parent, String name) {
    String path = open.size() < ABOVE ? "" : parent.path.isEmpty() ? name : parent.path + "/" + name;
    String inGroup = path;
    for (String group : GROUPS) {
      if (path.startsWith(group)) {
        inGroup = path.substring(group.length());
        break;
      }
    }
    return new Step(name, path, inGroup, new HashMap<>());
  }

  void close() {
    open.pop();
  }

  int depth() {
    return open.size();
  }

  String last() {
    return open.getFirst().name;
  }

  boolean isInHeader() {
    return toString().equals("GrpHdr") || toString().startsWith("GrpHdr/");
  }

  /** The path below the header, block or transaction. */
  String inGroup() {
    return open.getFirst().inGroup;
  }

  @Override
  public String toString() {
    return open.isEmpty() ? "" : open.getFirst().path;
  }
}

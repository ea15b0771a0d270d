package fr.coscom.payment;

import java.util.ArrayDeque;
import java.util.Deque;

/** Where a reader stands: the names of the open elements below {@code Document/CstmrCdtTrfInitn}. */
final class ElementPath {

  private static final int ABOVE = 2;

  private final Deque<String> paths = new ArrayDeque<>();
  private final Deque<String> names = new ArrayDeque<>();

  void open(String name) {
    names.push(name);
    String parent = toString();
    paths.push(names.size() <= ABOVE ? "" : parent.isEmpty() ? name : parent + "/" + name);
  }

  void close() {
    names.pop();
    paths.pop();
  }

  int depth() {
    return names.size();
  }

  String last() {
    return names.getFirst();
  }

  boolean isIn(String group) {
    return toString().equals(group) || toString().startsWith(group + "/");
  }

  /** The path below the header, block or transaction. */
  String inGroup() {
    String path = toString();
    for (String group : new String[] {"PmtInf/CdtTrfTxInf", "PmtInf", "GrpHdr"}) {
      if (path.startsWith(group + "/")) {
        return path.substring(group.length() + 1);
      }
    }
    return path;
  }

  @Override
  public String toString() {
    return paths.isEmpty() ? "" : paths.getFirst();
  }
}

package fr.coscom.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The one call to the database that fails, and how. */
final class Fault {

  /** How a call fails. */
  enum Mode {
    /** The server never hears of it. */
    BEFORE,
    /** The server did it, the program is told it did not. */
    AFTER,
    /** The session is gone. */
    CUT,
    /** The server chose it as the victim of a deadlock. */
    DEADLOCK
  }

  @FunctionalInterface
  interface Call {
    Object make() throws Throwable;
  }

  private final Mode mode;
  private final int at;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile String hit;

  /** @param at 0 lets every call pass */
  Fault(Mode mode, int at) {
    this.mode = mode;
    this.at = at;
  }

  int calls() {
    return calls.get();
  }

  /** The method that failed; null when the job ended before. */
  String hit() {
    return hit;
  }

  Object around(Connection session, String method, Call call) throws Throwable {
    if (calls.incrementAndGet() != at) {
      return call.make();
    }
    hit = method;
    if (mode == Mode.AFTER) {
      call.make();
    }
    if (mode == Mode.CUT && session != null) {
      session.abort(Runnable::run);
    }
    throw switch (mode) {
      case CUT -> new SQLException("injected: the session is gone", "08006");
      case DEADLOCK -> new SQLException("injected: deadlock detected", "40P01");
      default -> new SQLException("injected: failure", "XX000");
    };
  }

  @Override
  public String toString() {
    return mode + " at call " + at + " (" + hit + ")";
  }
}

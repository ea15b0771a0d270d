package fr.coscom.platform;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds in a failure that the database went away. What a library threw on its way out may hide it. */
final class LostDatabase {

  /** A shutdown, a crash, a server that is starting; class 08 is the connection. */
  private static final String STARTING = "57P03";
  static final Set<String> STATES = Set.of("57P01", "57P02", STARTING);

  /** The word of the pool for a session that it threw away since it broke: a rollback meets it, and hides what broke the session. */
  private static final String THROWN_AWAY = "Connection is closed";

  private LostDatabase() {}

  /** The key of the sentence that says how it went away. */
  static Optional<String> sentence(Throwable failure) {
    return behind(failure, Collections.newSetFromMap(new IdentityHashMap<>())).filter(LostDatabase::lost).findFirst()
        .map(first -> sentenceOf(deepest(first)));
  }

  private static String sentenceOf(Throwable lost) {
    String state = lost instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    return state.equals(STARTING) ? "database.starting" : STATES.contains(state) ? "database.stopped" : "database.lost";
  }

  /** Whether nobody answered at all: a server that refuses TLS or a password has. */
  static boolean network(Throwable failure) {
    return behind(failure, Collections.newSetFromMap(new IdentityHashMap<>())).anyMatch(
        each -> each instanceof SocketException || each instanceof SocketTimeoutException || each instanceof UnknownHostException);
  }

  private static Throwable deepest(Throwable lost) {
    return lost.getCause() != null && lost(lost.getCause()) ? deepest(lost.getCause()) : lost;
  }

  /** What the server or the network said, on one line without its full stop. */
  static String said(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip().replaceFirst("\\.$", "");
  }

  private static boolean lost(Throwable failure) {
    if (failure instanceof SQLException sql) {
      String state = sql.getSQLState();
      return state == null ? THROWN_AWAY.equals(sql.getMessage()) : state.startsWith("08") || STATES.contains(state);
    }
    return failure instanceof ConnectException;
  }

  /** The failure, its causes and what was suppressed in their favour, each once. */
  private static Stream<Throwable> behind(Throwable failure, Set<Throwable> seen) {
    if (!seen.add(failure)) {
      return Stream.empty();
    }
    Stream<Throwable> next = Stream.concat(Stream.ofNullable(failure.getCause()), Arrays.stream(failure.getSuppressed()));
    return Stream.concat(Stream.of(failure), next.flatMap(each -> behind(each, seen)));
  }
}

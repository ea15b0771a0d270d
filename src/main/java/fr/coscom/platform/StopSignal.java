package fr.coscom.platform;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the program in order when it is asked to (SIGTERM, Ctrl-C): those who work are told, they end what they have begun, the
 * database is let go, and only then does the program end. There is one hook, since several run side by side.
 */
public final class StopSignal {

  /** Somebody who is told. */
  @FunctionalInterface
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  private static final long PATIENCE_SECONDS = 120;

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean raised;

  /** Hooks into the end of the program. */
  public static StopSignal hooked() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::raise, "stop"));
    return signal;
  }

  /** A signal that only {@link #raise} raises. */
  public static StopSignal unhooked() {
    StopSignal signal = new StopSignal();
    signal.finished();
    return signal;
  }

  /** Tells the listener, until what is returned is closed; at once when the signal is raised already. */
  public Listening onStop(Runnable listener) {
    listeners.add(listener);
    if (raised) {
      listener.run();
    }
    return () -> listeners.remove(listener);
  }

  public boolean raised() {
    return raised;
  }

  /** The main thread has closed everything: the program may end. */
  public void finished() {
    finished.countDown();
  }

  public void raise() {
    raised = true;
    listeners.forEach(Runnable::run);
    try {
      finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

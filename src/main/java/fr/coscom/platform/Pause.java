package fr.coscom.platform;

/** Waiting a moment for another process. */
final class Pause {

  private Pause() {}

  static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable(e, "interrupted");
    }
  }
}

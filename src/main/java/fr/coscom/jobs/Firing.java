package fr.coscom.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A firing that is tried more than once. Each try moves the time at which db-scheduler executes it; the day that it is for stays.
 *
 * @param tries that have failed
 */
record Firing(Instant due, int tries) {

  /** As {@code 2025-04-15T04:00:00Z 3}: whoever looks at the table can read it. */
  static final Serializer AS_TEXT = new Serializer() {
    @Override
    public byte[] serialize(Object data) {
      return data == null ? null : data.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
      return data == null ? null : type.cast(parse(new String(data, StandardCharsets.US_ASCII)));
    }
  };

  /** One that has not been tried is due when it is executed first. */
  static Firing of(Execution execution) {
    return execution.taskInstance.getData() instanceof Firing tried ? tried : new Firing(execution.executionTime, 0);
  }

  Firing triedAgain(int times) {
    return new Firing(due, tries + times);
  }

  private static Firing parse(String text) {
    String[] parts = text.split(" ");
    return new Firing(Instant.parse(parts[0]), Integer.parseInt(parts[1]));
  }

  @Override
  public String toString() {
    return due + " " + tries;
  }
}

package fr.coscom.jobs;

import fr.coscom.basis.Messages;
import fr.coscom.platform.Worded;

/** A job cannot be started as its definition, or what was set over it, says: a person has to change one of them. */
public final class ScheduleUnusable extends RuntimeException implements Worded {

  private final String key;
  private final Object[] arguments;

  ScheduleUnusable(String key, Object... arguments) {
    super(Messages.of("jobs", "fr").text(key, arguments));
    this.key = key;
    this.arguments = arguments.clone();
  }

  @Override
  public String text(String language) {
    return Messages.of("jobs", language).text(key, arguments);
  }
}

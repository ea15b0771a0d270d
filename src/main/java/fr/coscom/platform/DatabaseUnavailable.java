package fr.coscom.platform;

import java.util.Optional;

/** The database cannot be used now. The message says why and what to do next. */
public final class DatabaseUnavailable extends RuntimeException implements Worded {

  private final Wording wording;

  DatabaseUnavailable(Throwable cause, String key, Object... arguments) {
    this(cause, Wording.of(key, arguments));
  }

  private DatabaseUnavailable(Throwable cause, Wording wording) {
    super(wording.byDefault(), cause);
    this.wording = wording;
  }

  /** What is behind another failure, when it is that the database went away while it was used. The driver's own words stay in the cause. */
  public static Optional<DatabaseUnavailable> behind(Throwable failure) {
    return LostDatabase.sentence(failure).map(key -> new DatabaseUnavailable(failure, key));
  }

  @Override
  public String text(String language) {
    return wording.text(language);
  }
}

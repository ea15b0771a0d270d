package fr.coscom.platform;

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

  @Override
  public String text(String language) {
    return wording.text(language);
  }
}

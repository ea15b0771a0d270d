package fr.coscom.platform;

/** A variable of the environment has a value that cannot be used. */
public final class BadSetting extends IllegalArgumentException implements Worded {

  private final Wording wording;

  BadSetting(Throwable cause, String key, Object... arguments) {
    this(cause, Wording.of(key, arguments));
  }

  private BadSetting(Throwable cause, Wording wording) {
    super(wording.byDefault(), cause);
    this.wording = wording;
  }

  @Override
  public String text(String language) {
    return wording.text(language);
  }
}

package fr.coscom.platform;

/** A file of the final name is there already with other bytes. It was left untouched. */
public final class OutputConflict extends RuntimeException implements Worded {

  private final Wording wording;

  OutputConflict(Throwable cause, String key, Object... arguments) {
    this(cause, Wording.of(key, arguments));
  }

  private OutputConflict(Throwable cause, Wording wording) {
    super(wording.byDefault(), cause);
    this.wording = wording;
  }

  @Override
  public String text(String language) {
    return wording.text(language);
  }
}

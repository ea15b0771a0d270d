package fr.coscom.bank;

import fr.coscom.basis.Messages;
import fr.coscom.platform.Worded;

/** A file of the bank that cannot be read or trusted: nothing of it is taken. The message never shows a value of the file. */
public final class AnswerFileRefused extends RuntimeException implements Worded {

  private final String file;
  private final String key;
  private final String found;

  /** @param key of the sentence in this package's bundle */
  AnswerFileRefused(String file, String key, String found, Throwable cause) {
    super(file + ": " + key + " " + found, cause);
    this.file = file;
    this.key = key;
    this.found = found;
  }

  @Override
  public String text(String language) {
    Messages words = Messages.of("bank", language);
    return words.text("refused", file, words.text("refused." + key, found));
  }
}

package fr.coscom.basis;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences of one stage, in French or English, from {@code fr/coscom/STAGE/messages_fr.properties} and its twin in
 * {@code _en}. Arguments are put in as they are: whoever calls formats dates and amounts first.
 */
public final class Messages {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;

  private Messages(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * @param stage the last part of the package's name
   * @param language {@code fr} or {@code en}
   * @throws java.util.MissingResourceException when there is no such bundle
   */
  public static Messages of(String stage, String language) {
    return new Messages(ResourceBundle.getBundle(
        "fr.coscom." + stage + ".messages", Locale.forLanguageTag(language), Messages.class.getClassLoader(), NO_FALLBACK));
  }

  /** @throws java.util.MissingResourceException when the bundle has no such key */
  public String text(String key, Object... arguments) {
    Object[] words = new Object[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(words);
  }
}

package fr.coscom.basis;

import java.text.ChoiceFormat;
import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences of one stage, in French or English, from {@code fr/coscom/STAGE/messages_fr.properties} and its twin in
 * {@code _en}. Arguments are put in as they are, but for amounts, which are put in figures of the language: whoever calls formats dates.
 */
public final class Messages {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;
  private final String language;

  private Messages(ResourceBundle bundle, String language) {
    this.bundle = bundle;
    this.language = language;
  }

  /**
   * @param stage the last part of the package's name
   * @param language {@code fr} or {@code en}
   * @throws java.util.MissingResourceException when there is no such bundle
   */
  public static Messages of(String stage, String language) {
    return new Messages(ResourceBundle.getBundle(
        "fr.coscom." + stage + ".messages", Locale.forLanguageTag(language), Messages.class.getClassLoader(), NO_FALLBACK), language);
  }

  /**
   * A {@code {0}} is the argument as it writes itself, of a {@link Money} its figures without the sign of the euro; a {@code {0,choice,0#ligne|2#lignes}} chooses by the argument, which is a
   * {@link Count} or another number then.
   *
   * @throws java.util.MissingResourceException when the bundle has no such key
   */
  public String text(String key, Object... arguments) {
    MessageFormat sentence = new MessageFormat(bundle.getString(key), Locale.ROOT);
    Format[] formats = sentence.getFormats();
    for (int i = 0; i < formats.length; i++) {
      sentence.setFormat(i, new Place((ChoiceFormat) formats[i], language));
    }
    return sentence.format(arguments);
  }

  /** Numbers keep the figures they come with; nothing is formatted by a locale. */
  private static final class Place extends Format {

    private static final long serialVersionUID = 1L;

    private final ChoiceFormat choice;
    private final String language;

    Place(ChoiceFormat choice, String language) {
      this.choice = choice;
      this.language = language;
    }

    @Override
    public StringBuffer format(Object argument, StringBuffer to, FieldPosition position) {
      if (choice != null) {
        return to.append(choice.format(number(argument)));
      }
      return to.append(argument instanceof Money amount ? amount.figures(language) : argument);
    }

    private static long number(Object argument) {
      return argument instanceof Count count ? count.number() : ((Number) argument).longValue();
    }

    @Override
    public Object parseObject(String text, ParsePosition position) {
      throw new UnsupportedOperationException();
    }
  }
}

package fr.coscom.papers;

import fr.coscom.basis.Messages;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The template {@code fr/coscom/STAGE/NAME.html} of a page. Its {@code #{key}} are the sentences of the stage's bundle in
 * the language of the page; {@code language} is there for {@code html lang}. What fills it is escaped. A French page has
 * {@link FrenchSpaces}.
 */
public final class HtmlTemplate {

  private final String name;
  private final TemplateEngine engine = new TemplateEngine();

  private HtmlTemplate(String stage, String name) {
    this.name = name;
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(HtmlTemplate.class.getClassLoader());
    resolver.setPrefix("fr/coscom/" + stage + "/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(resolver);
    engine.setMessageResolver(new Sentences(stage));
  }

  public static HtmlTemplate of(String stage, String name) {
    return new HtmlTemplate(stage, name);
  }

  /**
   * The page in UTF-8, the same bytes everywhere.
   *
   * @param language {@code fr} or {@code en}
   */
  public byte[] page(String language, Map<String, ?> values) {
    Context context = new Context(Locale.forLanguageTag(language));
    values.forEach(context::setVariable);
    context.setVariable("language", language);
    String page = engine.process(name, context);
    return (language.equals("fr") ? FrenchSpaces.kept(page) : page).getBytes(StandardCharsets.UTF_8);
  }

  private static final class Sentences extends AbstractMessageResolver {

    private final String stage;

    Sentences(String stage) {
      this.stage = stage;
    }

    @Override
    public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] arguments) {
      return Messages.of(stage, context.getLocale().getLanguage()).text(key, arguments == null ? new Object[0] : arguments);
    }

    @Override
    public String createAbsentMessageRepresentation(ITemplateContext context, Class<?> origin, String key, Object[] arguments) {
      throw new IllegalArgumentException("no sentence " + key);
    }
  }
}

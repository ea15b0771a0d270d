package fr.coscom.statement;

import fr.coscom.papers.PdfFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * A {@link Letter} on a page A4, or two where it has very much to say: HTML, well-formed as XML too, without script
 * or anything from elsewhere; or PDF
 * made from it.
 */
public final class LetterFile {

  /** A letter with more to say is set smaller: up to so many lines, and beyond. */
  private static final int SHORT = 33;
  private static final int MIDDLING = 44;
  /** About how many of them a line holds. */
  private static final int CHARACTERS = 100;
  /** So many references, contract and run, stand at the foot of each page. */
  private static final int NAMED_BY = 2;
  /** What the page says beside the letter. */
  private static final List<String> LABELS = List.of(
      "subject", "scheme", "draft", "translation", "heading.reasons", "heading.calculation", "heading.calculation.held",
      "calculation.rounding", "heading.settlement", "heading.changes", "change.total", "heading.notes",
      "heading.remedies", "heading.sources", "signature", "signature.space");
  private static final TemplateEngine ENGINE = engine();

  private LetterFile() {}

  /**
   * Writes and flushes; the stream stays open.
   *
   * @param dated what a PDF says of its making
   */
  public static void write(Letter letter, Medium medium, OffsetDateTime dated, OutputStream out) throws IOException {
    if (medium == Medium.HTML) {
      html(letter, out);
      return;
    }
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    html(letter, page);
    PdfFile.write(page.toByteArray(), dated, out);
  }

  private static void html(Letter letter, OutputStream out) throws IOException {
    Context context = new Context(letter.language().equals("fr") ? Locale.FRANCE : Locale.ENGLISH);
    context.setVariable("letter", letter);
    Words words = Words.of(letter.language());
    context.setVariable("labels", LABELS.stream().collect(Collectors.toMap(key -> key, words::text)));
    context.setVariable("size", size(lines(letter)));
    context.setVariable("foot", letter.references().stream().limit(NAMED_BY).map(Row::value).collect(Collectors.joining(", ")));
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    ENGINE.process("letter", context, writer);
    writer.flush();
  }

  private static String size(int lines) {
    return lines <= SHORT ? "short" : lines <= MIDDLING ? "middling" : "long";
  }

  /** About how many lines the letter takes: what is said once in every letter is not counted. */
  static int lines(Letter letter) {
    int lines = letter.draft() ? 3 : 0;
    lines += letter.references().size() + lines(letter.opening());
    lines += letter.reasons().isEmpty() ? 0 : 2 + lines(letter.reasons());
    for (Calculation component : letter.calculations()) {
      lines += 1 + lines(component.lines());
    }
    lines += letter.settlement().size() + lines(letter.payment());
    lines += letter.notes().isEmpty() ? 0 : 2 + lines(letter.notes());
    lines += letter.changes().map(changes -> 4 + lines(changes.rows())).orElse(0);
    lines += letter.debt().map(debt -> 4 + lines(debt.rows()) + lines(debt.answers())).orElse(0);
    return lines + lines(letter.remedies()) + lines(List.of(String.join("; ", letter.sources())));
  }

  private static int lines(List<?> texts) {
    return texts.stream().mapToInt(text -> 1 + text(text).length() / CHARACTERS).sum();
  }

  private static String text(Object text) {
    return text instanceof Row row ? row.label() + row.value() : text.toString();
  }

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(LetterFile.class.getClassLoader());
    resolver.setPrefix("fr/coscom/statement/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}

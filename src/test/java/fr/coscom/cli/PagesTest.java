package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Every page that a paid year leaves can be read by everybody, as far as that shows without a browser; {@code make e2e} opens the
 * same pages in one.
 */
class PagesTest {

  private static final double READABLE = 4.5;
  private static final String WHITE = "#ffffff";
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
  private static final Pattern COLOUR = Pattern.compile("(?:^|[;\\s])color:\\s*([^;]+)");
  private static final Pattern BACKGROUND = Pattern.compile("(?:^|[;\\s])background(?:-color)?:\\s*(#[0-9a-fA-F]+)");

  @TempDir Path folder;

  @Test
  void everyPageOfAPaidYearCanBeReadByEverybody() throws Exception {
    List<Path> pages = pages();
    assertThat(pages.stream().map(page -> page.getFileName().toString()))
        .contains("report.html", "reconciliation.html", "bordereau-311.html");
    SoftAssertions all = new SoftAssertions();
    for (Path page : pages) {
      String text = Files.readString(page);
      all.assertThat(faults(text)).as(page.getFileName().toString()).isEmpty();
    }
    all.assertAll();
  }

  @Test
  void aPageWithEveryFaultIsCaught() throws Exception {
    String page = """
        <!DOCTYPE html>
        <html><head><title> </title><style>p { color: #999; } .a { background: #eee; color: #44505f; } b { color: rgb(1,2,3); }</style>
        <script src="https://example.org/a.js"></script></head>
        <body><h1>A</h1><table><tr><th scope="col">a</th></tr></table><h3>B</h3><h1>C</h1><img src="a.png"/><svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>
        <table><tr><th>a</th></tr></table><a href="https://example.org">x</a><table><tr><th scope="col"></th></tr></table></body></html>
        """;
    assertThat(faults(page)).containsExactlyInAnyOrder(
        "no lang", "no title", "2 h1", "h3 after h1", "0 main", "a script", "asks for https://example.org/a.js", "asks for a.png",
        "an image without words", "a drawing without words", "a table without a name", "a header without scope", "an empty header",
        "contrast 2.85 of #999 on #ffffff in p", "a colour that is not in figures in b: rgb(1,2,3)");
    assertThat(contrast("#000000", "#ffffff")).isCloseTo(21, within(0.01));
  }

  private List<Path> pages() throws Exception {
    try (CommandLineRun run = CommandLineRun.onFreshDatabase()) {
      Path output = folder.resolve("output");
      done(run.annualPayment(Path.of("sample-data/2024"), output));
      String sha256 = DurableFile.sha256(output.resolve("2024/run-1/run.json"));
      done(run.run("approve", "2024-1", "--sha256", sha256, "--operator", "d.durand"));
      done(run.run("release", "2024-1", "--sha256", sha256, "--operator", "a.petit"));
      done(run.run("reconcile", "src/test/e2e/bank-answer.xml", "--operator", "a.petit"));
      try (Stream<Path> files = Files.walk(output)) {
        return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
      }
    }
  }

  private static void done(CommandLineRun.Answer answer) {
    assertThat(answer.exitCode()).as(answer.err()).isZero();
  }

  private static List<String> faults(String text) throws Exception {
    Document page = parsed(text);
    Stream<String> structure = Stream.of(
        when(!page.getDocumentElement().getAttribute("lang").equals("fr"), "no lang"),
        when(xpath(page, "//*[local-name()='title'][normalize-space()][parent::*[local-name()='head']]").isEmpty(), "no title"),
        when(named(page, "h1").size() != 1, named(page, "h1").size() + " h1"),
        when(named(page, "main").size() != 1, named(page, "main").size() + " main"),
        when(!named(page, "script").isEmpty(), "a script"),
        when(!xpath(page, "//*[local-name()='img'][not(@alt)]").isEmpty(), "an image without words"),
        when(!xpath(page, "//*[local-name()='svg'][not(@aria-hidden='true')]"
            + "[not(@role='img' and (@aria-label or @aria-labelledby or *[local-name()='title']))]").isEmpty(), "a drawing without words"),
        when(!xpath(page, "//*[local-name()='th'][not(@scope='col' or @scope='row')]").isEmpty(), "a header without scope"),
        when(!xpath(page, "//*[local-name()='th'][@scope][not(normalize-space())]").isEmpty(), "an empty header"),
        when(!xpath(page, "//*[local-name()='table'][.//*[local-name()='th']][not(*[local-name()='caption'])]"
            + "[not(preceding::*[local-name()='h2' or local-name()='h3'])]").isEmpty(), "a table without a name"))
        .flatMap(found -> found);
    return Stream.of(structure, headings(page), requests(page), colours(page)).flatMap(found -> found).toList();
  }

  private static Stream<String> headings(Document page) {
    int[] levels = xpath(page, "//*[local-name()='h1' or local-name()='h2' or local-name()='h3' or local-name()='h4']").stream()
        .mapToInt(heading -> heading.getLocalName().charAt(1) - '0').toArray();
    return IntStream.range(1, levels.length).filter(i -> levels[i] > levels[i - 1] + 1)
        .mapToObj(i -> "h" + levels[i] + " after h" + levels[i - 1]);
  }

  /** What a browser would fetch when it shows the page; links of a text are followed by people only. */
  private static Stream<String> requests(Document page) {
    return xpath(page, "//*[@src] | //*[local-name()='link'][@href] | //*[local-name()='use' or local-name()='image'][@href]").stream()
        .map(element -> element.getAttribute(element.hasAttribute("src") ? "src" : "href"))
        .filter(reference -> !reference.startsWith("#")).map(reference -> "asks for " + reference);
  }

  private static Stream<String> colours(Document page) {
    String style = String.join("\n", xpath(page, "//*[local-name()='style']").stream().map(Element::getTextContent).toList());
    Stream<String> outside = style.contains("url(") || style.contains("@import") ? Stream.of("a style from elsewhere") : Stream.empty();
    return Stream.concat(outside, RULE.matcher(style).results().flatMap(PagesTest::colours));
  }

  private static Stream<String> colours(MatchResult rule) {
    Matcher colour = COLOUR.matcher(rule.group(2));
    if (!colour.find()) {
      return Stream.empty();
    }
    String selector = rule.group(1).strip();
    if (!colour.group(1).strip().matches("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")) {
      return Stream.of("a colour that is not in figures in " + selector + ": " + colour.group(1).strip());
    }
    Matcher background = BACKGROUND.matcher(rule.group(2));
    String behind = background.find() ? background.group(1) : WHITE;
    double contrast = contrast(colour.group(1).strip(), behind);
    return when(contrast < READABLE,
        String.format(Locale.ROOT, "contrast %.2f of %s on %s in %s", contrast, colour.group(1).strip(), behind, selector));
  }

  /** Of WCAG 2.1, 1 to 21. */
  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    String hex = colour.length() == 4 ? colour.replaceAll("([0-9a-fA-F])", "$1$1") : colour;
    double[] weights = {0.2126, 0.7152, 0.0722};
    return IntStream.range(0, 3).mapToDouble(i -> {
      double share = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      return weights[i] * (share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
    }).sum();
  }

  private static Stream<String> when(boolean faulty, String fault) {
    return faulty ? Stream.of(fault) : Stream.empty();
  }

  private static List<Element> named(Document page, String name) {
    return xpath(page, "//*[local-name()='" + name + "']");
  }

  private static List<Element> xpath(Document page, String path) {
    try {
      NodeList found = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, page, XPathConstants.NODESET);
      return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  private static Document parsed(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setEntityResolver((name, system) -> {
      throw new IOException("refers to " + system);
    });
    return builder.parse(new InputSource(new StringReader(text)));
  }
}

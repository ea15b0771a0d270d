package fr.coscom.audit;

import java.util.List;

/** Plain text of at most 100 columns: headings, paragraphs with a hanging indent, tables of two columns. */
final class TextPage {

  static final int WIDTH = 100;
  static final char NO_BREAK = '\u00A0';
  private static final int LABEL = 32;

  private final StringBuilder text = new StringBuilder();

  void title(String title) {
    paragraph("", title);
    text.append("=".repeat(Math.min(WIDTH, shown(title).length()))).append('\n');
  }

  void section(String heading) {
    blank();
    paragraph("", heading);
    text.append("-".repeat(Math.min(WIDTH, shown(heading).length()))).append('\n');
  }

  void blank() {
    text.append('\n');
  }

  /** @param before what stands before the first line; the others are indented by as much */
  void paragraph(String before, String words) {
    String first = shown(before);
    int room = WIDTH - first.length();
    StringBuilder line = new StringBuilder();
    String indent = first;
    for (String word : unbroken(shown(words)).split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > room) {
        line(indent + line);
        indent = " ".repeat(first.length());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    line(indent + line);
  }

  /** A label in a column of its own, and what belongs to it. */
  void row(String label, String words) {
    paragraph("  " + padded(label, LABEL - 3) + " ", words);
  }

  /** Already laid out; only spaces that may not break become ordinary ones. */
  void line(String line) {
    text.append(line.replace(NO_BREAK, ' ').stripTrailing()).append('\n');
  }

  /** French signs do not begin a line, nor end one. */
  private static String unbroken(String words) {
    return words.replaceAll(" ([:;?!»%€])", NO_BREAK + "$1").replace("« ", "«" + NO_BREAK);
  }

  static String padded(String words, int width) {
    return words + " ".repeat(Math.max(0, width - words.length()));
  }

  static String toTheRight(String words, int width) {
    return " ".repeat(Math.max(0, width - words.length())) + words;
  }

  static int widest(List<String> words) {
    return words.stream().mapToInt(String::length).max().orElse(0);
  }

  /** What a person typed may not steer the terminal. */
  static String shown(String words) {
    return words.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

package fr.coscom.docs;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A page that is written line by line. */
final class Markdown {

  private final StringBuilder text = new StringBuilder();

  Markdown line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** A block with an empty line after it. */
  Markdown block(String block) {
    return line(block).line("");
  }

  Markdown table(List<String> header, List<List<String>> rows) {
    row(header);
    row(header.stream().map(cell -> "---").toList());
    rows.forEach(this::row);
    return line("");
  }

  private void row(List<String> cells) {
    line(cells.stream().map(cell -> cell.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |")));
  }

  /** The place in a page to which a heading can be linked. */
  static String anchor(String heading) {
    return heading.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}

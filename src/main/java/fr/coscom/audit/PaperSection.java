package fr.coscom.audit;

import java.util.List;

/**
 * A titled part of a paper.
 *
 * @param intro sentences before the tables
 * @param tables those with a row are shown
 * @param rest sentences after them
 */
public record PaperSection(String title, List<String> intro, List<PaperTable> tables, List<String> rest) {

  private static final int BRIEF = 12;

  public PaperSection {
    intro = List.copyOf(intro);
    tables = tables.stream().filter(table -> !table.isEmpty()).toList();
    rest = rest.stream().filter(sentence -> !sentence.isEmpty()).toList();
  }

  /** Whether it is short enough to stay together on a page. */
  public boolean brief() {
    return tables.stream().mapToInt(table -> table.rows().size()).sum() <= BRIEF;
  }
}

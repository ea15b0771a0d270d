package fr.coscom.audit;

import java.util.List;
import java.util.Map;

/** How wide the columns of the workbook are, in characters: the widest sheets are still read when printed one page wide. */
final class ColumnWidths {

  private static final int USUAL = 13;
  /** What the indent of a text and the margins of its cell take. */
  private static final int INDENT = 2;

  private static final Map<String, Integer> WIDTHS = Map.ofEntries(
      Map.entry("about", 36), Map.entry("says", 110), Map.entry("test", 96), Map.entry("meaning", 34),
          Map.entry("value", 20),
      Map.entry("unit", 26), Map.entry("source", 40), Map.entry("note", 46), Map.entry("question", 60),
          Map.entry("taken", 60),
      Map.entry("other", 50), Map.entry("contract_id", 30), Map.entry("caisse", 8), Map.entry("component", 14),
          Map.entry("base", 10),
      Map.entry("code", 28), Map.entry("days", 8), Map.entry("of_days", 15), Map.entry("year_days", 9),
          Map.entry("segments", 11),
      Map.entry("exact_sum", 34), Map.entry("rests_on", 64), Map.entry("exact", 20), Map.entry("reasons", 28), Map.entry("warnings", 28),
          Map.entry("why", 50),
      Map.entry("next", 50), Map.entry("message", 70), Map.entry("file", 29), Map.entry("lot", 6), Map.entry("line", 8),
      Map.entry("column", 26), Map.entry("key", 26), Map.entry("before", 22), Map.entry("after", 22),
          Map.entry("cause", 20),
      Map.entry("end_to_end_id", 28), Map.entry("message_id", 36), Map.entry("block_id", 36),
          Map.entry("closed_by", 26), Map.entry("bank_meaning", 26), Map.entry("state", 20), Map.entry("status", 16),
      Map.entry("holder", 30), Map.entry("iban", 22), Map.entry("bank_file", 30),
      Map.entry("reissue_of", 28), Map.entry("file_name", 48), Map.entry("file_sha256", 68), Map.entry("sha256", 68),
      Map.entry("control", 36), Map.entry("object", 56), Map.entry("moment", 30), Map.entry("detail", 60),
          Map.entry("reason", 26),
      Map.entry("decision", 26), Map.entry("effect", 16), Map.entry("document_ref", 34), Map.entry("author", 26),
          Map.entry("at", 20),
      Map.entry("event", 22), Map.entry("operator", 26), Map.entry("region", 30), Map.entry("chosen_for", 30),
          Map.entry("parameter", 24),
      Map.entry("legal_basis", 26), Map.entry("checked_by", 20), Map.entry("result", 22), Map.entry("remark", 40));

  private ColumnWidths() {}

  /** How many lines a text takes in its column, when words stay whole and longer ones are broken. */
  static int lines(String column, String text) {
    int width = of(column) - INDENT;
    int lines = 1;
    int used = 0;
    for (String word : text.split(" ")) {
      int space = used == 0 ? 0 : 1;
      if (used + space + word.length() > width && used > 0) {
        lines++;
        used = 0;
        space = 0;
      }
      lines += Math.max(0, word.length() - 1) / width;
      used += space + (word.length() <= width ? word.length() : (word.length() - 1) % width + 1);
    }
    return lines;
  }

  /** Of a sheet with these columns. */
  static int ofAll(List<String> columns) {
    return columns.stream().mapToInt(ColumnWidths::of).sum();
  }

  static int of(String column) {
    return WIDTHS.getOrDefault(column, USUAL);
  }
}

package fr.coscom.audit;

import java.util.List;
import java.util.Map;

/**
 * What the two pages to decide from have room for: heights of print in points, as the style of the page gives them, estimated from the
 * texts. A test prints the fullest report and one with little beside its reasons.
 *
 * @param causes rows of the table of causes
 */
record ReportRoom(ReportData data, ReportWords words, int causes) {

  /** What may be taken by rows that are not always there. */
  private static final int POINTS = 690;

  private static final int ROW = 11;
  private static final int CONTROL = 8;
  private static final int LINE = 9;
  /** Caption, heading and sum of a table; with its title and its sentence too. */
  private static final int TABLE = 33;
  private static final int SECTION = 60;

  private static final int LETTERS_OF_A_NOTICE = 115;
  /** By place of the column. */
  private static final Map<Integer, Integer> LETTERS_OF_A_READING = Map.of(1, 34, 2, 42, 3, 25);
  private static final Map<Integer, Integer> LETTERS_OF_A_REASON = Map.of(0, 44, 3, 13, 4, 46);

  /** For the reasons. */
  int left() {
    int caisses = Math.min(data.summary().byCaisse().size(), ReportDecision.MOST_CAISSES + 1);
    int readings = new ReportReadings(data, words).table().rows().stream().mapToInt(row -> height(row, LETTERS_OF_A_READING)).sum();
    return POINTS - notices() - ROW * caisses - differences() - CONTROL * data.controls().size() - readings;
  }

  /** A correction has the causes of the year before in the annex. */
  private int differences() {
    if (data.corrects()) {
      return SECTION + ROW * causes;
    }
    return data.yearCauses().isEmpty() ? 0 : TABLE + ROW * data.yearCauses().size();
  }

  private int notices() {
    return ReportFile.notices(data, words).stream().mapToInt(notice -> LINE * lines(notice, LETTERS_OF_A_NOTICE)).sum();
  }

  static int ofReason(List<String> row) {
    return height(row, LETTERS_OF_A_REASON);
  }

  private static int height(List<String> row, Map<Integer, Integer> letters) {
    return ROW - LINE + LINE * letters.entrySet().stream().mapToInt(column -> lines(row.get(column.getKey()), column.getValue())).max().orElse(1);
  }

  private static int lines(String text, int letters) {
    return 1 + Math.max(0, text.length() - 1) / letters;
  }
}

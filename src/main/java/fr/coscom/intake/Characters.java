package fr.coscom.intake;

/** Which characters a cell may hold, and which are blank. */
final class Characters {

  private Characters() {}

  /**
   * Controls, line breaks of any kind, marks that turn the direction of a text, and what a lossy conversion leaves
   * behind: none of them belongs in a name, a date or an account.
   */
  static boolean isForbidden(char c) {
    return Character.isISOControl(c)
        || c == '\u2028' || c == '\u2029'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\uFEFF' || c >= '\uFFFD';
  }

  static boolean hasForbidden(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (isForbidden(cell.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Without the blanks around it, the no-break spaces of spreadsheets included. */
  static String strip(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && isBlank(cell.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}

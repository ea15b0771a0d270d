package fr.coscom.intake;

import java.text.Normalizer;

/** Whether enough of a name is left once it is written with the characters that banks exchange. */
final class HolderName {

  private static final String MAPPED = "ŒœÆæßẞŁłĐđØøıÞþÐðĦħŊŋ’‘‚‛“”„«»‐‑‒–—―−";
  private static final String KEPT = "/-?:().,'+ ";

  private HolderName() {}

  static boolean isWritable(String name) {
    int letters = 0;
    int kept = 0;
    int all = 0;
    for (int c : Normalizer.normalize(name, Normalizer.Form.NFKD).codePoints().toArray()) {
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      boolean written = letter || (c >= '0' && c <= '9') || (MAPPED + KEPT).indexOf(c) >= 0;
      letters += letter || (Character.isLetter(c) && written) ? 1 : 0;
      kept += written ? 1 : 0;
      all++;
    }
    return letters >= 2 && 5 * kept >= 4 * all;
  }
}

package fr.coscom.basis;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * Text in the Latin set of SEPA: the 62 letters and digits without accents, ten signs and the space, 73 characters in
 * all (EPC217-08). Every bank carries these; anything else may come back as a dot or stop the file.
 */
public final class SepaText {

  private static final String SIGNS = "/-?:().,'+";
  private static final int SHORTEST_NAME = 2;
  private static final int LONGEST_NAME = 70;

  /** What Unicode does not take apart, or takes apart into something unreadable. */
  private static final Map<String, String> OWN = Map.ofEntries(
      entry("œ", "oe"), entry("Œ", "OE"), entry("æ", "ae"), entry("Æ", "AE"), entry("ß", "ss"), entry("ẞ", "SS"),
      entry("ł", "l"), entry("Ł", "L"), entry("đ", "d"), entry("Đ", "D"), entry("ð", "d"), entry("Ð", "D"),
      entry("ø", "o"), entry("Ø", "O"), entry("ı", "i"), entry("þ", "th"), entry("Þ", "TH"), entry("ħ", "h"),
      entry("Ħ", "H"), entry("ŧ", "t"), entry("Ŧ", "T"), entry("ŋ", "n"), entry("Ŋ", "N"), entry("ĸ", "k"),
      entry("’", "'"), entry("‘", "'"), entry("‚", "'"), entry("‛", "'"), entry("“", "'"), entry("”", "'"),
      entry("„", "'"), entry("«", "'"), entry("»", "'"), entry("‹", "'"), entry("›", "'"), entry("\"", "'"),
      entry("`", "'"), entry("´", "'"), entry("′", "'"), entry("″", "'"), entry("ʼ", "'"), entry("ʹ", "'"),
      entry("‐", "-"), entry("‒", "-"), entry("–", "-"), entry("—", "-"), entry("―", "-"), entry("−", "-"),
      entry("_", "-"), entry("&", "+"), entry(";", ","), entry("·", "."), entry("•", "."), entry("⁄", "/"),
      entry("\\", "/"), entry("|", "/"), entry("[", "("), entry("]", ")"), entry("{", "("), entry("}", ")"),
      entry("€", "EUR"));

  private final StringBuilder kept = new StringBuilder();
  private int characters;
  private int lost;

  private SepaText(String text) {
    text.codePoints().forEach(this::take);
  }

  /** The text with every character of the set kept or mapped, the others dropped, and single spaces between words. */
  public static String latin(String text) {
    return new SepaText(text).collapsed();
  }

  /** True when every character belongs to the set; an empty text does. */
  public static boolean isLatin(String text) {
    return text.chars().allMatch(c -> c == ' ' || isLatin(c));
  }

  /** The rule of EPC230-15 for references: no slash first or last, no two together. */
  public static boolean slashesAllowed(String reference) {
    return !reference.startsWith("/") && !reference.endsWith("/") && !reference.contains("//");
  }

  /**
   * The name of an account holder as it is sent to the bank: 2 to 70 characters, two letters or more. Empty when the
   * name cannot be told any more: of its characters (code points; spaces, combining accents and invisible marks are
   * none) fewer than four in five have a form in the set. A letter that only loses its accent, or is mapped, counts as
   * kept.
   */
  public static Optional<String> holder(String name) {
    SepaText text = new SepaText(name);
    String latin = text.collapsed();
    boolean recognisable = latin.chars().filter(SepaText::isLetter).count() >= 2 && text.lost * 5 <= text.characters;
    boolean fits = latin.length() >= SHORTEST_NAME && latin.length() <= LONGEST_NAME;
    return recognisable && fits ? Optional.of(latin) : Optional.empty();
  }

  private void take(int character) {
    if (isSpace(character)) {
      kept.append(' ');
    } else if (isSeen(character)) {
      int before = kept.length();
      append(character);
      characters++;
      lost += kept.length() == before ? 1 : 0;
    }
  }

  /** The own map comes first: Unicode would take a lone acute accent apart into a space and a mark. */
  private void append(int character) {
    String own = OWN.get(Character.toString(character));
    if (own != null) {
      kept.append(own);
      return;
    }
    Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD).codePoints().forEach(part -> {
      if (isLatin(part)) {
        kept.appendCodePoint(part);
      } else {
        kept.append(OWN.getOrDefault(Character.toString(part), ""));
      }
    });
  }

  private String collapsed() {
    return kept.toString().replaceAll(" +", " ").strip();
  }

  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK,
          Character.FORMAT -> false;
      default -> true;
    };
  }

  private static boolean isLatin(int character) {
    return isLetter(character) || character >= '0' && character <= '9' || SIGNS.indexOf(character) >= 0;
  }

  private static boolean isLetter(int character) {
    return character >= 'A' && character <= 'Z' || character >= 'a' && character <= 'z';
  }
}
